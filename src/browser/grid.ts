import { ICommandService, LocaleType, mergeLocales, type IWorkbookData } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import formatsEn from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import formatsZh from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import {
  CalculationMode,
  IRenderManagerService,
  UniverSheetsCorePreset,
  Spreadsheet,
} from '@univerjs/preset-sheets-core';
import coreEn from '@univerjs/preset-sheets-core/locales/en-US';
import coreZh from '@univerjs/preset-sheets-core/locales/zh-CN';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationEn from '@univerjs/preset-sheets-data-validation/locales/en-US';
import validationZh from '@univerjs/preset-sheets-data-validation/locales/zh-CN';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteEn from '@univerjs/preset-sheets-note/locales/en-US';
import noteZh from '@univerjs/preset-sheets-note/locales/zh-CN';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-note/lib/index.css';
import { drawFromMemory } from '../hosts/browser/drawFromMemory';
import { calculateInTurns } from '../hosts/browser/formulas';
import { startUniver } from '../hosts/browser/startUniver';
import type { Language } from '../i18n/index';

/** The spreadsheet of the page. It holds one workbook at a time. */
export interface Grid {
  readonly api: FUniver;
  /** Shows a workbook in place of the one before. */
  show(workbook: IWorkbookData): void;
  setLanguage(language: Language): void;
  setDark(dark: boolean): void;
}

const LOCALES: Readonly<Record<Language, LocaleType>> = {
  zh: LocaleType.ZH_CN,
  en: LocaleType.EN_US,
};

/**
 * Builds the grid inside `container`; `formulas` is the worker that computes. Cached results of formulas are taken as they
 * are until something changes.
 */
export function createGrid(
  container: HTMLElement,
  formulas: Worker,
  language: Language,
  dark: boolean,
): Grid {
  const { univer, univerAPI } = startUniver(
    {
      locale: LOCALES[language],
      locales: {
        [LocaleType.ZH_CN]: mergeLocales(coreZh, formatsZh, validationZh, noteZh),
        [LocaleType.EN_US]: mergeLocales(coreEn, formatsEn, validationEn, noteEn),
      },
      darkMode: dark,
    },
    [
      UniverSheetsCorePreset({
        container,
        workerURL: formulas,
        formula: { initialFormulaComputing: CalculationMode.WHEN_EMPTY },
        disableAutoFocus: true,
        ribbonType: 'simple',
        // Codes are text on purpose, and what is number typed as text the pane says in its own words.
        sheets: {
          disableForceStringMark: true,
          disableForceStringAlert: true,
          isRowStylePrecedeColumnStyle: true,
        },
      }),
      UniverSheetsConditionalFormattingPreset(),
      UniverSheetsDataValidationPreset(),
      UniverSheetsNotePreset(),
    ],
  );
  const injector = univer.__getInjector();
  calculateInTurns(injector.get(ICommandService));
  injector.get(IRenderManagerService).created$.subscribe(({ mainComponent }) => {
    if (mainComponent instanceof Spreadsheet) drawFromMemory(mainComponent);
  });
  let shown: string | undefined;
  return {
    api: univerAPI,
    show(workbook) {
      if (shown !== undefined) univerAPI.disposeUnit(shown);
      shown = univerAPI.createWorkbook(workbook).getId();
    },
    setLanguage(next) {
      univerAPI.setLocale(LOCALES[next]);
    },
    setDark(next) {
      univerAPI.toggleDarkMode(next);
    },
  };
}
