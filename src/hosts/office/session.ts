import type { Result } from '../../kernel/result';
import type { Capabilities } from './capabilities';

/** The workbook that this Excel has open. Nothing but `run` speaks to it. */
export interface ExcelSession {
  readonly capabilities: Capabilities;
  /**
   * One `Excel.run`. Work that Excel refuses because a cell is being edited, or because it is busy, is tried again from
   * its start for a few seconds, and with smaller requests where one was too large, so it has to find out by itself what
   * of it is done already; every other refusal of Excel comes back as a problem. What `work` throws beside that is a bug
   * and is thrown on.
   */
  run<T>(work: (context: Excel.RequestContext) => Promise<Result<T>>): Promise<Result<T>>;
  /** Opens a file, given as base64, as a new workbook in a window of its own; the one that is open stays as it is. */
  newWorkbook(file: string): Promise<Result<null>>;
}
