import { formatAddress } from '../../../kernel/address';
import type { SchoolResult } from '../../../balance/types';
import type { CellValue } from '../../../sheet/cell';
import { LEVELS } from '../../../standard/levels';
import type { Level, Limit } from '../../../standard/types';
import { textLiteral } from '../../annotate/liveCell';
import { UNDECIDED } from '../../annotate/liveLooks';
import { keepsLimit } from '../../annotate/verdicts';
import type { LaidSheet } from '../../templates/blankSheet';
import type { FigureOf } from '../../templates/figures/applicationFigures';
import { COUNTED } from '../../templates/figures/composing';
import type { BookContext } from './context';
import { codeShown } from './figuresResults';

/** Rows of the county table that table Ⅱ-2 lists, by level: those that count and those of which that is open. */
export type Listed = Readonly<Record<Level, readonly number[]>>;

export function listed({ figures, rows }: BookContext): Listed {
  const of = (level: Level): number[] =>
    rows.flatMap((_, row) => {
      const standing = figures.standings[row];
      const told = standing?.kind === 'counted' || standing?.kind === 'in-doubt';
      return told && standing.school.level === level ? [row] : [];
    });
  return { primary: of('primary'), junior: of('junior') };
}

/** The school on a row of the sheet, and its level. */
function schoolAt(
  { bodyTop }: LaidSheet,
  schools: Listed,
  sheetRow: number,
): { readonly row: number; readonly level: Level } | undefined {
  let top = bodyTop;
  for (const level of LEVELS) {
    const rows = schools[level];
    const row = rows[sheetRow - top];
    if (sheetRow >= top && row !== undefined) return { row, level };
    top += Math.max(1, rows.length);
  }
  return undefined;
}

/** Formulas of table Ⅱ-2: what the ledger says of the school, its indicators, and what has to be remarked. */
export function schoolFigure(context: BookContext, laid: LaidSheet, schools: Listed): FigureOf {
  const { places } = context;
  const { columns } = places;
  return (key, sheetRow) => {
    const found = schoolAt(laid, schools, sheetRow);
    if (found === undefined) return undefined;
    const { row, level } = found;
    const counted = places.figuresCell(row, columns.counted);
    const ledger = (field: string): string => places.ledgerCell(row, field) ?? '""';
    const named = `OR(${counted}=${textLiteral(COUNTED)},${counted}=${textLiteral(UNDECIDED)})`;
    const figure = (cell: string): string => `IF(AND(${named},ISNUMBER(${cell})),${cell},"")`;
    const match = /^ind(\d+)$/.exec(key);
    if (match !== null) {
      const cell = places.figuresCell(row, columns.indicator(Number(match[1]) - 1));
      return { formula: `IF(ISNUMBER(${cell}),${cell},"")`, numberFormat: '0.00' };
    }
    switch (key) {
      case 'school_name':
        return {
          formula: `IF(${named},IF(${ledger(key)}="",${ledger('school_code')},${ledger(key)})&"","")`,
        };
      case 'founder_type': {
        const code = places.figuresCell(row, columns.founder);
        return { formula: `IF(${named},${code}&"","")` };
      }
      case 'students':
      case 'grades':
      case 'classes':
        return { formula: figure(ledger(key)), numberFormat: '0' };
      case 'note':
        return { formula: noteFormula(context, laid, sheetRow, row, level) };
      default:
        return undefined;
    }
  };
}

export function schoolResult(context: BookContext, laid: LaidSheet, schools: Listed) {
  const { ledger, figures, options } = context;
  return (key: string, sheetRow: number): CellValue => {
    const found = schoolAt(laid, schools, sheetRow);
    const standing = found === undefined ? undefined : figures.standings[found.row];
    if (found === undefined || !standing?.school) return '';
    const { school } = standing;
    const isCounted = standing.kind === 'counted';
    const match = /^ind(\d+)$/.exec(key);
    if (match !== null) {
      const indicator = options.standard.indicators[Number(match[1]) - 1];
      return isCounted && indicator !== undefined ? (school.value(indicator.key) ?? '') : '';
    }
    const own = ledger.valueAt(found.row, key);
    switch (key) {
      case 'school_name':
        return textOf(own) || textOf(ledger.valueAt(found.row, 'school_code'));
      case 'founder_type':
        return codeShown(own, key);
      case 'overall_ok':
        return isCounted && school.passed === true ? 1 : '';
      case 'note':
        return isCounted ? noteText(context, laid, school) : '';
      default:
        return typeof own === 'number' ? own : '';
    }
  };
}

