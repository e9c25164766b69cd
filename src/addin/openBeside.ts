import { wrap } from 'comlink';
import type { ExcelSession } from '../hosts/office/session';
import { succeed } from '../kernel/result';
import type { NewWorkbookOpener } from '../taskpane/session/newForms';
import type { FileMaker } from './newFileWorker';

/** Opens a workbook made here in a window of its own, where this Excel can; Excel names it by itself. */
export function openBeside(
  excel: ExcelSession,
  makeWorker: () => Worker,
): NewWorkbookOpener | undefined {
  if (!excel.capabilities.newWorkbooks) return undefined;
  return async (workbook) => {
    const worker = makeWorker();
    const broken = new Promise<never>((_, refuse) => {
      worker.addEventListener('error', ({ message }) => {
        refuse(new Error(message));
      });
    });
    try {
      const file = await Promise.race([wrap<FileMaker>(worker).make(workbook), broken]);
      const opened = await excel.newWorkbook(file);
      return opened.ok ? succeed('beside') : opened;
    } finally {
      worker.terminate();
    }
  };
}
