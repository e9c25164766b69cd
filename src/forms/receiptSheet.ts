import type { Grid } from '../sheet/grid';
import type { ReceiptPlace } from './types';

/** Title of a receipt, in its first cell. The workbook is Chinese whatever language the pane speaks. */
export const RECEIPT_TITLE = '上报凭证';

/** Label of the receipt's digest: with the title, it tells a receipt from a sheet that is merely called so. */
export const DIGEST_LABEL = '摘要 SHA-256';

/** Rows and columns in which the title is looked for: somebody may have put a letterhead above. */
const TITLE_ROWS = 20;
const TITLE_COLUMNS = 10;

/** Rows below the title in which the digest is looked for. */
const FACT_ROWS = 40;

/** Finds a receipt by its texts, wherever it stands and whatever the sheet is called. */
export function findReceipt(sheet: string, grid: Grid): ReceiptPlace | undefined {
  for (let row = 0; row < Math.min(TITLE_ROWS, grid.rowCount); row++) {
    for (let column = 0; column < Math.min(TITLE_COLUMNS, grid.columnCount); column++) {
      if (isText(grid, row, column, RECEIPT_TITLE) && hasDigest(grid, row, column))
        return { sheet, row, column };
    }
  }
  return undefined;
}

function hasDigest(grid: Grid, top: number, column: number): boolean {
  for (let row = top + 1; row < Math.min(top + FACT_ROWS, grid.rowCount); row++)
    if (isText(grid, row, column, DIGEST_LABEL)) return true;
  return false;
}

function isText(grid: Grid, row: number, column: number, text: string): boolean {
  const value = grid.value(row, column);
  return typeof value === 'string' && value.trim() === text;
}
