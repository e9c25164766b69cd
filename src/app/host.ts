import type { Area } from '../kernel/address';
import type { Result } from '../kernel/result';
import type { UserAmendment } from '../sheet/amendment';
import type { SnapshotChange } from '../sheet/data';
import type { EditPlan, Receipt } from '../sheet/editPlan';
import type { WorkbookSnapshot } from '../sheet/snapshot';

/**
 * Where a workbook lives: an .xlsx file, a spreadsheet program, the memory of a test. The core takes one snapshot,
 * works on it without asking again, and hands back one plan.
 */
export interface Host {
  /** The workbook as it stands, what an earlier plan added included (see `sheet/ownership`). */
  snapshot(): Promise<Result<WorkbookSnapshot>>;
  /**
   * Takes off everything that an earlier plan added, then carries out this one; so the same plan twice changes nothing
   * the second time, and an empty plan leaves the workbook as the user made it. What cannot be done is left out and
   * named in the receipt; cells that hold something of the user's are never overwritten.
   */
  apply(plan: EditPlan): Promise<Result<Receipt>>;
  /**
   * Changes the user's own cells on her word: a repair, a reason. All of it or, where one cell cannot be changed
   * (protected, away, inside a merged area), nothing and `edit-refused`. What plans added stays as it is.
   */
  amend(amendments: readonly UserAmendment[]): Promise<Result<Receipt>>;
  /**
   * Takes back what gave this receipt. A plan: restores what an earlier plan had added; the latest plan only. An
   * amendment: restores the cells as they were; `edit-refused` where one of them has changed since. Each once.
   */
  undo(receipt: Receipt): Promise<Result<void>>;
}

/** A workbook that its user has open in front of her. */
export interface LiveHost extends Host {
  /**
   * Tells of what the user changed, already read and gathered over a short while; what plans write is not told.
   * Returns the end of listening.
   */
  onChange(listener: (changes: readonly SnapshotChange[]) => void): () => void;
  /** Tells which cells are selected, whenever that changes. */
  onSelect(listener: (sheet: string, area: Area) => void): () => void;
  /** Brings cells into sight and selects them; a hidden sheet or row is refused as `edit-refused`, never unhidden. */
  reveal(sheet: string, area: Area): Promise<Result<void>>;
}

/** Why an edit, or a part of one, was left out. */
export type SkipReason =
  /** The cell holds something of the user's. */
  | 'cell-in-use'
  /** The cell lies inside a merged area, away from its first cell. */
  | 'cell-merged'
  /** The cell carries a conversation (threaded comment), which cannot be extended and restored exactly. */
  | 'cell-has-conversation'
  /** The workbook or the format takes no more of these. */
  | 'too-many-notes'
  | 'too-many-links'
  /** Links go on sheets that we add; a sheet of the user's keeps its own list of links. */
  | 'link-left-out'
  | 'sheet-missing'
  /** The user has a validation of her own there. */
  | 'validation-in-use'
  /** A chart sheet, or a sheet whose rows are out of order. */
  | 'sheet-unsuitable'
  /** The host has nothing on screen to select. */
  | 'nothing-on-screen'
  | 'cell-outside-sheet'
  /** The program is too old for it, or has no such thing. */
  | 'not-supported'
  | 'sheet-protected'
  /** No sheet can be added to or taken from the workbook. */
  | 'workbook-protected'
  /** More scattered cells than the program can be asked to mark. */
  | 'too-many-marks';
