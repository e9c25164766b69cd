import { expect } from '@jest/globals';
import { coefficientOf } from '../../src/balance';
import { compositeValue } from '../../src/balance/level';
import { keepsLimit } from '../../src/balance/limit';
import { evaluateExact, parseFormula } from '../../src/formula';
import { shareFormula } from '../../src/balance';
import type { Level } from '../../src/standard/types';
import { tableOf } from '../balance/tables';
import type { CaseFile, Figure } from './caseFile';
import { expectFigure, printed, standardOf } from './caseFile';

interface Schools {
  readonly schools: readonly { readonly pupils: number; readonly amount: number }[];
}

interface CoefficientFigures {
  readonly pupils?: number;
  readonly amount?: number;
  readonly ratios?: readonly Figure[];
  readonly mean?: Figure;
  readonly terms?: readonly Figure[];
  readonly sumOfTerms?: Figure;
  readonly sd?: Figure;
  readonly cv?: Figure;
}

export function coefficientCase(file: CaseFile): void {
  const { schools } = file.inputs as Schools;
  const figures = file.printed as CoefficientFigures;
  const pupils = schools.map((school) => school.pupils);
  const amounts = schools.map((school) => school.amount);
  const outcome = coefficientOf({ pupils, amounts });
  if (!outcome.ok) throw new Error(outcome.reason);
  const { mean, sd, cv, shares } = outcome.coefficient;
  const terms = Array.from(shares, (share) => share * sd * sd);
  if (figures.pupils !== undefined) expect(sum(pupils)).toBe(figures.pupils);
  if (figures.amount !== undefined) expect(sum(amounts)).toBe(figures.amount);
  figures.ratios?.forEach((figure, i) =>
    expectFigure((amounts[i] ?? 0) / (pupils[i] ?? 0), figure),
  );
  figures.terms?.forEach((figure, i) => expectFigure(terms[i] ?? 0, figure));
  if (figures.mean) expectFigure(mean, figures.mean);
  if (figures.sumOfTerms) expectFigure(sum(terms), figures.sumOfTerms);
  if (figures.sd) expectFigure(sd, figures.sd);
  if (figures.cv) expectFigure(cv, figures.cv);
  const { wrong } = file as CaseFile & { readonly wrong?: Readonly<Record<string, Figure>> };
  for (const [name, figure] of Object.entries(wrong ?? {})) {
    expectFigure(variant(name, pupils, amounts), figure);
    expect(printed(cv, figure.digits)).not.toBe(figure.value);
  }
}

