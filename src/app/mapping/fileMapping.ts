import { suggestMappings, type MappingQuestion, type SuggestOptions } from '../../forms/index';
import type { BoundTable, RecognisedSheet } from '../../forms/index';
import { formatAddress } from '../../kernel/address';
import type { ReadFile } from '../check';
import type { ReportMapping } from '../reportTypes';

/** What a profile made of a file's headers, and what it leaves to be asked. */
export function fileMapping(file: ReadFile): ReportMapping {
  return {
    bound: file.tables.flatMap(boundIn),
    ignored: file.tables.flatMap((table) =>
      (table.layout.ignoredHeaders ?? []).map(({ text, at }) => ({
        table: table.name,
        sheet: table.sheet.name,
        cell: formatAddress(at),
        header: text,
      })),
    ),
    questions: fileQuestions(file).map(({ table, header, unit, at, samples, suggestions }) => ({
      table,
      sheet: at.sheet,
      cell: formatAddress(at.cell),
      header,
      unit: unit ?? null,
      samples,
      suggestions,
    })),
  };
}

/** Headers of one file that a person has to say the meaning of. */
export function fileQuestions(
  file: ReadFile,
  options?: SuggestOptions,
): readonly MappingQuestion[] {
  return suggestMappings(sheetsOf(file), file.path, file.profile, options);
}

function boundIn(table: BoundTable): ReportMapping['bound'] {
  return table.fields
    .filter(({ mapped }) => mapped === true)
    .map(({ key, header, at, unit }) => ({
      table: table.name,
      sheet: table.sheet.name,
      cell: formatAddress(at),
      header,
      field: key,
      unit: unit ?? null,
    }));
}

/** The sheets that hold data, as they were recognised, or were not. */
function sheetsOf({ snapshot, tables, unknown }: ReadFile): readonly RecognisedSheet[] {
  return (snapshot?.sheets ?? []).flatMap((sheet): readonly RecognisedSheet[] => {
    const own = tables.filter((table) => table.sheet === sheet);
    const [first] = own;
    if (first !== undefined)
      return [{ sheet, recognition: { kind: 'form', form: first.form, tables: own } }];
    const found = unknown.find((one) => one.sheet === sheet.name);
    if (found === undefined) return [];
    const { closest } = found;
    const near = closest === undefined ? {} : { closest: { ...closest, found: [] } };
    return [{ sheet, recognition: { kind: 'unknown', ...near } }];
  });
}
