import type { BoundTable, Reading } from '../../forms/types';
import { codes, fieldByKey } from '../../standard/index';
import type { Rule } from '../../standard/types';
import { showNumber } from '../show';
import type { Obstacle, Params } from '../types';
import type { CheckTest, RowsResult } from './types';
import { hasField, judgeRows, textAt } from './verdicts';

/** Published totals of areas differ from their parts by a cent per term: each part was rounded on its own. */
const CENT = 0.01;

/** One comparison: a whole and its parts, as cells of the table. */
interface Sum {
  readonly whole: Cell;
  readonly parts: readonly Cell[];
}

interface Cell {
  readonly row: number;
  readonly field: string;
}

/**
 * Lines of a printed table that make up another, in one column: 博士 to 高中阶段以下 are all teachers. `whole` and `parts`
 * name lines; where an edition prints only some of the parts, there is nothing to add up.
 */
export const lineSumTest: CheckTest = {
  looksAt: 'column',
  run: ({ table, field, rule }) => {
    const [whole] = namesIn(rule, 'whole');
    const parts = namesIn(rule, 'parts');
    return judgedSums(table, (row) => {
      if (textAt(table, row, 'stat_line') !== whole) return undefined;
      const cells = parts.flatMap((line) => lineBeside(table, row, line, field));
      return cells.length < parts.length ? undefined : { whole: { row, field }, parts: cells };
    });
  },
};

/** A column that is the sum of others, on every line: those of `parts` that the edition prints. */
export const columnSumTest: CheckTest = {
  looksAt: 'rows',
  run: ({ table, rule }) => {
    const [whole = ''] = namesIn(rule, 'whole');
    const parts = namesIn(rule, 'parts').filter((key) => hasField(table, key));
    return judgedSums(table, (row) => {
      if (!hasField(table, whole) || parts.length < 2) return undefined;
      return { whole: { row, field: whole }, parts: parts.map((field) => ({ row, field })) };
    });
  },
};

/** A line that is a part of another: women among all. `parts` name lines that never exceed `whole`. */
export const linePartTest: CheckTest = {
  looksAt: 'column',
  run: ({ table, field, rule }) => {
    const [whole = ''] = namesIn(rule, 'whole');
    const parts = namesIn(rule, 'parts');
    const wholeOf = (row: number): Cell | undefined => {
      if (!parts.includes(textAt(table, row, 'stat_line'))) return undefined;
      return lineBeside(table, row, whole, field)[0];
    };
    const figures = (row: number) => {
      const beside = wholeOf(row);
      const [part, all] = [readAt(table, { row, field }), beside && readAt(table, beside)];
      return { part, all, beside };
    };
    return {
      verdicts: judgeRows(table.rowCount, (row) => {
        const { part, all } = figures(row);
        if (all === undefined || isNone(part) || isNone(all)) return undefined;
        if (part?.number === undefined || all.number === undefined) return null;
        return part.number <= all.number + tolerance(field, 2);
      }),
      params: (row) => {
        const { part, all, beside } = figures(row);
        return {
          ...wordsOf(table, row, field),
          part: showNumber(part?.number ?? NaN),
          whole: showNumber(all?.number ?? NaN),
          whole_line: beside === undefined ? '' : labelOf(table, beside.row),
          observed: showNumber(part?.number ?? NaN),
          expected: `≤ ${showNumber(all?.number ?? NaN)}`,
        };
      },
      marks: () => [field],
      elsewhere: (row) => cellsOf(table, [wholeOf(row)]),
      obstacle: (row) => firstUntold(table, [{ row, field }, wholeOf(row)]),
    };
  },
};

