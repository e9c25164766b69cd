import { addTo } from '../../src/kernel/arrays';
import type { FileTruth, TrueRow, TrueValue } from './types';

/** What a school fills in itself comes before ledgers that others keep, and these before statistics. */
function rankOf({ state }: FileTruth): number {
  if (state.startsWith('statistics')) return 2;
  return state === 'own-ledger' || state === 'township-ledger' ? 1 : 0;
}

/** The county table that must come of the files: what is true of every school and level, and where it stands. */
export function countyRows(files: readonly FileTruth[]): TrueRow[] {
  const told = new Map<string, { readonly rank: number; readonly row: TrueRow }[]>();
  for (const file of files.filter(({ setAside }) => setAside === null)) {
    for (const row of file.rows) {
      const key = `${row.level === 'primary' ? '1' : '2'} ${row.code} ${schoolOf(file, row)}`;
      addTo(told, key, { rank: rankOf(file), row });
    }
  }
  return [...told]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, rows]) => settled([...rows].sort((a, b) => a.rank - b.rank)));
}

/** A file under another school's code is not about that school. */
function schoolOf({ state }: FileTruth, { name }: TrueRow): string {
  return state === 'shared-code' ? name : '';
}

/** Of several files of the first form that tells a field, only figures that agree can be taken over. */
function settled(told: readonly { readonly rank: number; readonly row: TrueRow }[]): TrueRow {
  const values: Record<string, TrueValue> = {};
  const open: string[] = [];
  for (const key of new Set(told.flatMap(({ row }) => Object.keys(row.values)))) {
    const said = told.filter(({ row }) => row.values[key] !== undefined);
    const best = said.filter(({ rank }) => rank === said[0]?.rank);
    const [first, ...others] = best.flatMap(({ row }) => row.values[key] ?? []);
    if (first === undefined) continue;
    if (others.every(({ value }) => value === first.value)) values[key] = first;
    else open.push(key);
  }
  const [first] = told;
  if (first === undefined) throw new Error('a row that nobody tells');
  return { ...first.row, values, open };
}
