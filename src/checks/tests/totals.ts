import { readCell } from '../../forms/index';
import type { BoundField, BoundTable } from '../../forms/types';
import type { CellAddress } from '../../kernel/address';
import { fieldByKey } from '../../standard/index';
import type { Field } from '../../standard/types';
import { showNumber } from '../show';
import type { Place } from '../types';
import type { CheckTest, TableContext } from './types';
import { sheetRow, textAt } from './verdicts';

const ADDITIVE = new Set(['count', 'area', 'money']);

/** Published totals of areas differ from their parts by a cent per term: each part was rounded on its own. */
const CENT = 0.01;

interface TotalRow {
  readonly row: number;
  readonly label: string;
}

/** A totals row is the sum of the schools it covers, column by column. */
export const totalsTest: CheckTest = {
  looksAt: 'table',
  run(context) {
    const { table } = context;
    const places: Place[] = [];
    let passed = 0;
    let cannotTell = 0;
    for (const total of table.layout.totals) {
      const groups = coveredRows(table, total);
      for (const bound of table.fields) {
        const outcome = judgeTotal(context, total, bound, groups);
        if (outcome === undefined) continue;
        if (outcome === 'pass') passed += 1;
        else if (outcome === 'cannot-tell') cannotTell += 1;
        else places.push(outcome);
      }
    }
    return { places, passed, cannotTell };
  },
};

function judgeTotal(
  context: TableContext,
  total: TotalRow,
  bound: BoundField,
  groups: readonly (readonly number[])[],
): 'pass' | 'cannot-tell' | Place | undefined {
  const { table } = context;
  const field = fieldByKey(bound.key);
  if (field === undefined || !ADDITIVE.has(field.type)) return undefined;
  const at = { row: total.row, column: bound.at.column };
  const stated = figureAt(table, at, field, bound.unit);
  if (stated === undefined) return undefined;
  const sums = groups.flatMap((rows) => [
    sumOf(table, bound.key, rows),
    sumOf(table, bound.key, oncePerSchool(table, rows)),
  ]);
  const tolerance = (terms: number) => (field.type === 'count' ? 0 : CENT * terms) + 1e-9;
  if (sums.some(({ sum, terms }) => Math.abs(sum - stated) <= tolerance(terms))) return 'pass';
  const [main] = sums;
  if (main === undefined || main.terms === 0) return undefined;
  if (main.gaps > 0) return 'cannot-tell';
  return {
    cells: [at],
    field: bound.key,
    params: {
      label: total.label,
      stated: showNumber(stated),
      sum: showNumber(main.sum),
      difference: showNumber(stated - main.sum),
      rows: main.terms,
      name: { zh: field.name.zh, en: field.name.en },
    },
    observed: showNumber(stated),
    expected: showNumber(main.sum),
  };
}

function figureAt(
  table: BoundTable,
  at: CellAddress,
  field: Field,
  unit: string | undefined,
): number | undefined {
  return readCell(table.sheet.grid.value(at.row, at.column), field, unit).number;
}

function sumOf(table: BoundTable, key: string, rows: readonly number[]) {
  let sum = 0;
  let gaps = 0;
  for (const row of rows) {
    const number = table.readingOf(row, key)?.number;
    if (number === undefined) gaps += 1;
    else sum += number;
  }
  return { sum: Number(sum.toPrecision(15)), terms: rows.length, gaps };
}

/** The rows a total may stand for, the likeliest first: its block for a subtotal, all rows for a grand total. */
function coveredRows(table: BoundTable, total: TotalRow): readonly (readonly number[])[] {
  const all = Array.from({ length: table.rowCount }, (_, row) => row);
  const level = total.label.includes('小学')
    ? '小学'
    : total.label.includes('初中')
      ? '初中'
      : undefined;
  const ofLevel = all.filter((row) => textAt(table, row, 'level') === level);
  const rowOf = (row: number) => sheetRow(table, row) - 1;
  const marks = table.layout.totals.map(({ row }) => row);
  const before = Math.max(-1, ...marks.filter((row) => row < total.row));
  const after = Math.min(Infinity, ...marks.filter((row) => row > total.row));
  const above = all.filter((row) => rowOf(row) > before && rowOf(row) < total.row);
  const below = all.filter((row) => rowOf(row) > total.row && rowOf(row) < after);
  const block = above.length > 0 ? above : below;
  if (level !== undefined && ofLevel.length > 0) return [ofLevel, block];
  // A section without schools adds nothing up, least of all the schools of the next.
  const isSorted = all.every((row) => textAt(table, row, 'level') !== '');
  if (level !== undefined && isSorted) return [ofLevel];
  return total.label.includes('小计') ? [block, below] : [all, block, below];
}

/** The whole-school figures of a school with several rows count once. */
function oncePerSchool(table: BoundTable, rows: readonly number[]): readonly number[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const code = textAt(table, row, 'school_code');
    if (code === '') return true;
    const fresh = !seen.has(code);
    seen.add(code);
    return fresh;
  });
}

/** Totals rows with schools below them: left out of every calculation, and told so that nobody wonders. */
export const totalsInBodyTest: CheckTest = {
  looksAt: 'table',
  run({ table }) {
    const last = table.rowCount === 0 ? -1 : sheetRow(table, table.rowCount - 1) - 1;
    const first = table.rowCount === 0 ? -1 : sheetRow(table, 0) - 1;
    const inside = table.layout.totals.filter(({ row }) => row > first && row < last);
    const places = inside.map(({ row, label }): Place => ({
      cells: [labelCell(table, row, label)],
      params: { label, sheet_row: row + 1 },
      observed: label,
    }));
    return { places, passed: table.layout.totals.length - inside.length };
  },
};

/** The cell that says 小计: not always in the first column. */
function labelCell(table: BoundTable, row: number, label: string): CellAddress {
  let column = Math.min(...table.fields.map((field) => field.at.column));
  table.sheet.grid.forEachInRow(row, (at, value) => {
    if (typeof value === 'string' && value.trim() === label) column = at;
  });
  return { row, column };
}
