import { bySchool, type School } from '../examples/schoolSheet';
import { ledgerRows, type LedgerRow } from '../examples/truth';

const COUNTY = '澄湖县';

const TOWNSHIPS = [
  '青溪镇',
  '白沙镇',
  '柳河乡',
  '石门镇',
  '双桥乡',
  '云台镇',
  '大湾镇',
  '东山乡',
  '南坪镇',
  '北坝乡',
  '红岩镇',
  '清水乡',
  '古渡镇',
  '马坪乡',
  '黄泥镇',
  '金竹乡',
  '杨柏镇',
  '桃源乡',
  '永兴镇',
  '太和乡',
];

/** A school of the invented county, and the township whose folder its file lies in. */
export interface InventedSchool {
  readonly township: string;
  readonly code: string;
  readonly name: string;
  /** Code of the school type. */
  readonly type: string;
  readonly rows: School;
}

/**
 * The example county scaled up: its 41 ordinary schools in each township with figures of their own, the first with the
 * county's one special school. Codes are valid, of one province, and the same for the same place in the list.
 */
export function inventedSchools(seed: number, count: number): InventedSchool[] {
  const schools: InventedSchool[] = [];
  for (let block = 0; schools.length < count; block++) {
    const township = townshipAt(block);
    for (const rows of bySchool(ledgerRows(seed + block))) {
      const type = String(anyRow(rows)['school_type']);
      if (type === '514' && block > 0) continue;
      schools.push(named(rows, township, type, schools.length + 1));
    }
  }
  return schools.slice(0, count);
}

function townshipAt(block: number): string {
  const round = Math.floor(block / TOWNSHIPS.length);
  const name = TOWNSHIPS[block % TOWNSHIPS.length] ?? '';
  return round === 0 ? name : `${'东南西北'[round - 1] ?? '新'}${name}`;
}

function named(rows: School, township: string, type: string, place: number): InventedSchool {
  const known = anyRow(rows);
  const code = `${String(known['school_code']).slice(0, 4)}01${String(place).padStart(4, '0')}`;
  const name = String(known['school_name']).replace(COUNTY, COUNTY + township);
  return { township, code, name, type, rows: withIdentity(rows, code, name) };
}

/** The same school under another code or name. */
export function withIdentity(rows: School, code: string, name: string): School {
  const own = (row: LedgerRow | undefined): LedgerRow | undefined =>
    row && { ...row, school_code: code, school_name: name };
  return { primary: own(rows.primary), junior: own(rows.junior) };
}

/** Children of migrant workers, whom the forms ask for beside those of all migrants. */
export function migrantWorkers(row: LedgerRow | undefined): number {
  return Math.floor(Number(row?.['students_migrant'] ?? 0) * 0.7);
}

export function anyRow({ primary, junior }: School): LedgerRow {
  return primary ?? junior ?? {};
}

/** Rows of schools as a ledger has them, numbered from 1. */
export function ledgerOfSchools(schools: readonly InventedSchool[]): LedgerRow[] {
  return schools
    .flatMap(({ rows }) => [rows.primary, rows.junior])
    .filter((row) => row !== undefined)
    .map((row, at) => ({ ...row, seq: at + 1 }));
}
