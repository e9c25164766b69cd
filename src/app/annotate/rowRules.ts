import { emitFormula, parseFormula, type Formula } from '../../formula/index';
import { rules } from '../../standard/index';
import type { Rule } from '../../standard/types';

/** A field's cell in a native formula over its row. */
export interface NativeCell {
  /** What stands for the field's value. */
  readonly value: string;
  /** References that must hold numbers for the value to be known. */
  readonly figures: readonly string[];
  /** Conditions that must hold besides. */
  readonly conditions?: readonly string[];
}

/** What a table's rows must keep to be right, whatever the standard: each rule that a formula over one row decides. */
export function rowRulesOn(table: string): readonly Rule[] {
  return rules().filter(
    ({ scope, severity, basis, on, formula, each }) =>
      scope === 'row' &&
      severity === 'error' &&
      basis !== 'policy' &&
      formula !== undefined &&
      each === undefined &&
      on.includes(table),
  );
}

/**
 * A rule as a native condition that is TRUE where it is kept; demanded only while every figure is there, since half a
 * row is no error yet. Undefined where a cell that it needs cannot be named, or where it looks at other rows.
 */
export function nativeDemand(
  rule: Rule,
  parameters: Readonly<Record<string, number>>,
  cellOf: (key: string) => NativeCell | undefined,
): string | undefined {
  const sources = [rule.when, rule.formula].filter((source) => source !== undefined);
  const formulas = sources.map((source) => parseFormula(source));
  const parsed = formulas.flatMap((one) => (one.ok ? [one.value] : []));
  const keys = [...new Set(parsed.flatMap(({ columns }) => columns.map(({ key }) => key)))];
  const cells = new Map<string, NativeCell>();
  for (const key of keys) {
    const cell = cellOf(key);
    if (cell === undefined) return undefined;
    cells.set(key, cell);
  }
  if (parsed.some(hasWholeColumns)) return undefined;
  const emitted = parsed.map((formula) =>
    emitFormula(formula, {
      cell: (key) => cells.get(key)?.value ?? '',
      range: () => '',
      parameters,
    }),
  );
  const figures = [...new Set([...cells.values()].flatMap((cell) => cell.figures))];
  const guards = [
    ...(figures.length === 0 ? [] : [`COUNT(${figures.join(',')})=${String(figures.length)}`]),
    ...new Set([...cells.values()].flatMap(({ conditions = [] }) => conditions)),
    ...(emitted.length === 2 ? [emitted[0] ?? ''] : []),
  ];
  const guard = guards.length === 1 ? guards.join('') : `AND(${guards.join(',')})`;
  return `IF(${guard},${emitted.at(-1) ?? 'TRUE'},TRUE)`;
}

function hasWholeColumns({ source }: Formula): boolean {
  return /\[(?!@)/.test(source);
}
