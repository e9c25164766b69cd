import { columnName } from '../../../kernel/address';
import type { NewCell } from '../../../sheet/newWorkbook';
import type { Indicator, Level, Limit, Standard } from '../../../standard/types';
import { textLiteral } from '../../annotate/liveCell';
import { figureStyle, MET, MISSED, UNDECIDED } from '../../annotate/liveLooks';
import { keepsLimit } from '../../annotate/verdicts';
import { limitText } from '../../limitText';
import {
  COUNTED,
  doubtsOf,
  indicatorName,
  LEVEL_NAMES,
  PLACES,
  type SchoolRows,
} from './composing';
import { numberFormats } from './numberFormats';

const LEVELS: readonly Level[] = ['primary', 'junior'];
/** Rows above the first indicator: the sheet's title and two rows of headers. */
const TOP = 3;

/** One row per indicator with mean, coefficient, limit and verdict of both levels, and the mean of the coefficients. */
export function balanceRows(
  standard: Standard,
  schools: SchoolRows,
): readonly (readonly NewCell[])[] {
  const header = (texts: readonly (string | null)[]): NewCell[] =>
    texts.map((value) => ({ value, style: 'header' }));
  const under = ['全县平均值', '差异系数', '限值', '结论'];
  const rows = standard.indicators.map((indicator, n): NewCell[] => [
    { value: `${indicator.code} ${indicatorName(indicator)}`, style: 'form-label' },
    ...LEVELS.flatMap((level, side) => levelCells(standard, schools, indicator, n, level, side)),
  ]);
  return [
    header(['指标名称', '小学', null, null, null, '初中', null, null, null]),
    header([null, ...under, ...under]),
    ...rows,
    compositeRow(standard),
  ];
}

function levelCells(
  { coefficients }: Standard,
  schools: SchoolRows,
  indicator: Indicator,
  n: number,
  level: Level,
  side: number,
): NewCell[] {
  const line = String(TOP + n + 1);
  const at = (offset: number): string => `${columnName(1 + 4 * side + offset)}${line}`;
  const range = (column: number): string => {
    const name = columnName(column);
    return `$${name}$${String(schools.first + 1)}:$${name}$${String(schools.last + 1)}`;
  };
  const [levels, counted, pupils, values] = [
    range(PLACES.level),
    range(PLACES.counted),
    range(PLACES.pupils),
    range(PLACES.first + n),
  ];
  const own = `${levels},${textLiteral(LEVEL_NAMES[level])},${counted},${textLiteral(COUNTED)}`;
  // With commas, cells that show nothing count as 0 instead of spoiling the product.
  const weights = `--(${levels}=${textLiteral(LEVEL_NAMES[level])}),--(${counted}=${textLiteral(COUNTED)}),${pupils}`;
  const schoolsHere = `COUNTIFS(${own})`;
  const decided = `COUNTIFS(${own},${values},">=0")=${schoolsHere}`;
  const unknown = textLiteral(UNDECIDED);
  const total = `SUMPRODUCT(${weights})`;
  const mean = `IF(${doubtsOf(level, levels, counted)}>0,${unknown},IF(${schoolsHere}=0,"",IF(${decided},SUMPRODUCT(${weights},${values})/${total},${unknown})))`;
  const variance = `MAX(0,SUMPRODUCT(${weights},${values},${values})/${total}-${at(0)}^2)`;
  const cv = `IF(ISNUMBER(${at(0)}),IF(AND(${schoolsHere}>1,${at(0)}>0),SQRT(${variance})/${at(0)},${textLiteral(UNDECIDED)}),${at(0)}&"")`;
  const limit = coefficients.each?.[level];
  return [
    computed(mean, numberFormats[figureStyle(indicator)]),
    computed(cv, '0.000'),
    { value: limitText(limit), style: 'form-middle' },
    computed(verdict(at(1), limit)),
  ];
}

/** The mean of the coefficients, which some standards limit instead of each. */
function compositeRow({ indicators, coefficients }: Standard): NewCell[] {
  const line = TOP + indicators.length + 1;
  return [
    { value: '差异系数平均值', style: 'form-label' },
    ...LEVELS.flatMap((level, side): NewCell[] => {
      const column = columnName(2 + 4 * side);
      const cells = `${column}${String(TOP + 1)}:${column}${String(TOP + indicators.length)}`;
      const composite = `IF(COUNT(${cells})=${String(indicators.length)},AVERAGE(${cells}),"")`;
      const limit = coefficients.composite?.[level];
      return [
        { value: '——', style: 'form-middle' },
        computed(composite, '0.000'),
        { value: limitText(limit), style: 'form-middle' },
        computed(verdict(`${column}${String(line)}`, limit)),
      ];
    }),
  ];
}

function computed(formula: string, numberFormat?: string): NewCell {
  return {
    value: '',
    formula,
    style: 'form-computed',
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

function verdict(cell: string, limit: Limit | undefined): string {
  if (limit === undefined) return '"——"';
  return `IF(ISNUMBER(${cell}),IF(${keepsLimit(cell, limit)},${textLiteral(MET)},${textLiteral(MISSED)}),${cell}&"")`;
}