/** The unweighted definitions in circulation, each of which gives another figure. */
function variant(name: string, pupils: readonly number[], amounts: readonly number[]): number {
  const ratios = amounts.map((amount, i) => amount / (pupils[i] ?? 0));
  const pooled = sum(amounts) / sum(pupils);
  const own = sum(ratios) / ratios.length;
  const about = (centre: number, count: number): number =>
    Math.sqrt(sum(ratios.map((ratio) => (ratio - centre) ** 2)) / count) / centre;
  switch (name) {
    case 'population-about-own-mean':
      return about(own, ratios.length);
    case 'sample-about-own-mean':
      return about(own, ratios.length - 1);
    case 'unweighted-about-pooled-mean':
      return about(pooled, ratios.length);
    case 'unweighted-sample-about-pooled-mean':
      return about(pooled, ratios.length - 1);
    default:
      throw new Error(`no variant ${name}`);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

interface SplitInputs {
  readonly schoolType: string;
  readonly primary: number;
  readonly junior: number;
  readonly total: number;
}

export function splitCase(file: CaseFile): void {
  const inputs = file.inputs as SplitInputs;
  const figures = file.printed as Readonly<Record<string, Figure>>;
  const primaryShare = shareOf(inputs, 'primary');
  const juniorShare = shareOf(inputs, 'junior');
  const parts = {
    primaryShare,
    juniorShare,
    primaryTotal: primaryShare.mul(inputs.total),
    juniorTotal: juniorShare.mul(inputs.total),
    primaryPerPupil: primaryShare.mul(inputs.total).div(inputs.primary),
    juniorPerPupil: juniorShare.mul(inputs.total).div(inputs.junior),
  };
  if (file.reason === 'rounds-intermediate') {
    roundsOnTheWay(inputs, parts.primaryTotal.valueOf(), figures);
    return;
  }
  for (const [name, value] of Object.entries(parts)) {
    const figure = figures[name];
    if (figure) expectFigure(value, figure);
  }
}

function shareOf(inputs: SplitInputs, level: Level): ReturnType<typeof exactOf> {
  const rule = standardOf('cn.basic-2012').split;
  const source = shareFormula(rule, inputs.schoolType, level) ?? '';
  const row = { students_primary: inputs.primary, students_junior: inputs.junior };
  return exactOf(source, row);
}

export function exactOf(
  source: string,
  row: Readonly<Record<string, number>>,
): NonNullable<ReturnType<typeof evaluateExact>> {
  const parsed = parseFormula(source);
  if (!parsed.ok) throw new Error(source);
  const context = { row: tableOf('ledger', [row]), tables: () => undefined, parameters: {} };
  const value = evaluateExact(parsed.value, context, 0);
  if (value === undefined) throw new Error(`no exact value: ${source}`);
  return value;
}

/** The printed parts follow only when the figure per weighted pupil is rounded before it is multiplied. */
function roundsOnTheWay(
  inputs: SplitInputs,
  unrounded: number,
  figures: Readonly<Record<string, Figure>>,
): void {
  const { weightedPupils, primaryPerPupil, primaryTotal, juniorTotal } = figures;
  if (!weightedPupils || !primaryPerPupil || !primaryTotal || !juniorTotal)
    throw new Error('figures');
  expect(printed(unrounded, primaryTotal.digits)).not.toBe(primaryTotal.value);
  const weighted = exactOf('[@students_primary]+1.1*[@students_junior]', {
    students_primary: inputs.primary,
    students_junior: inputs.junior,
  });
  expectFigure(weighted, weightedPupils);
  const perPupil = printed(inputs.total / weighted.valueOf(), primaryPerPupil.digits);
  expect(perPupil).toBe(primaryPerPupil.value);
  const primary = printed(perPupil * inputs.primary, primaryTotal.digits);
  expect(primary).toBe(primaryTotal.value);
  expect(inputs.total - primary).toBe(juniorTotal.value);
}

interface CompositeInputs {
  readonly standard: string;
  readonly level: Level;
  readonly cv: readonly number[];
}

interface CompositeFigures {
  readonly composite?: Figure;
  readonly passed?: boolean;
  /** Codes of the indicators whose coefficient breaks its limit. */
  readonly failing?: readonly string[];
}

export function compositeCase(file: CaseFile): void {
  const { standard: id, level, cv } = file.inputs as CompositeInputs;
  const figures = file.printed as CompositeFigures;
  const { coefficients, indicators } = standardOf(id);
  const composite = compositeValue(cv);
  if (figures.composite) expectFigure(composite, figures.composite);
  const limit = coefficients.composite?.[level];
  if (figures.passed !== undefined && limit) {
    const passed = keepsLimit(limit.operator, Math.sign(composite - limit.value));
    expect(passed).toBe(figures.passed);
  }
  const each = coefficients.each?.[level];
  if (figures.failing === undefined || each === undefined) return;
  const failing = indicators
    .filter((_, i) => !keepsLimit(each.operator, Math.sign((cv[i] ?? 0) - each.value)))
    .map(({ code }) => code);
  expect(failing).toEqual(figures.failing);
}

interface FromSdInputs {
  readonly standard: string;
  readonly level: Level;
  readonly mean: number;
  readonly sd: number;
}

export function fromSdCase(file: CaseFile): void {
  const { standard, level, mean, sd } = file.inputs as FromSdInputs;
  const figures = file.printed as { readonly cv: Figure; readonly passed: boolean };
  expectFigure(sd / mean, figures.cv);
  const limit = standardOf(standard).coefficients.each?.[level];
  if (limit === undefined) throw new Error('no limit');
  expect(keepsLimit(limit.operator, Math.sign(sd / mean - limit.value))).toBe(figures.passed);
}
