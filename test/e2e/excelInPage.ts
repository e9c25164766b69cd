import '../support/excel/page';
import type { PageExcel } from '../support/excel/page';

/** What a test says of the Excel that it wants around its page. */
export interface ExcelContext {
  readonly displayLanguage: string;
  readonly officeTheme: { readonly isDarkTheme: boolean };
  readonly document: { readonly url: string };
}

export interface ExcelWindow {
  readonly __excel: PageExcel;
  readonly __excelContext: ExcelContext;
  readonly Office: { readonly context: object };
  /** The workbook's state before the add-in came, to be compared. */
  __original?: string;
}

const excel = window as unknown as ExcelWindow;
Object.assign(excel.Office.context, excel.__excelContext);
excel.__original = JSON.stringify(excel.__excel.state());
