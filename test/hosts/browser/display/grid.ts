import '@univerjs/sheets-data-validation/facade';
import '@univerjs/sheets-note/facade';
import { LocaleType, type IWorkbookData } from '@univerjs/core';
import { UniverSheetsNodeCorePreset } from '@univerjs/preset-sheets-node-core';
import { UniverSheetsNotePlugin } from '@univerjs/sheets-note';
import { startUniver } from '../../../../src/hosts/browser/startUniver';
import { closeUniver } from '../closeUniver';

/** The grid without a screen, showing a workbook; without number formats applied, cells tell what they hold. */
export function shown(workbook: IWorkbookData) {
  const { univer, univerAPI } = startUniver(
    { locale: LocaleType.ZH_CN, locales: { [LocaleType.ZH_CN]: {} } },
    [UniverSheetsNodeCorePreset(), { plugins: [UniverSheetsNotePlugin] }],
  );
  const book = univerAPI.createWorkbook(workbook);
  return {
    book,
    dispose: () => {
      closeUniver(univer);
    },
  };
}
