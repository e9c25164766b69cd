import type { Area } from '../../../../src/kernel/address';

/** Who did it: this add-in, the user at this Excel, or somebody else in the same workbook. */
export type Actor = 'add-in' | 'user' | 'remote';

/** What Excel may tell an add-in of. */
export type BookEvent =
  | {
      readonly kind: 'changed';
      readonly sheet: string;
      readonly area: Area;
      readonly change: ChangeType;
      readonly by: Actor;
      readonly details?: {
        readonly valueBefore: unknown;
        readonly valueAfter: unknown;
        readonly valueTypeBefore: string;
        readonly valueTypeAfter: string;
      };
    }
  | { readonly kind: 'calculated'; readonly sheet: string; readonly by: Actor }
  | {
      readonly kind: 'format-changed';
      readonly sheet: string;
      readonly area: Area;
      readonly by: Actor;
    }
  | {
      readonly kind: 'selection-changed';
      readonly sheet: string;
      readonly areas: readonly Area[];
      readonly by: Actor;
    }
  | {
      readonly kind: 'activated' | 'deactivated' | 'added' | 'deleted';
      readonly sheet: string;
      readonly by: Actor;
    }
  | {
      readonly kind: 'name-changed';
      readonly sheet: string;
      readonly before: string;
      readonly after: string;
      readonly by: Actor;
    }
  | {
      readonly kind: 'moved';
      readonly sheet: string;
      readonly before: number;
      readonly after: number;
      readonly by: Actor;
    }
  | {
      readonly kind: 'visibility-changed';
      readonly sheet: string;
      readonly before: string;
      readonly after: string;
      readonly by: Actor;
    }
  | {
      readonly kind: 'protection-changed';
      readonly sheet: string;
      readonly isProtected: boolean;
      readonly by: Actor;
    };

export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted';
