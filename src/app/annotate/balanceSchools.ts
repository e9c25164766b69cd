import { formatAddress, sheetPrefix } from '../../kernel/address';
import type { SchoolResult } from '../../balance/types';
import type { CellStyle, CellWrite } from '../../sheet/editPlan';
import type { Level, Limit } from '../../standard/types';
import type { Translate } from '../../i18n/index';
import { FIRST, label, type Layout, levelName, type Row } from './balanceLayout';
import { FIGURE_LOOKS, figureStyle, UNDECIDED } from './liveLooks';
import { judged, type WrittenRow, writtenAddress } from './indicatorColumns';
import { indicatorCell, pupilsCell, type SchoolContext } from './schoolFormulas';
import { schoolVerdict } from './verdicts';

/** The schools of one level that the coefficients are computed from. */
export function schoolRows(
  context: SchoolContext,
  layout: Layout,
  level: Level,
  written: ReadonlyMap<number, WrittenRow>,
  t: Translate,
): Row[] {
  const { first, indexes } = layout.schools[level];
  return indexes.map((index, i) =>
    schoolRow(context, level, index, first + i, written.get(index), t),
  );
}

function schoolRow(
  context: SchoolContext,
  level: Level,
  index: number,
  row: number,
  at: WrittenRow | undefined,
  t: Translate,
): Row {
  const school = context.balance.schools[index];
  if (school === undefined) return [];
  const figures = context.standard.indicators.map((one, i) => {
    const formula =
      at === undefined
        ? indicatorCell(context, school, one, true)
        : sheetPrefix(at.sheet) + writtenAddress(at, i);
    return live(school.value(one.key), formula, figureStyle(one));
  });
  const table = context.ledgers[school.ledger];
  const cell = table?.cellOf(school.row, 'students');
  const name: CellWrite = { value: school.name ?? t('report:annotate.unnamed'), style: 'link' };
  return [
    label(levelName(level)),
    table === undefined || cell === undefined
      ? name
      : { ...name, link: { sheet: table.sheet.name, at: cell } },
    ...figures,
    live(school.pupils, pupilsCell(context, school, true), 'integer'),
    label(school.code ?? ''),
    verdictCell(context, level, row, school),
  ];
}

/** The school's verdict over the figures of its own row on this sheet. */
function verdictCell(
  context: SchoolContext,
  level: Level,
  row: number,
  school: SchoolResult,
): CellWrite | null {
  const { indicators, schoolRule } = context.standard;
  if (schoolRule === null || !judged(context)) return null;
  const cells = indicators.map((_, i) => formatAddress({ row, column: FIRST + i }));
  const limits = indicators
    .map((indicator) => indicator.thresholds?.[level])
    .filter((limit): limit is Limit => limit !== undefined);
  return schoolVerdict(school, cells, limits, schoolRule);
}

function live(value: number | null, formula: string | undefined, style: CellStyle): CellWrite {
  if (formula === undefined) return { value: UNDECIDED, style: 'unknown' };
  return { value: value ?? UNDECIDED, formula, style, looks: FIGURE_LOOKS };
}
