import type { Area } from '../kernel/address';

/** Native data validation: what a spreadsheet program itself refuses or warns of while a cell is typed in. */
export interface Validation {
  readonly areas: readonly Area[];
  readonly type: 'any' | 'list' | 'whole' | 'decimal' | 'date' | 'time' | 'text-length' | 'custom';
  readonly operator?: ValidationOperator;
  /** Without `=`, as the format stores it: a number, a formula, a reference or, for a list, `"甲,乙"` in quotes. */
  readonly formula1?: string;
  readonly formula2?: string;
  readonly allowBlank: boolean;
  /** Whether a list shows its arrow. */
  readonly dropDown: boolean;
  /** `stop` refuses, the others let the user go on. */
  readonly style: 'stop' | 'warning' | 'information';
  /** Nothing is said of values that break the rule; they are only found by those who look for them. */
  readonly quiet?: boolean;
  readonly prompt?: { readonly title: string; readonly text: string };
  readonly error?: { readonly title: string; readonly text: string };
}

export type ValidationOperator =
  | 'between'
  | 'not-between'
  | 'equal'
  | 'not-equal'
  | 'greater'
  | 'less'
  | 'greater-or-equal'
  | 'less-or-equal';
