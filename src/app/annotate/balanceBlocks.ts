import { columnName } from '../../kernel/address';
import type { LevelBalance } from '../../balance/types';
import type { CellStyle, CellWrite } from '../../sheet/editPlan';
import type { Indicator, Level, Limit } from '../../standard/types';
import type { Translate } from '../../i18n/index';
import { limitText } from '../limitText';
import {
  FIRST,
  label,
  type Layout,
  levelName,
  levelTop,
  MEANS_TOP,
  type Range,
  range,
  type Row,
  VERDICTS_TOP,
} from './balanceLayout';
import { FIGURE_LOOKS, figureStyle, MET, MISSED, UNDECIDED, VERDICT_LOOKS } from './liveLooks';
import type { SchoolContext } from './schoolFormulas';
import { keepsLimit, verdictText } from './verdicts';

/** Rows 全县平均值 and 差异系数 of one level. */
export function meanRows(
  context: SchoolContext,
  layout: Layout,
  level: Level,
  t: Translate,
): Row[] {
  const { indicators } = context.standard;
  const balance = context.balance.levels[level];
  const top = levelTop(MEANS_TOP, level, 2);
  const means = indicators.map((one, i) => meanCell(balance, one, range(layout, level, i)));
  const coefficients = indicators.map((one, i) => {
    const mean = `${columnName(FIRST + i)}${String(top + 1)}`;
    return coefficientCell(balance, one.key, range(layout, level, i), mean);
  });
  return [
    [
      label(levelName(level)),
      label(t('report:annotate.mean')),
      ...means,
      { value: '——', style: 'verdict' },
    ],
    [
      label(null),
      label(t('report:annotate.cv')),
      ...coefficients,
      compositeCell(context, balance, top + 2),
    ],
  ];
}

/** A figure that no formula could give: the level lacks schools, or who counts in it cannot be told. */
function fixed(balance: LevelBalance | null): CellWrite | undefined {
  if (balance === null) return { value: '——', style: 'verdict' };
  // Undecided indicators show themselves; anything else is about who counts, which no formula sees.
  const open = balance.why !== undefined && balance.why.reason !== 'indicators-undecided';
  return open ? { value: UNDECIDED, style: 'unknown' } : undefined;
}

function shown(value: number | null | undefined, style: CellStyle): CellWrite {
  return { value: value ?? UNDECIDED, style, looks: FIGURE_LOOKS };
}

function meanCell(
  balance: LevelBalance | null,
  indicator: Indicator,
  { values, pupils }: Range,
): CellWrite {
  const complete = `AND(COUNT(${values})=ROWS(${values}),COUNT(${pupils})=ROWS(${pupils}))`;
  return (
    fixed(balance) ?? {
      ...shown(balance?.indicators[indicator.key]?.mean, figureStyle(indicator)),
      formula: `IF(${complete},SUMPRODUCT(${pupils},${values})/SUM(${pupils}),"${UNDECIDED}")`,
    }
  );
}

/** Weighted by pupils, population form, about the pooled mean: √(Σ(nᵢ/N)(xᵢ−X)²)/X. */
function coefficientCell(
  balance: LevelBalance | null,
  key: string,
  { values, pupils }: Range,
  mean: string,
): CellWrite {
  const variance = `SUMPRODUCT(${pupils},(${values}-${mean})^2)/SUM(${pupils})`;
  const several = `IF(ROWS(${values})>1,IF(${mean}>0,SQRT(${variance})/${mean},"${UNDECIDED}"),"${UNDECIDED}")`;
  return (
    fixed(balance) ?? {
      ...shown(balance?.indicators[key]?.cv, 'decimal3'),
      formula: `IF(ISNUMBER(${mean}),${several},"${UNDECIDED}")`,
    }
  );
}

/** Mean of the coefficients; `row` is counted from 1, as formulas do. */
function compositeCell(
  context: SchoolContext,
  balance: LevelBalance | null,
  row: number,
): CellWrite {
  const count = context.standard.indicators.length;
  const cells = `${columnName(FIRST)}${String(row)}:${columnName(FIRST + count - 1)}${String(row)}`;
  return (
    fixed(balance) ?? {
      ...shown(balance?.composite.value, 'decimal3'),
      formula: `IF(COUNT(${cells})=${String(count)},AVERAGE(${cells}),"${UNDECIDED}")`,
    }
  );
}

/** Rows 限值 and 结论 of one level. */
export function verdictRows(context: SchoolContext, level: Level, t: Translate): Row[] {
  const { indicators, coefficients } = context.standard;
  const balance = context.balance.levels[level];
  const top = levelTop(VERDICTS_TOP, level, 2);
  const cvRow = String(levelTop(MEANS_TOP, level, 2) + 2);
  const each = coefficients.each?.[level];
  const composite = coefficients.composite?.[level];
  const column = (i: number): string => columnName(FIRST + i);
  const verdicts = indicators.map((one, i) =>
    verdictCell(
      balance,
      balance?.indicators[one.key]?.passed ?? null,
      `${column(i)}${cvRow}`,
      each,
    ),
  );
  const compositeAt = `${column(indicators.length)}${cvRow}`;
  const line = `${column(0)}${String(top + 2)}:${column(indicators.length - 1)}${String(top + 2)}`;
  const overall: CellWrite =
    composite === undefined || each !== undefined
      ? overallCell(balance, line, indicators.length)
      : verdictCell(balance, balance?.passed ?? null, compositeAt, composite);
  return [
    [
      label(levelName(level)),
      label(t('report:annotate.limit')),
      ...indicators.map(() => limitCell(each)),
      limitCell(composite),
    ],
    [label(null), label(t('report:annotate.conclusion')), ...verdicts, overall],
  ];
}

function limitCell(limit: Limit | undefined): CellWrite {
  return { value: limitText(limit), style: 'verdict' };
}

function verdictCell(
  balance: LevelBalance | null,
  passed: boolean | null,
  cell: string,
  limit: Limit | undefined,
): CellWrite {
  if (limit === undefined) return { value: '——', style: 'verdict' };
  const judgedText = `IF(${keepsLimit(cell, limit)},"${MET}","${MISSED}")`;
  return (
    fixed(balance) ?? {
      value: verdictText(passed),
      formula: `IF(ISNUMBER(${cell}),${judgedText},"${UNDECIDED}")`,
      style: 'verdict',
      looks: VERDICT_LOOKS,
    }
  );
}

function overallCell(balance: LevelBalance | null, line: string, count: number): CellWrite {
  const passed = balance?.passed ?? null;
  const all = `IF(COUNTIF(${line},"${MET}")=${String(count)},"${MET}","${UNDECIDED}")`;
  return (
    fixed(balance) ?? {
      value: verdictText(passed),
      formula: `IF(COUNTIF(${line},"${MISSED}")>0,"${MISSED}",${all})`,
      style: 'verdict',
      looks: VERDICT_LOOKS,
    }
  );
}
