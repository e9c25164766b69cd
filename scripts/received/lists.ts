import { writeWorkbook } from '../../src/xlsx';
import { newSheet } from '../examples';
import { cleanLedger, typeName } from '../examples/county';
import { seededRandom } from '../examples/random';
import type { LedgerRow } from '../examples/truth';
import { type InventedSchool, ledgerOfSchools } from './schools';
import type { ListedSchool } from './types';

/** The list of schools as a bureau keeps it: a sheet of its own, no form. */
export function rosterWorkbook(schools: readonly ListedSchool[]): Uint8Array {
  const body = schools.map(({ code, name, type }, at) => [at + 1, name, code, typeName(type)]);
  const rows = [
    ['澄湖县义务教育学校名单'],
    ['序号', '学校名称', '学校标识码', '办学类型'],
    ...body,
  ];
  return writeWorkbook([newSheet({ name: '学校名单', rows, merges: ['A1:D1'] })]);
}

const COUNTED = /^(?:students|classes|teachers|staff|cls_)/;

/** Last year's county table: the same schools, a little smaller; of those that jumped less than half the pupils. */
export function lastYearWorkbook(
  schools: readonly InventedSchool[],
  jumps: readonly string[],
  seed: number,
): Uint8Array {
  const random = seededRandom(seed + 7);
  const rows = ledgerOfSchools(schools).map((row): LedgerRow => {
    const isJump = jumps.includes(String(row['school_code']));
    const share = isJump ? 0.4 : random.between(0.97, 1);
    return Object.fromEntries(
      Object.entries(row).map(([key, value]) => {
        if (typeof value !== 'number' || !(isJump ? COUNTED : /^books$/).test(key))
          return [key, value];
        return [key, Math.round(value * share)];
      }),
    );
  });
  return writeWorkbook([newSheet(cleanLedger(rows))]);
}
