import { formatAddress } from '../../src/kernel/address';
import { writeWorkbook } from '../../src/xlsx';
import { newSheet } from '../examples';
import { cleanLedger, type Cell, type ExampleSheet } from '../examples/county';
import { LEDGER_HEADERS } from '../examples/headers';
import { COLUMNS, messyLedger } from '../examples/messy';
import type { LedgerRow } from '../examples/truth';
import { ledgerOfSchools, type InventedSchool } from './schools';
import type { TrueRow, TrueValue } from './types';

/** Codes of the founders as the standard lists them. */
export const FOUNDERS: Readonly<Record<string, string>> = { 县级教育部门: '7', 民办: '10' };

/** Fields that belong to the sheet or to the row's key, not to the school. */
const NOT_TAKEN = new Set(['seq', 'level', 'note', 'head']);

export interface LedgerMade {
  readonly bytes: Uint8Array;
  readonly rows: readonly TrueRow[];
  /** The year that its title names. */
  readonly year: number | null;
}

/** A ledger of one or several schools: as the headers of the contract word it, or as it arrives after a year of use. */
export function ledgerFile(
  schools: readonly InventedSchool[],
  path: string,
  { saved, isMessy }: { readonly saved: string | null; readonly isMessy: boolean },
): LedgerMade {
  const rows = ledgerOfSchools(schools);
  const sheet = isMessy ? messyLedger(rows) : cleanLedger(rows);
  const bytes = writeWorkbook([newSheet(sheet)], saved === null ? {} : { saved });
  const told = rows.map((row) => toldByRow(row, sheet, isMessy, path));
  return { bytes, rows: told, year: isMessy ? 2026 : null };
}

/** The row stands where its code and level do. */
function toldByRow(row: LedgerRow, sheet: ExampleSheet, isMessy: boolean, path: string): TrueRow {
  const keys = isMessy
    ? ['', '', ...COLUMNS.map(([, , key]) => key)]
    : LEDGER_HEADERS.map(([key]) => key);
  const [codes, levels] = [keys.indexOf('school_code'), keys.indexOf('level')];
  const at = sheet.rows.findIndex(
    (cells) => cells[codes] === row['school_code'] && cells[levels] === row['level'],
  );
  const values: Record<string, TrueValue> = {};
  keys.forEach((key, column) => {
    const value = meant(key, row[key] ?? null);
    if (key === '' || NOT_TAKEN.has(key) || value === null) return;
    values[key] = { value, path, sheet: sheet.name, cell: formatAddress({ row: at, column }) };
  });
  return {
    code: String(row['school_code']),
    name: String(row['school_name']),
    type: String(row['school_type']),
    level: row['level'] === '小学' ? 'primary' : 'junior',
    values,
    open: [],
  };
}

function meant(key: string, value: Cell): Cell {
  return key === 'founder_type' ? (FOUNDERS[String(value)] ?? value) : value;
}
