import { type CellObject, read, utils, type WorkBook } from '@e965/xlsx';
import { codes, fieldByKey, formDefinitions } from '../../src/standard';
import type { ToldRow, ToldValue } from '../received';

/** The written county table as another program reads it. */
export interface WrittenTable {
  /** From the sheet 数据来源. */
  readonly rows: readonly ToldRow[];
  /** Values whose cell of the ledger holds something else, or bears no note of where they come from. */
  readonly astray: readonly string[];
  readonly values: number;
  readonly notes: number;
}

const ORIGINS = '数据来源';

/** Columns of the sheet 数据来源, in its order. */
interface Line {
  readonly code: string;
  readonly name: string;
  readonly level: 'primary' | 'junior' | null;
  readonly field: string;
  readonly value: string | number | null;
  readonly path: string;
  readonly sheet: string;
  readonly cell: string;
  readonly place: string;
}

/** Reads the table back: what it says of each value, and whether the ledger holds it. `place` shortens paths. */
export function readTable(bytes: Uint8Array, place: (path: string) => string): WrittenTable {
  const book = read(bytes, { type: 'array', cellFormula: false });
  const ledger = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const lines = linesOf(book);
  const rows = new Map<string, { row: ToldRow; values: Record<string, ToldValue> }>();
  const astray: string[] = [];
  let notes = 0;
  for (const { code, name, level, field, value, path, sheet, cell, place: at } of lines) {
    const key = `${code} ${name} ${String(level)}`;
    const values = rows.get(key)?.values ?? {};
    rows.set(key, { row: { code, name, level, values }, values });
    const origin = path === '' ? null : { path: place(path), sheet, cell };
    values[field] = { value, origin };
    const found = ledger[at] as CellObject | undefined;
    if (at.startsWith('—') || value === null) continue;
    if (!isSame(field, found?.v, value)) astray.push(`${key} ${field}: ${at} ${String(found?.v)}`);
    const note = found?.c?.map(({ t }) => t).join('') ?? '';
    if (note.includes(path)) notes++;
    // Beyond what a sheet can bear, a school's files are noted on its name alone.
    else if (field === 'school_name') astray.push(`${key}: no note of ${path}`);
  }
  return { rows: [...rows.values()].map(({ row }) => row), astray, values: lines.length, notes };
}

const LEVELS: Readonly<Record<string, Line['level']>> = { 小学: 'primary', 初中: 'junior' };

function linesOf(book: WorkBook): readonly Line[] {
  const sheet = book.Sheets[ORIGINS];
  if (sheet === undefined) throw new Error(`no sheet ${ORIGINS}`);
  const keys = keysByName();
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return utils
    .sheet_to_json<unknown[]>(sheet, { header: 1, defval: null })
    .slice(2)
    .map(([code, name, level, field, value, path, from, cell, , , place]): Line => ({
      code: text(code),
      name: text(name),
      level: LEVELS[text(level)] ?? null,
      field: keys.get(text(field)) ?? text(field),
      value: typeof value === 'number' || typeof value === 'string' ? value : null,
      path: text(path),
      sheet: text(from),
      cell: text(cell),
      place: text(place),
    }));
}

function keysByName(): ReadonlyMap<string, string> {
  const ledger = formDefinitions()
    .flatMap(({ tables }) => tables)
    .find(({ table }) => table === 'ledger');
  const columns = ledger?.layout === 'records' ? ledger.columns : [];
  return new Map(columns.map(({ key }) => [fieldByKey(key)?.name.zh ?? key, key]));
}

/** The ledger writes codes as the names that forms print. */
function isSame(field: string, held: unknown, value: string | number): boolean {
  if (held === value) return true;
  const { schoolTypes, founderTypes, urbanRural } = codes().lists;
  const list = { school_type: schoolTypes, founder_type: founderTypes, urban_rural: urbanRural };
  const entries = Object.entries(list).find(([key]) => key === field)?.[1] ?? [];
  return entries.some(({ code, name }) => code === value && name.zh === held);
}
