import type { Area, CellAddress } from '../../kernel/address';
import type { UserAmendment } from '../../sheet/amendment';
import type { Tier } from '../findings';

/** One record of a form that can be filled in field by field, told so that it is found again once rows have moved. */
export interface EntryPlace {
  readonly sheet: string;
  /** Table in the rule language's terms: `school`, `ledger`. */
  readonly table: string;
  /** Which of several such tables on the sheet, counted from 0. */
  readonly nth: number;
  /** Row of the table, counted from 0. */
  readonly row: number;
  /** What names the record beside its row, and what did before the user typed another name. */
  readonly identities: readonly string[];
}

/** A record in the list to choose from. */
export interface EntryRow extends EntryPlace {
  readonly name: string;
  readonly note: string;
  /** Its cells, to follow the selection. */
  readonly area: Area | null;
}

/** A table of schools in which another one can be begun. */
export interface EntryTable extends Pick<EntryPlace, 'sheet' | 'table' | 'nth'> {
  readonly form: string;
}

/** One record as a form to fill in, in the order of its sheet. */
export interface EntryView {
  readonly place: EntryPlace;
  readonly form: string;
  readonly groups: readonly EntryGroup[];
  readonly filled: number;
  readonly asked: number;
}

export interface EntryGroup {
  readonly name: string;
  readonly fields: readonly EntryField[];
  readonly filled: number;
  readonly asked: number;
}

export type EntryKind = 'text' | 'count' | 'amount' | 'choice' | 'flag' | 'year';

export interface EntryField {
  readonly key: string;
  readonly label: string;
  /** Unit in which the cell counts; empty where there is none. */
  readonly unit: string;
  readonly kind: EntryKind;
  /** What may be chosen: the words that are stored, and the code that may be typed in their place. */
  readonly options: readonly { readonly code: string; readonly name: string }[];
  /** What the cell holds, as it would be typed; empty where it is blank. */
  readonly value: string;
  readonly cell: string;
  readonly at: CellAddress;
  /** Why nothing can be entered here; null where it can. */
  readonly locked: string | null;
  readonly required: boolean;
  /** False where the answers given so far say that this school is not asked. */
  readonly applies: boolean;
  /** Counts among what is still to be filled in. */
  readonly asked: boolean;
  readonly filled: boolean;
  /** What the form prints beside it; empty where it prints nothing. */
  readonly note: string;
  /** What the rules demand of it, each in words. */
  readonly demands: readonly string[];
  /** Last year's figure and the change since, in words; empty where last year is not known. */
  readonly last: string;
  readonly findings: readonly EntryFinding[];
}

export interface EntryFinding {
  /** Position in the list of findings. */
  readonly id: number;
  readonly tier: Tier;
  readonly message: string;
  /** Told at this field first; else it only takes part. */
  readonly own: boolean;
}

/** What comes of a text typed into a field: how it will stand in the cell and what stores it, or why it cannot. */
export type EntryAnswer =
  | {
      readonly kind: 'stored';
      readonly value: string;
      /** Says so where the cell will hold something else than was typed; empty where it holds just that. */
      readonly note: string;
      readonly amendments: readonly UserAmendment[];
      /** Where the record is to be found once that is stored. */
      readonly place: EntryPlace;
    }
  | { readonly kind: 'refused'; readonly message: string };
