import { readFile as readBytes } from 'node:fs/promises';
import { recogniseWorkbook } from '../../src/forms/index';
import type { BoundTable } from '../../src/forms/types';
import { formatAddress } from '../../src/kernel/address';
import { findStandard } from '../../src/standard/index';
import type { Level, Standard } from '../../src/standard/types';
import type { Collection, CountyRow, SettledValue } from '../../src/app/collect/types';
import { readWorkbook } from '../../src/xlsx/index';

export function standardOf(id: string): Standard {
  const standard = findStandard(id);
  if (!standard.ok) throw new Error(id);
  return standard.value;
}

/** A collection of these rows and nothing else. */
export function collection(
  rows: readonly CountyRow[],
  more: Partial<Collection> = {},
  standard = 'cn.quality-2017',
): Collection {
  return {
    options: { standard: standardOf(standard), reliefs: [] },
    files: [],
    remarks: new Map(),
    schools: [],
    missing: [],
    years: [],
    rows,
    ...more,
  };
}

/** One row of the county table for each row of a workbook's ledger, as if one file had said it all. */
export async function collectionOfLedger(path: string, standard?: string): Promise<Collection> {
  const book = readWorkbook(new Uint8Array(await readBytes(path)));
  if (!book.ok) throw new Error(path);
  const tables = recogniseWorkbook(book.value, path).flatMap(({ recognition }) =>
    recognition.kind === 'form' ? recognition.tables : [],
  );
  const ledger = tables.find(({ name }) => name === 'ledger');
  if (ledger === undefined) throw new Error(`no ledger in ${path}`);
  const rows = Array.from({ length: ledger.rowCount }, (_, row) => rowOf(ledger, row, path));
  return collection(sorted(rows), {}, standard);
}

const LEVELS: Readonly<Record<string, Level>> = { 小学: 'primary', 初中: 'junior' };

function rowOf(ledger: BoundTable, row: number, path: string): CountyRow {
  const values = Object.fromEntries(
    ledger.fields
      .filter(({ key }) => key !== 'seq')
      .map(({ key }) => [key, valueOf(ledger, row, key, path)] as const),
  );
  const text = (key: string): string => String(values[key]?.value ?? '');
  return {
    code: text('school_code'),
    name: text('school_name'),
    type: text('school_type'),
    level: LEVELS[text('level')] ?? null,
    values,
    paths: [path],
  };
}

function valueOf(ledger: BoundTable, row: number, key: string, path: string): SettledValue {
  const reading = ledger.readingOf(row, key);
  const at = ledger.cellOf(row, key);
  const raw = reading?.raw ?? null;
  return {
    state: reading?.state ?? 'blank',
    value: reading?.number ?? reading?.text ?? (typeof raw === 'object' ? null : String(raw)),
    settling: 'only',
    origin: { path, sheet: ledger.sheet.name, cell: at === undefined ? '' : formatAddress(at) },
    others: [],
  };
}

/** Primary before junior, each by code; rows without a level last. */
export function sorted(rows: readonly CountyRow[]): readonly CountyRow[] {
  const order = ({ level }: CountyRow) => (level === null ? 2 : level === 'primary' ? 0 : 1);
  return [...rows].sort((a, b) => order(a) - order(b) || (a.code < b.code ? -1 : 1));
}
