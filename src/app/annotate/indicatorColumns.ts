import { largest } from '../../kernel/arrays';
import { columnName, formatAddress } from '../../kernel/address';
import type { BoundTable } from '../../forms/types';
import type { SchoolResult } from '../../balance/types';
import type { CellWrite, WriteEdit } from '../../sheet/editPlan';
import type { Limit } from '../../standard/types';
import type { Translate } from '../../i18n/index';
import { FIGURE_LOOKS, figureStyle, UNDECIDED } from './liveLooks';
import { indicatorCell, type SchoolContext } from './schoolFormulas';
import { metCountFormula, schoolVerdict } from './verdicts';

/** Where the indicator cells of a school were written: first column, and the sheet row. */
export interface WrittenRow {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface IndicatorColumns {
  readonly edit: WriteEdit;
  /** By index into `Balance.schools`. */
  readonly written: ReadonlyMap<number, WrittenRow>;
}

/**
 * The indicators and the verdict beside the school rows of one ledger, in the first free columns of its sheet: live
 * formulas with the figures of the report as cached results.
 */
export function indicatorColumns(
  context: SchoolContext,
  ledger: number,
  before: readonly IndicatorColumns[],
  t: Translate,
): IndicatorColumns | undefined {
  const table = context.ledgers[ledger];
  if (table?.form !== 'school-ledger') return undefined;
  const left = firstFreeColumn(table, before);
  const top = table.layout.headerBottom;
  const written = new Map<number, WrittenRow>();
  const rows = new Map<number, (CellWrite | null)[]>([[top, headerCells(context, t)]]);
  context.balance.schools.forEach((school, index) => {
    const at = school.ledger === ledger ? table.cellOf(school.row, 'students') : undefined;
    if (at === undefined) return;
    rows.set(at.row, schoolCells(context, school, at.row, left));
    written.set(index, { sheet: table.sheet.name, row: at.row, column: left });
  });
  for (const excluded of context.balance.excluded) {
    const at = excluded.ledger === ledger ? table.cellOf(excluded.row, 'students') : undefined;
    if (at === undefined) continue;
    const text = t('report:annotate.excluded', { reason: excluded.reason.zh });
    rows.set(at.row, [{ value: text, style: 'text' }]);
  }
  return { edit: asWrite(table.sheet.name, top, left, rows), written };
}

/** In characters: the names of the indicators take four lines at most. */
const WIDTH = 14;

/** Two ledgers may stand on one sheet, side by side even: each has columns of its own. */
function firstFreeColumn(table: BoundTable, before: readonly IndicatorColumns[]): number {
  const top = table.layout.headerBottom;
  const bottom = table.cellOf(table.rowCount - 1, 'students')?.row ?? top;
  return before
    .map(({ edit }) => edit)
    .filter(({ sheet, at, rows }) => {
      if (sheet !== table.sheet.name) return false;
      return at.row <= bottom && at.row + rows.length > top;
    })
    .map(({ at, rows }) => at.column + Math.max(0, ...rows.map((row) => row.length)))
    .reduce((most, column) => Math.max(most, column), table.sheet.grid.columnCount);
}

function asWrite(
  sheet: string,
  top: number,
  left: number,
  rows: ReadonlyMap<number, (CellWrite | null)[]>,
): WriteEdit {
  const bottom = largest(rows.keys());
  const block = Array.from({ length: bottom - top + 1 }, (_, i) => rows.get(top + i) ?? []);
  return { kind: 'write', sheet, at: { row: top, column: left }, rows: block, width: WIDTH };
}

function headerCells(context: SchoolContext, t: Translate): CellWrite[] {
  const { standard } = context;
  const names = standard.indicators.map(
    (indicator) => `${indicator.name.zh}(${indicator.unit.zh})`,
  );
  const verdicts = judged(context)
    ? [t('report:annotate.metCount'), t('report:annotate.verdict')]
    : [];
  return [...names, ...verdicts].map((value) => ({ value, style: 'header' }));
}

/** Schools are judged one by one only where the standard sets thresholds and a school rule. */
export function judged(context: SchoolContext): boolean {
  return (
    context.standard.schoolRule !== null &&
    context.standard.indicators.every((indicator) => indicator.thresholds !== null)
  );
}

function schoolCells(
  context: SchoolContext,
  school: SchoolResult,
  row: number,
  left: number,
): CellWrite[] {
  const { standard } = context;
  const cells: CellWrite[] = standard.indicators.map((indicator) => {
    const value = school.value(indicator.key) ?? UNDECIDED;
    const formula = indicatorCell(context, school, indicator, false);
    return formula === undefined
      ? { value: UNDECIDED, style: 'unknown' }
      : { value, formula, style: figureStyle(indicator), looks: FIGURE_LOOKS };
  });
  return judged(context) ? [...cells, ...verdictCells(context, school, row, left)] : cells;
}

function verdictCells(
  context: SchoolContext,
  school: SchoolResult,
  row: number,
  left: number,
): CellWrite[] {
  const { indicators, schoolRule } = context.standard;
  if (schoolRule === null || school.level === null) return [];
  const { level } = school;
  const addresses = indicators.map((_, i) => formatAddress({ row, column: left + i }));
  const limits = indicators.map((indicator) => indicator.thresholds?.[level]);
  const known = limits.filter((limit): limit is Limit => limit !== undefined);
  return [
    {
      value: school.met ?? UNDECIDED,
      formula: metCountFormula(addresses, known),
      style: 'integer',
      looks: FIGURE_LOOKS,
    },
    schoolVerdict(school, addresses, known, schoolRule),
  ];
}

/** The written indicator cell of a school, as another sheet refers to it. */
export function writtenAddress(at: WrittenRow, indicator: number): string {
  return `${columnName(at.column + indicator)}${String(at.row + 1)}`;
}
