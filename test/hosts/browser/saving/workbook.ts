import ExcelJS from 'exceljs';
import { styledWorkbook } from '../../../xlsx/look/styledWorkbook';

/** The workbook that uses everything of which the look is read, with a block to work on below. */
export async function workbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await styledWorkbook()).buffer as ArrayBuffer);
  const sheet = book.getWorksheet('学校');
  if (sheet === undefined) throw new Error('no sheet');
  const rows = [
    ['乙', 2, 0.5],
    ['甲', 1, 0.25],
    ['丁', 4, 1],
    ['丙', 3, 0.75],
  ];
  rows.forEach((values, at) => {
    sheet.getRow(9 + at).values = values;
  });
  sheet.getCell('B6').dataValidation = {
    type: 'whole',
    operator: 'between',
    formulae: [0, 'B2'],
    showErrorMessage: true,
    errorStyle: 'warning',
  };
  sheet.getCell('A9').alignment = { horizontal: 'fill', vertical: 'distributed' };
  sheet.getCell('B9').alignment = { horizontal: 'justify', vertical: 'justify', wrapText: true };
  sheet.getCell('C9').alignment = { horizontal: 'distributed', vertical: 'middle', indent: 1 };
  sheet.getCell('A10').protection = { locked: false };
  sheet.getCell('B10').border = { top: { style: 'medium' }, right: { style: 'hair' } };
  sheet.getCell('C10').numFmt = '0.0%';
  sheet.getCell('D10').value = { formula: 'B10/B9', result: 0.5 };
  return new Uint8Array(await book.xlsx.writeBuffer());
}
