import type { Area } from '../../../../src/kernel/address';

/** The look that a conditional format lays over a cell: only what it sets. */
export interface ConditionalLook {
  bold?: boolean;
  italic?: boolean;
  underline?: string;
  strikethrough?: boolean;
  color?: string;
  fill?: string;
  numberFormat?: string;
  borders: Record<string, { style: string; color?: string }>;
}

/** A conditional format; the first of a sheet has the highest priority. */
export interface SimConditional {
  readonly id: string;
  readonly type: string;
  areas: readonly Area[];
  /** Custom: the formula. Cell value: the rule with its formulas. Others: whatever the file says, kept as it is. */
  rule: Readonly<Record<string, unknown>>;
  stopIfTrue: boolean;
  look: ConditionalLook;
}

/** Native validation of some cells; rules and alerts are kept as the API words them. */
export interface SimValidation {
  areas: readonly Area[];
  rule: Readonly<Record<string, unknown>>;
  ignoreBlanks: boolean;
  errorAlert: ValidationAlert;
  prompt: ValidationPrompt;
}

export interface ValidationAlert {
  readonly showAlert: boolean;
  readonly style: string;
  readonly title: string;
  readonly message: string;
}

export interface ValidationPrompt {
  readonly showPrompt: boolean;
  readonly title: string;
  readonly message: string;
}

export const NO_ALERT: ValidationAlert = { showAlert: true, style: 'Stop', title: '', message: '' };
export const NO_PROMPT: ValidationPrompt = { showPrompt: true, title: '', message: '' };

export interface SimTable {
  readonly id: string;
  name: string;
  area: Area;
  columns: string[];
  showHeaders: boolean;
  showTotals: boolean;
  filtered: boolean;
}

export interface SimName {
  name: string;
  /** With `=`. */
  formula: string;
  visible: boolean;
  comment: string;
  /** The sheet that alone knows the name, by id. */
  scope?: string;
}

export interface SimNote {
  readonly sheet: string;
  row: number;
  column: number;
  text: string;
  author: string;
  visible: boolean;
  width: number;
  height: number;
}

/** A conversation. */
export interface SimComment {
  readonly id: string;
  readonly sheet: string;
  row: number;
  column: number;
  content: string;
  author: string;
  resolved: boolean;
  replies: { readonly id: string; content: string; author: string }[];
}
