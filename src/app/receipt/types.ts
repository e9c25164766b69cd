import type { CellAddress } from '../../kernel/address';

/** The values of one row of a table, or of one written reason, as they stand in the workbook now. */
export interface InputRecord {
  readonly table: string;
  /** What tells it from the others of its table, wherever it stands: code and level of a school. */
  readonly key: string;
  /** Fields of which the key is made. */
  readonly keyFields: readonly string[];
  readonly sheet: string;
  readonly fields: readonly string[];
  /** As canonical texts, in the order of `fields`. */
  readonly values: readonly string[];
  readonly labelOf: (field: string) => string;
  readonly cellOf: (field: string) => CellAddress | undefined;
  /** The cell holds a formula of the user's: it follows from others. */
  readonly isComputed: (field: string) => boolean;
}

/** A record as a receipt has written it down. */
export type WrittenRecord = Pick<InputRecord, 'table' | 'key' | 'sheet' | 'fields' | 'values'> & {
  readonly cell: string;
};

/** The facts at the head of a receipt, in their order there. */
export type FactName =
  | 'format'
  | 'forms'
  | 'standard'
  | 'document'
  | 'reliefs'
  | 'rules'
  | 'school'
  | 'error'
  | 'warning'
  | 'explained'
  | 'below'
  | 'info'
  | 'cannotTell'
  | 'checked'
  | 'cells'
  | 'at'
  | 'who';

export type Facts = Readonly<Record<FactName, string>>;

/** A receipt as it stands in the workbook. */
export interface WrittenReceipt {
  readonly sheet: string;
  readonly facts: Facts;
  readonly records: readonly WrittenRecord[];
  readonly digest: string;
  /** The digest of what stands there now. */
  readonly computed: string;
  /** Last row of it on the sheet. */
  readonly bottom: number;
}

/** One cell that no longer says what was vouched for. */
export interface ChangedCell {
  readonly table: string;
  readonly sheet: string;
  /** Where it stands now; null where the workbook has no such cell any more. */
  readonly at: CellAddress | null;
  readonly record: string;
  readonly field: string;
  /** The field's name as the form has it. */
  readonly label: string;
  readonly was: string;
  readonly is: string;
  /** It holds a formula, so it changed because another cell did. */
  readonly computed: boolean;
}

/** A whole row that came or went. */
export interface ChangedRecord {
  readonly table: string;
  readonly sheet: string;
  readonly at: CellAddress | null;
  readonly record: string;
}

export interface Changes {
  readonly cells: readonly ChangedCell[];
  readonly added: readonly ChangedRecord[];
  readonly missing: readonly ChangedRecord[];
}

/** Why a receipt cannot be relied on. */
export type ForgedWhy =
  /** It has lost its form: rows or columns of it are gone. */
  | 'layout'
  /** Its digest does not fit what it says. */
  | 'digest'
  /** The same data under the same rules come to other facts than it states. */
  | 'facts';

export type ReceiptState =
  | { readonly outcome: 'none' }
  | {
      readonly outcome: 'forged';
      readonly sheet: string;
      readonly why: ForgedWhy;
      /** Labels of the facts that do not hold. */
      readonly facts: readonly string[];
    }
  | {
      /** `other-version`: nothing has changed, but rules or standards have since, so its counts were not checked. */
      readonly outcome: 'valid' | 'changed' | 'other-version';
      readonly sheet: string;
      readonly facts: Facts;
      readonly digest: string;
      readonly otherVersion: boolean;
      readonly changes: Changes;
    };
