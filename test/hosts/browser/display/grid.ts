import type { IWorkbookData } from '@univerjs/core';
import { createUniver, LocaleType } from '@univerjs/presets';
import { UniverSheetsNodeCorePreset } from '@univerjs/preset-sheets-node-core';
import { UniverSheetsNotePlugin } from '@univerjs/sheets-note';
import '@univerjs/sheets-note/facade';
import '@univerjs/sheets-data-validation/facade';

/** The grid without a screen, showing a workbook. */
export function shown(workbook: IWorkbookData) {
  const { univerAPI, univer } = createUniver({
    locale: LocaleType.ZH_CN,
    locales: { [LocaleType.ZH_CN]: {} },
    presets: [UniverSheetsNodeCorePreset()],
    plugins: [UniverSheetsNotePlugin],
  });
  const book = univerAPI.createWorkbook(workbook);
  return { book, dispose: () => univer.dispose() };
}