function judgedSums(table: BoundTable, sumAt: (row: number) => Sum | undefined): RowsResult {
  return {
    verdicts: judgeRows(table.rowCount, (row) => {
      const sum = sumAt(row);
      const whole = sum === undefined ? undefined : readAt(table, sum.whole);
      if (sum === undefined || isNone(whole)) return undefined;
      const parts = sum.parts.map((cell) => readAt(table, cell)).filter((part) => !isNone(part));
      const figures = parts.map((part) => part?.number);
      if (whole?.number === undefined || figures.includes(undefined)) return null;
      const total = added(figures);
      return Math.abs(whole.number - total) <= tolerance(sum.whole.field, figures.length + 1);
    }),
    params: (row) => sumParams(table, row, sumAt(row)),
    marks: (row) => {
      const sum = sumAt(row);
      const own = sum?.parts.filter((cell) => cell.row === row).map(({ field }) => field) ?? [];
      return sum === undefined ? [] : [sum.whole.field, ...own];
    },
    elsewhere: (row) => cellsOf(table, sumAt(row)?.parts.filter((cell) => cell.row !== row) ?? []),
    obstacle: (row) => {
      const sum = sumAt(row);
      return sum && firstUntold(table, [sum.whole, ...sum.parts]);
    },
  };
}

function sumParams(table: BoundTable, row: number, sum: Sum | undefined): Params {
  if (sum === undefined) return {};
  const figures = sum.parts.map((cell) => readAt(table, cell)?.number ?? 0);
  const total = added(figures);
  const whole = readAt(table, sum.whole)?.number ?? NaN;
  return {
    ...wordsOf(table, row, sum.whole.field),
    whole: showNumber(whole),
    sum: showNumber(total),
    terms: figures.map(showNumber).join('+'),
    difference: showNumber(Number(Math.abs(whole - total).toPrecision(12))),
    observed: showNumber(whole),
    expected: showNumber(total),
  };
}

function wordsOf(table: BoundTable, row: number, field: string): Params {
  const known = fieldByKey(field);
  return {
    line: labelOf(table, row),
    column: known === undefined ? field : known.name,
    unit: known?.unit ?? '',
  };
}

/** A line as its sheet prints it, else by its name. */
function labelOf(table: BoundTable, row: number): string {
  const reading = table.readingOf(row, 'stat_line');
  const raw = typeof reading?.raw === 'string' ? reading.raw.trim() : '';
  const known = codes().lists.statLines.find(({ code }) => code === raw);
  const level = textAt(table, row, 'level');
  const label = known?.name.zh ?? raw;
  return level === '' || label.includes(level) ? label : `${level} ${label}`;
}

function lineBeside(table: BoundTable, row: number, line: string, field: string): readonly Cell[] {
  const level = textAt(table, row, 'level');
  for (let at = 0; at < table.rowCount; at += 1) {
    if (textAt(table, at, 'stat_line') === line && textAt(table, at, 'level') === level)
      return [{ row: at, field }];
  }
  return [];
}

function readAt(table: BoundTable, { row, field }: Cell): Reading | undefined {
  return table.readingOf(row, field);
}

/** Printed `*`: there can be no such figure. */
function isNone(reading: Reading | undefined): boolean {
  return reading?.state === 'not-applicable';
}

function tolerance(field: string, terms: number): number {
  return (fieldByKey(field)?.type === 'count' ? 0 : CENT * terms) + 1e-9;
}

function added(figures: readonly (number | undefined)[]): number {
  const sum = figures.reduce<number>((all, figure) => all + (figure ?? 0), 0);
  return Number(sum.toPrecision(15));
}

function cellsOf(table: BoundTable, cells: readonly (Cell | undefined)[]) {
  const found = cells.flatMap((cell) =>
    cell === undefined ? [] : (table.cellOf(cell.row, cell.field) ?? []),
  );
  return found.length === 0 ? [] : [{ sheet: table.sheet.name, cells: found }];
}

function firstUntold(
  table: BoundTable,
  cells: readonly (Cell | undefined)[],
): Obstacle | undefined {
  const cell = cells.find(
    (one) =>
      one !== undefined && readAt(table, one)?.number === undefined && !isNone(readAt(table, one)),
  );
  return cell === undefined ? undefined : { table, ...cell };
}

function namesIn(rule: Rule, option: string): readonly string[] {
  const value = rule.options?.[option];
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? [value] : [];
}
