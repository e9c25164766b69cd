import {
  rowsOf,
  suggestMappings,
  type MappingQuestion,
  type SuggestOptions,
} from '../../forms/index';
import type { BoundTable, Closest, RecognisedSheet } from '../../forms/index';
import { formatAddress, parseAddress } from '../../kernel/address';
import type { ReadFile, UnknownSheet } from '../check';
import type { ReportMapping } from '../reportTypes';

/** What a profile made of a file's headers, and what it leaves to be asked. */
export function fileMapping(file: ReadFile): ReportMapping {
  return {
    bound: [...file.tables.flatMap(boundIn), ...file.tables.flatMap(labelsIn)],
    ignored: file.tables.flatMap((table) =>
      (table.layout.ignoredHeaders ?? []).map(({ text, at, axis }) => ({
        table: axis === 'row' ? rowsOf(table.name) : table.name,
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

/** Rows of tables that cross rows with columns. */
function labelsIn(table: BoundTable): ReportMapping['bound'] {
  return (table.layout.mappedLabels ?? []).map(({ key, text, at }) => ({
    table: rowsOf(table.name),
    sheet: table.sheet.name,
    cell: formatAddress(at),
    header: text,
    field: key,
    unit: null,
  }));
}

/** The sheets that hold data, as they were recognised, or were not. */
function sheetsOf({ snapshot, tables, unknown }: ReadFile): readonly RecognisedSheet[] {
  return (snapshot?.sheets ?? []).flatMap((sheet): readonly RecognisedSheet[] => {
    const own = tables.filter((table) => table.sheet === sheet);
    const unread = unknown.filter((one) => one.sheet === sheet.name);
    const near = unread.flatMap(({ closest }) => (closest === undefined ? [] : closestOf(closest)));
    const [first] = own;
    if (first !== undefined)
      return [
        { sheet, recognition: { kind: 'form', form: first.form, tables: own, unread: near } },
      ];
    if (unread.length === 0) return [];
    const [closest] = near;
    const known = closest === undefined ? {} : { closest };
    return [{ sheet, recognition: { kind: 'unknown', ...known } }];
  });
}

function closestOf({
  form,
  table,
  cell,
  missing,
}: NonNullable<UnknownSheet['closest']>): readonly Closest[] {
  const at = parseAddress(cell);
  return at === undefined ? [] : [{ form, table, at, missing, found: [] }];
}