function textOf(value: CellValue): string {
  return value === null || typeof value === 'object' ? '' : String(value);
}

/** L7 and so on: as the form numbers its columns. */
function formCodes({ columns }: LaidSheet): ReadonlyMap<string, string> {
  const coded = columns.filter(({ key, uncoded }) => key !== undefined && uncoded !== true);
  return new Map(coded.map(({ key = '' }, index) => [key, `L${String(index + 1)}`]));
}

const AT_FLOOR = '达到标准的85%。';
const BELOW_FLOOR = '未达到标准的85%。';
const REST_MET = '其余达标。';
const SOME_OPEN = '有指标无法判断。';

/** The remark that the form asks for: which indicators miss their threshold, and which of them reach 85 % of it. */
function noteFormula(
  { options: { standard }, places }: BookContext,
  laid: LaidSheet,
  sheetRow: number,
  row: number,
  level: Level,
): string {
  const { schoolRule, indicators } = standard;
  const met = places.columns.met;
  if (schoolRule === null || met === undefined) return '""';
  const codes = formCodes(laid);
  const tests = indicators.flatMap(({ thresholds }, n) => {
    const key = `ind${String(n + 1)}`;
    const column = laid.inputs.find((one) => one.key === key)?.at.column;
    if (thresholds === null || column === undefined) return [];
    const cell = formatAddress({ row: sheetRow, column });
    const limit = thresholds[level];
    const misses = `ISNUMBER(${cell}),NOT(${keepsLimit(cell, limit)})`;
    const floor: Limit = { ...limit, operator: '>=', value: floorOf(limit, schoolRule.floorRatio) };
    const reaches = keepsLimit(cell, floor);
    const code = textLiteral(`、${codes.get(key) ?? key}`);
    return [
      {
        reached: `IF(IF(ISNUMBER(${cell}),AND(${misses},${reaches}),FALSE),${code},"")`,
        below: `IF(IF(ISNUMBER(${cell}),NOT(${reaches}),FALSE),${code},"")`,
      },
    ];
  });
  const listOf = (parts: readonly string[], words: string): string => {
    const joined = parts.join('&');
    return `IF(${joined}="","",MID(${joined},2,99)&${textLiteral(words)})`;
  };
  const metCell = places.figuresCell(row, met);
  const count = String(indicators.length);
  const rest = `IF(ISNUMBER(${metCell}),IF(AND(${metCell}>0,${metCell}<${count}),${textLiteral(REST_MET)},""),${textLiteral(SOME_OPEN)})`;
  const counted = places.figuresCell(row, places.columns.counted);
  const reached = listOf(
    tests.map(({ reached: one }) => one),
    AT_FLOOR,
  );
  const below = listOf(
    tests.map(({ below: one }) => one),
    BELOW_FLOOR,
  );
  return `IF(${counted}=${textLiteral(COUNTED)},${reached}&${below}&${rest},"")`;
}

function noteText(
  { options: { standard } }: BookContext,
  laid: LaidSheet,
  school: SchoolResult,
): string {
  if (standard.schoolRule === null) return '';
  const codes = formCodes(laid);
  const missed = standard.indicators.flatMap(({ key }, n) => {
    const result = school.indicators[key];
    return result?.met === false
      ? [{ code: codes.get(`ind${String(n + 1)}`) ?? '', atFloor: result.floorMet === true }]
      : [];
  });
  const listOf = (atFloor: boolean, words: string): string => {
    const own = missed.filter((one) => one.atFloor === atFloor).map(({ code }) => code);
    return own.length === 0 ? '' : own.join('、') + words;
  };
  const { met } = school;
  const rest =
    met === null ? SOME_OPEN : met > 0 && met < standard.indicators.length ? REST_MET : '';
  return listOf(true, AT_FLOOR) + listOf(false, BELOW_FLOOR) + rest;
}

/** As the verdict takes it: the product of two short decimals, cleared of binary noise. */
function floorOf({ value }: Limit, ratio: number): number {
  return Number((value * ratio).toPrecision(12));
}
