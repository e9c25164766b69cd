import type { IWorkbookData } from '@univerjs/core';
import type { Amendment } from '../sheet/amendment';
import type { EditPlan } from '../sheet/editPlan';
import type { WorkbookData } from '../sheet/data';
import type { WorkbookLook } from '../sheet/look';
import type { NewWorkbook } from '../sheet/newWorkbook';
import type { Result } from '../kernel/result';

/** A file as the grid takes it, and what the copy to be saved starts from. */
export interface OpenedFile {
  readonly data: WorkbookData;
  readonly look: WorkbookLook;
  readonly univer: IWorkbookData;
}

/** Reading and writing of .xlsx files, away from the page so that it never waits. */
export interface Files {
  /** Takes a file in place of the one before; what an earlier check added to it is taken off. */
  open(bytes: Uint8Array, name: string): Promise<Result<OpenedFile>>;
  /** A new workbook as a file; what is open stays open. */
  write(workbook: NewWorkbook): Promise<Uint8Array<ArrayBuffer>>;
  /** The opened file with what the user changed and with what the plan adds; all else byte for byte as it came. */
  save(amendments: readonly Amendment[], plan: EditPlan): Promise<Result<Uint8Array<ArrayBuffer>>>;
}
