import { columnName, formatAddress, sheetPrefix } from '../../../kernel/address';
import type { NewCell } from '../../../sheet/newWorkbook';
import type { Level, Limit, Standard } from '../../../standard/types';
import { textLiteral } from '../../annotate/liveCell';
import { MET } from '../../annotate/liveLooks';
import { verdictFormula } from '../../annotate/verdicts';
import type { LaidSheet } from '../blankSheet';
import { LEVEL_NAMES } from './composing';

/** A formula for a cell that a form would have people compute by hand; by the field's key and its cell. */
export type FigureOf = (
  key: string,
  row: number,
) => { readonly formula: string; readonly numberFormat?: string } | undefined;

const LEVELS: readonly Level[] = ['primary', 'junior'];

/** The same form with what follows from other cells computed in place, and no longer to be filled in. */
export function withFigures(laid: LaidSheet, figureOf: FigureOf): LaidSheet {
  const rows = laid.sheet.rows.map((row) => [...row]);
  const inputs = laid.inputs.filter(({ key, at }) => {
    const figure = figureOf(key, at.row);
    const row = rows[at.row];
    if (figure === undefined || row === undefined) return true;
    const cell: NewCell = { value: '', ...figure, style: 'form-computed' };
    row[at.column] = cell;
    return false;
  });
  return { ...laid, sheet: { ...laid.sheet, rows }, inputs };
}

/**
 * How the schools of a level are counted. Where table Ⅱ-2 is typed, a name makes a school and its figures are rounded;
 * where it is computed, cells may show nothing, and figures have all their digits.
 */
export interface Counting {
  readonly named: (block: Block) => string;
  /** Conditions without which nothing is told of a level. */
  readonly sound: (block: Block) => readonly string[];
  /** Added to a limit, against binary noise. */
  readonly slack: number;
  /** Schools from which on a level has a mean and a coefficient that mean something. */
  readonly least: number;
}

const TYPED: Counting = {
  named: (block) => `COUNTA(${block.range('school_name')})`,
  sound: () => [],
  slack: 0,
  least: 1,
};

/** Tables Ⅱ-1 and Ⅲ follow from Ⅱ-2, whose verdicts follow from its indicators; shares of Ⅵ follow from its counts. */
export function applicationFigures(
  sheets: readonly LaidSheet[],
  standard: Standard,
  counting: Counting = TYPED,
): readonly LaidSheet[] {
  const schools = sheets.find(({ blank }) => blank.table === 'application/2-2');
  if (schools === undefined) return sheets;
  const blocks = blocksOf(schools);
  const context = { blocks, standard, counting };
  return sheets.map((laid) => {
    switch (laid.blank.table) {
      case 'application/2-1':
        return withFigures(laid, (key, row) => passFigure(laid, context, key, row));
      case 'application/2-2':
        return withFigures(laid, (key, row) => overallFigure(laid, blocks, standard, key, row));
      case 'application/3':
        return withFigures(laid, (key, row) => balanceFigure(laid, context, key, row));
      case 'application/6':
        return withFigures(laid, (key, row) => surveyFigure(laid, key, row));
      default:
        return laid;
    }
  });
}

interface FigureContext {
  readonly blocks: readonly Block[];
  readonly standard: Standard;
  readonly counting: Counting;
}

export interface Block {
  readonly level: Level;
  readonly first: number;
  readonly last: number;
  /** A column of the block as other sheets refer to it. */
  readonly range: (key: string) => string;
}

function blocksOf({ blank, sheet, inputs, bodyTop }: LaidSheet): readonly Block[] {
  let top = bodyTop;
  return (blank.blocks ?? []).flatMap(({ level, rows }) => {
    const first = top;
    const last = first + rows - 1;
    top += rows;
    const known = LEVELS.find((one) => LEVEL_NAMES[one] === level);
    const range = (key: string): string => {
      const column = columnName(inputs.find((input) => input.key === key)?.at.column ?? 0);
      return `${sheetPrefix(sheet.name)}$${column}$${String(first + 1)}:$${column}$${String(last + 1)}`;
    };
    return known === undefined ? [] : [{ level: known, first, last, range }];
  });
}

function levelAt({ definition }: LaidSheet, bodyTop: number, row: number): string | undefined {
  return definition.layout === 'matrix' ? definition.rows[row - bodyTop]?.row : undefined;
}

function blockAt(laid: LaidSheet, blocks: readonly Block[], row: number): Block | undefined {
  const level = levelAt(laid, laid.bodyTop, row);
  return blocks.find((block) => LEVEL_NAMES[block.level] === level);
}

/** Schools that reach the threshold, and their share of the schools named. */
function passFigure(
  laid: LaidSheet,
  { blocks, standard: { indicators }, counting }: FigureContext,
  key: string,
  row: number,
) {
  const block = blockAt(laid, blocks, row);
  const match = /^met_(count|percent)(\d+|_overall)$/.exec(key);
  if (block === undefined || match === null) return undefined;
  const [, kind, which = ''] = match;
  const named = counting.named(block);
  const sound = [`${named}>0`, ...counting.sound(block)];
  if (kind === 'percent') {
    const above = formatAddress({ row: row - 1, column: columnOf(laid, key) });
    const formula = `IF(AND(ISNUMBER(${above}),${named}>0),ROUND(100*${above}/${named},1),"")`;
    return { formula, numberFormat: '0.0' };
  }
  const overall = `IF(${all(sound)},COUNTIF(${block.range('overall_ok')},1),"")`;
  if (which === '_overall') return { formula: overall, numberFormat: '0' };
  const limit = indicators[Number(which) - 1]?.thresholds?.[block.level];
  const values = block.range(`ind${which}`);
  if (limit === undefined) return undefined;
  const counted = `COUNTIF(${values},"${limit.operator}${loosened(limit, counting.slack)}")`;
  const told = counting.slack === 0 ? sound : [...sound, `COUNT(${values})=${named}`];
  return { formula: `IF(${all(told)},${counted},"")`, numberFormat: '0' };
}

