import { parseFormula } from '../formula';
import type { Formula } from '../formula';
import { asStated } from '../standard';
import type { Indicator, Level, Relief, Standard } from '../standard/types';
import { shareFormula } from './split';

/** The formulas of one indicator over ledger columns: the engine evaluates them, an annotated copy writes them. */
export interface IndicatorFormulas {
  /** Resource of the row, reliefs included, before the split. */
  readonly numerator: string;
  /** Part that belongs to the level; `1` where nothing is split. */
  readonly share: string;
  readonly denominator: string;
  /** scale × share × numerator / denominator. */
  readonly value: string;
}

/**
 * Composes the formulas of an indicator for a level and a school type (3-digit code) with the given reliefs
 * turned on. `has` tells which columns the form has: a relief that needs one it lacks cannot be claimed there, and
 * where it prints a sum undivided that figure stands for its parts.
 * Undefined where a school of the type does not have the level.
 */
export function indicatorFormula(
  standard: Standard,
  indicator: Indicator,
  level: Level,
  schoolType: string,
  reliefs: readonly string[],
  has: (key: string) => boolean = () => true,
): IndicatorFormulas | undefined {
  const share = indicator.split ? shareFormula(standard.split, schoolType, level) : '1';
  if (share === undefined) return undefined;
  const numerator = numeratorFormula(standard, indicator, level, reliefs, has);
  const factors = [
    ...(indicator.scale === 1 ? [] : [String(indicator.scale)]),
    ...(share === '1' ? [] : [bracketed(share)]),
    bracketed(numerator),
  ];
  const value = `${factors.join('*')}/${bracketed(indicator.denominator)}`;
  return { numerator, share, denominator: indicator.denominator, value };
}

/** The indicator's own numerator plus what the reliefs in force add to it. */
export function numeratorFormula(
  standard: Standard,
  indicator: Indicator,
  level: Level,
  reliefs: readonly string[],
  has: (key: string) => boolean,
): string {
  const additions = standard.reliefs
    .filter((relief) => reliefs.includes(relief.id))
    .flatMap((relief) => additionsTo(relief, indicator.key, has));
  return [asStated(indicator.numerator[level], has), ...additions].join('+');
}

/**
 * A relief is granted where the school claims it: a blank condition is no claim, so it adds nothing and does not
 * leave the figure undecided. Once claimed, its own figures must be there.
 */
function additionsTo(relief: Relief, indicator: string, has: (key: string) => boolean): string[] {
  return relief.additions
    .filter((addition) => addition.indicator === indicator)
    .flatMap(({ when, add }) => {
      const condition = columnsOf(when);
      if (![...condition, ...columnsOf(add)].every(has)) return [];
      const claimed = condition.map((key) => `NOT(ISBLANK([@${key}]))`);
      return [`IF(AND(${[...claimed, when].join(',')}),${add},0)`];
    });
}

function columnsOf(source: string): readonly string[] {
  return compile(source).columns.map((column) => column.key);
}

const compiled = new Map<string, Formula>();

/**
 * Parses a formula of the standard's data, each once: a county is checked again after every edit. The data is tested,
 * so a formula that does not parse is a bug.
 */
export function compile(source: string): Formula {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const parsed = parseFormula(source);
  if (parsed.ok) {
    compiled.set(source, parsed.value);
    return parsed.value;
  }
  throw new Error(`formula of the standard: ${source}: ${JSON.stringify(parsed.problem.params)}`);
}

function bracketed(source: string): string {
  return /^\[@\w+\]$|^[\d.]+$/.test(source) ? source : `(${source})`;
}

/** Values of the standard's parameters, as the reliefs in force replace them. */
export function parametersOf(
  standard: Standard,
  reliefs: readonly string[],
): Readonly<Record<string, number>> {
  const values = Object.entries(standard.parameters).map(
    ([key, { value }]) => [key, value] as const,
  );
  const replaced = standard.reliefs
    .filter((relief) => reliefs.includes(relief.id))
    .map((relief) => relief.parameters);
  return Object.assign(Object.fromEntries(values), ...replaced) as Record<string, number>;
}
