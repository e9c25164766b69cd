import { formulaName } from '../formula/table';
import type { BoundTable } from '../forms/types';
import { formatAddress } from '../kernel/address';
import type { Language } from './types';

/** A row of a table. */
export interface SchoolRow {
  readonly table: BoundTable;
  readonly row: number;
}

type Finder = (table: BoundTable, row: number) => SchoolRow | undefined;

const finders = new WeakMap<readonly BoundTable[], Map<string, Finder>>();

/**
 * Finds the row of the same school in the tables of another name, such as last year's: that of the same level where
 * there is one, else its first. Made once for the tables of a check.
 */
export function sameSchool(tables: readonly BoundTable[], name: string): Finder {
  const wanted = formulaName(name);
  const known = finders.get(tables) ?? new Map<string, Finder>();
  finders.set(tables, known);
  const finder = known.get(wanted) ?? finderIn(tables, wanted);
  known.set(wanted, finder);
  return finder;
}

function finderIn(tables: readonly BoundTable[], wanted: string): Finder {
  const rows = new Map<string, SchoolRow>();
  for (const table of tables) {
    if (formulaName(table.name) !== wanted) continue;
    for (let row = 0; row < table.rowCount; row += 1) {
      const code = textOf(table, row, 'school_code');
      if (code === '') continue;
      const place = { table, row };
      for (const key of [code, `${code}|${textOf(table, row, 'level')}`]) {
        if (!rows.has(key)) rows.set(key, place);
      }
    }
  }
  return (table, row) => {
    const code = textOf(table, row, 'school_code');
    return rows.get(`${code}|${textOf(table, row, 'level')}`) ?? rows.get(code);
  };
}

function textOf(table: BoundTable, row: number, field: string): string {
  return table.readingOf(row, field)?.text ?? '';
}

/** Where a cell stands that is not on the sheet of the finding: file (where it is another), sheet and address. */
export function placeText(
  { table, row }: SchoolRow,
  field: string,
  ownFile: string,
  lang: Language,
): string {
  const placed = table.elsewhereOf?.(row, field);
  const at = placed?.at ?? table.cellOf(row, field);
  const sheet = (placed?.sheet ?? table.sheet).name;
  const cell = at === undefined ? '' : formatAddress(at);
  const file = table.file === ownFile ? '' : table.file;
  if (lang === 'zh') return `${file}“${sheet}”${cell}`;
  return `${file === '' ? '' : `${file}, `}sheet “${sheet}” ${cell}`;
}
