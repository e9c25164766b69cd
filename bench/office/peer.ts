import { columnName } from '../../src/kernel/address';
import type { SimulatedExcel } from '../../test/support/excel';
import { effortOf, excelWith, type Effort } from './host';

const COLUMNS = 40;
const WRONG = '#FFC7CE';

/**
 * The same ledger as a plain add-in reads and marks it: a range for every cell, and a sync for every row, without which
 * Excel on the web finds the request too large.
 */
export async function peerEfforts(rows: number): Promise<readonly Effort[]> {
  const excel = await excelWith('every cell wrong', rows);
  return [
    await measured(excel, 'read cell by cell', rows, (cell) => {
      cell.load(['values', 'formulas', 'numberFormat']);
    }),
    await measured(excel, 'mark cell by cell', rows, (cell) => {
      cell.format.fill.color = WRONG;
      cell.format.font.bold = true;
    }),
    await measured(excel, 'clear cell by cell', rows, (cell) => {
      cell.format.fill.clear();
      cell.format.font.bold = false;
    }),
  ];
}

async function measured(
  excel: SimulatedExcel,
  step: string,
  rows: number,
  visit: (cell: Excel.Range) => void,
): Promise<Effort> {
  excel.traffic.reset();
  const start = performance.now();
  await excel.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    for (let row = 1; row <= rows; row++) {
      for (let column = 0; column < COLUMNS; column++)
        visit(sheet.getRange(`${columnName(column)}${String(row + 1)}`));
      await context.sync();
    }
  });
  const seconds = (performance.now() - start) / 1000;
  return { step, ...effortOf(excel), seconds, engineSeconds: 0 };
}
