import type { Balance, SchoolResult } from '../../balance/types';
import { indicatorFormula } from '../../balance/index';
import type { BoundTable } from '../../forms/types';
import { emitFormula, parseFormula, type Formula } from '../../formula/index';
import { undividedFields } from '../../standard/index';
import type { Indicator, Standard } from '../../standard/types';
import { liveCell, type LiveCell, textLiteral } from './liveCell';
import { UNDECIDED } from './liveLooks';

export interface SchoolContext {
  readonly standard: Standard;
  readonly reliefs: readonly string[];
  readonly ledgers: readonly BoundTable[];
  readonly balance: Balance;
}

/** Live formula of one indicator of one school, over the cells it was entered in; undefined where a cell is missing. */
export function indicatorCell(
  context: SchoolContext,
  school: SchoolResult,
  indicator: Indicator,
  fromOtherSheet: boolean,
): string | undefined {
  const table = context.ledgers[school.ledger];
  const composed =
    table === undefined ? undefined : composedFormula(context, school, indicator, table);
  if (table === undefined || composed === undefined) return undefined;
  const keys = new Set([...composed.value.columns.map((column) => column.key), 'students']);
  const cells = new Map<string, LiveCell>();
  for (const key of keys) {
    const cell = liveCell(table, school.row, key, fromOtherSheet);
    if (cell === undefined) return undefined;
    cells.set(key, composed.asked.has(key) ? cell : asClaimed(cell));
  }
  const textOf = (key: string): string => cells.get(key)?.value ?? '';
  const emit = (formula: Formula): string =>
    emitFormula(formula, { cell: textOf, range: (_, key) => textOf(key), parameters: {} });
  const known = [...new Set([...cells.values()].flatMap((cell) => cell.known ?? []))];
  const sound = [
    `${textOf('students')}>0`,
    // One figure taken from another may leave less than nothing, which is no quantity (室内体育用房 within 教学用房).
    ...(composed.numerator.source.includes('-') ? [`${emit(composed.numerator)}>=0`] : []),
    // Where a stage has no pupils, nothing says how the school's resources divide.
    ...composed.share.columns.map(({ key }) => `${textOf(key)}>0`),
  ];
  const condition = sound.length === 1 ? sound.join('') : `AND(${[...new Set(sound)].join(',')})`;
  const unknown = textLiteral(UNDECIDED);
  const live = `IF(AND(${known.join(',')}),IF(${condition},${emit(composed.value)},${unknown}),${unknown})`;
  return keys.size === composed.asked.size ? live : `IFERROR(${live},${unknown})`;
}

/** What is used on some rows only, such as a figure that a relief adds, is asked for there and nowhere else. */
function asClaimed({ value, known }: LiveCell): LiveCell {
  return known === undefined ? { value } : { value: `IF(${known},${value},NA())` };
}

interface ComposedFormulas {
  /** Columns that the indicator needs on every row, with or without reliefs. */
  readonly asked: ReadonlySet<string>;
  readonly value: Formula;
  readonly numerator: Formula;
  readonly share: Formula;
}

function composedFormula(
  { standard, reliefs }: SchoolContext,
  { level, type }: SchoolResult,
  indicator: Indicator,
  table: BoundTable,
): ComposedFormulas | undefined {
  if (level === null || type === null) return undefined;
  const has = (key: string): boolean => table.column(key) !== undefined;
  const composed = indicatorFormula(standard, indicator, level, type, reliefs, has);
  if (composed === undefined) return undefined;
  const plain = indicatorFormula(standard, indicator, level, type, [], has);
  const sources = [composed.value, composed.numerator, composed.share, plain?.value ?? ''];
  const [value, numerator, share, own] = sources.map(parse);
  if (value?.ok !== true || numerator?.ok !== true || share?.ok !== true || own?.ok !== true) {
    return undefined;
  }
  const asked = new Set([...alwaysNeeded(own.value), 'students']);
  return { asked, value: value.value, numerator: numerator.value, share: share.value };
}

/** All columns but those of a sum that a row may give in parts or undivided. */
function alwaysNeeded({ columns }: Formula): readonly string[] {
  const keys = new Set(columns.map(({ key }) => key));
  const either = undividedFields().filter(
    ({ key, parts }) => keys.has(key) && parts.every((part) => keys.has(part)),
  );
  const optional = either.flatMap(({ key, parts }) => [key, ...parts]);
  return [...keys].filter((key) => !optional.includes(key));
}

const parsed = new Map<string, ReturnType<typeof parseFormula>>();

/** Schools of one type have one formula. */
function parse(source: string): ReturnType<typeof parseFormula> {
  const known = parsed.get(source) ?? parseFormula(source);
  parsed.set(source, known);
  return known;
}

/** The figure itself as a formula can use it: pupils of the row. */
export function pupilsCell(
  context: SchoolContext,
  school: SchoolResult,
  fromOtherSheet: boolean,
): string | undefined {
  const table = context.ledgers[school.ledger];
  if (table === undefined) return undefined;
  const cell = liveCell(table, school.row, 'students', fromOtherSheet);
  if (cell === undefined) return undefined;
  return `IF(${cell.known ?? 'TRUE'},${cell.value},${textLiteral(UNDECIDED)})`;
}
