import type { Result } from '../kernel/result';
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
  /** Restores the workbook as it was before the `apply` that gave this receipt; `edit-refused` for any but the latest. */
  undo(receipt: Receipt): Promise<Result<void>>;
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
  /** A chart sheet, or a sheet whose rows are out of order. */
  | 'sheet-unsuitable'
  /** The host has nothing on screen to select. */
  | 'nothing-on-screen'
  | 'cell-outside-sheet';