function all(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions.join('') : `AND(${conditions.join(',')})`;
}

/** The limit moved by half of the last decimal that verdicts compare, in favour of who stands on it. */
function loosened({ operator, value }: Limit, slack: number): string {
  if (slack === 0) return String(value);
  return String(
    Number((operator === '>=' || operator === '<' ? value - slack : value + slack).toFixed(12)),
  );
}

/** 1 where the school passes, nothing elsewhere, as the form wants it. */
function overallFigure(
  laid: LaidSheet,
  blocks: readonly Block[],
  { indicators, schoolRule }: Standard,
  key: string,
  row: number,
) {
  const block = blocks.find(({ first, last }) => row >= first && row <= last);
  if (key !== 'overall_ok' || block === undefined || schoolRule === null) return undefined;
  const cells = indicators.map((_, n) =>
    formatAddress({ row, column: columnOf(laid, `ind${String(n + 1)}`) }),
  );
  const limits = indicators.flatMap(({ thresholds }): readonly Limit[] =>
    thresholds === null ? [] : [thresholds[block.level]],
  );
  const verdict = verdictFormula(cells, limits, schoolRule);
  return { formula: `IF(${verdict}=${textLiteral(MET)},1,"")`, numberFormat: '0' };
}

/** Means weighted by pupils and coefficients of variation, rounded as the form prints them. */
function balanceFigure(
  laid: LaidSheet,
  { blocks, standard: { indicators }, counting }: FigureContext,
  key: string,
  row: number,
) {
  const block = blockAt(laid, blocks, row);
  const match = /^(mean|cv)(\d+|_composite)$/.exec(key);
  if (block === undefined || match === null) return undefined;
  const [, kind, which = ''] = match;
  const [named, pupils] = [counting.named(block), block.range('students')];
  if (which === '_composite') {
    const cells = indicators.map((_, n) =>
      formatAddress({ row, column: columnOf(laid, `cv${String(n + 1)}`) }),
    );
    const sum = indicators.map((_, n) => squared(block, n + 1).cv).join('+');
    const count = String(cells.length);
    const average = `ROUND((${sum})/${count},3)`;
    return {
      formula: `IF(COUNT(${cells.join(',')})=${count},${average},"")`,
      numberFormat: '0.000',
    };
  }
  const values = block.range(`ind${which}`);
  const complete = all([
    `${named}>=${String(counting.least)}`,
    `COUNT(${pupils})=${named}`,
    `COUNT(${values})=${named}`,
    ...counting.sound(block),
  ]);
  const { mean, cv } = squared(block, Number(which));
  return kind === 'mean'
    ? { formula: `IF(${complete},${meanShown(mean, counting)},"")`, numberFormat: '0.00' }
    : { formula: `IF(${complete},IFERROR(ROUND(${cv},3),""),"")`, numberFormat: '0.000' };
}

/** Where all schools have nothing, there is no mean to compare them with. */
function meanShown(mean: string, { least }: Counting): string {
  const shown = `ROUND(${mean},2)`;
  return least > 1 ? `IF(${mean}>0,${shown},"")` : shown;
}

function squared(block: Block, indicator: number): { readonly mean: string; readonly cv: string } {
  const [pupils, values] = [block.range('students'), block.range(`ind${String(indicator)}`)];
  const mean = `SUMPRODUCT(${pupils},${values})/SUM(${pupils})`;
  const variance = `SUMPRODUCT(${pupils},${values},${values})/SUM(${pupils})-(${mean})^2`;
  return { mean, cv: `SQRT(MAX(0,${variance}))/(${mean})` };
}

/** Shares of those content among the valid answers and among those visited. */
function surveyFigure(laid: LaidSheet, key: string, row: number) {
  const parts: Readonly<Record<string, readonly [string, string]>> = {
    survey_percent: ['survey_satisfied', 'survey_valid'],
    visit_percent: ['visit_satisfied', 'visit_total'],
  };
  const pair = parts[key];
  if (pair === undefined) return undefined;
  const [part, whole] = pair.map((one) => formatAddress({ row, column: columnOf(laid, one) }));
  if (part === undefined || whole === undefined) return undefined;
  const known = `AND(COUNT(${part},${whole})=2,N(${whole})>0)`;
  return { formula: `IF(${known},ROUND(100*${part}/${whole},1),"")`, numberFormat: '0.0' };
}

function columnOf(laid: LaidSheet, key: string): number {
  const input = laid.inputs.find((one) => one.key === key);
  if (input === undefined) throw new Error(`${laid.blank.table} has no ${key}`);
  return input.at.column;
}
