import type { IWorkbookData } from '@univerjs/core';
import { headless } from '../headless';

/** The grid without a screen, showing a workbook. */
export function shown(workbook: IWorkbookData) {
  const { book, close } = headless(workbook);
  return { book, dispose: close };
}
