import ExcelJS from 'exceljs';

const LINE = { style: 'thin', color: { argb: 'FF808080' } } as const;

/** A workbook that uses everything of which the look is read, made by a library that is not ours. */
export async function styledWorkbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('学校', {
    properties: { tabColor: { argb: 'FF00B050' }, defaultRowHeight: 18 },
    views: [{ state: 'frozen', xSplit: 2, ySplit: 3, showGridLines: false, zoomScale: 85 }],
  });
  sheet.columns = [{ width: 20 }, { width: 6.5 }, { width: 12, hidden: true }, {}, { width: 15 }];
  sheet.getColumn(5).numFmt = '0.00%';
  sheet.mergeCells('A1:E1');
  sheet.getCell('A1').value = '澄湖县学校台账';
  sheet.getCell('A1').style = {
    font: { name: '黑体', size: 16, bold: true, color: { theme: 4 } },
    alignment: { horizontal: 'center', vertical: 'middle' },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { theme: 4, tint: 0.8 } as never },
  };
  sheet.getRow(1).height = 36;
  sheet.getCell('A4').value = '备注';
  sheet.getRow(4).hidden = true;
  addCells(sheet);
  addRules(sheet);
  sheet.getCell('B3').note = { texts: [{ text: '请核对\n在校生数' }] };
  book.addWorksheet('名单', { state: 'hidden' }).getCell('A1').value = '小学';
  book.addWorksheet('底表', { state: 'veryHidden' }).getCell('A1').value = 1;
  book.definedNames.add('名单!$A$1:$A$3', '学段');
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addCells(sheet: ExcelJS.Worksheet): void {
  sheet.getCell('A2').value = '00123';
  sheet.getCell('A2').style = {
    font: { name: '宋体', size: 11, italic: true, underline: true, strike: true },
    border: { top: LINE, bottom: { style: 'double', color: { argb: 'FFFF0000' } }, left: LINE },
    alignment: { wrapText: true, textRotation: 45, indent: 2, horizontal: 'left' },
    protection: { locked: false },
  };
  sheet.getCell('B2').value = 1234.5;
  sheet.getCell('B2').numFmt = '#,##0.00';
  sheet.getCell('B3').value = { formula: 'B2*2', result: 2469 };
  sheet.getCell('A3').value = true;
  sheet.getCell('D2').fill = {
    type: 'pattern',
    pattern: 'mediumGray',
    fgColor: { argb: 'FFFF0000' },
    bgColor: { argb: 'FFFFFFFF' },
  };
  sheet.getCell('D3').value = new Date(Date.UTC(2024, 8, 1));
  sheet.getCell('D3').numFmt = 'yyyy"年"m"月"d"日"';
  sheet.getCell('E2').value = 0.125;
  sheet.getCell('E3').value = { error: '#DIV/0!' };
  sheet.getCell('D5').alignment = { textRotation: -30 };
  sheet.getCell('E5').alignment = { textRotation: 'vertical' };
}

function addRules(sheet: ExcelJS.Worksheet): void {
  sheet.getCell('A6').dataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: ['"小学,初中"'],
    showErrorMessage: true,
    errorTitle: '学段',
    error: '只能填小学或初中',
    showInputMessage: true,
    promptTitle: '学段',
    prompt: '请选择',
  };
  sheet.getCell('A7').dataValidation = { type: 'list', formulae: ['学段'], showErrorMessage: true };
  sheet.getCell('B6').dataValidation = {
    type: 'whole',
    operator: 'between',
    formulae: [0, 'B2'],
    showErrorMessage: true,
    errorStyle: 'warning',
  };
}
