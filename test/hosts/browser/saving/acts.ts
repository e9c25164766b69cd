import { Dimension } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { FWorkbook, FWorksheet } from '@univerjs/sheets/facade';

/** The grid, and the first sheet of its workbook. */
export interface Scene {
  readonly api: FUniver;
  readonly book: FWorkbook;
  readonly sheet: FWorksheet;
  /** A command of the grid's, as its menus and keys send it. */
  readonly command: (id: string, params?: object) => unknown;
}

export type Act = readonly [name: string, run: (scene: Scene) => unknown];

const area = (startRow: number, startColumn: number, endRow: number, endColumn: number) => ({
  startRow,
  startColumn,
  endRow,
  endColumn,
});

/** The direction in which the other cells move. */
const RIGHT = Dimension.COLUMNS;
const DOWN = Dimension.ROWS;

const on =
  (id: string, params: object) =>
  ({ command }: Scene) =>
    command(`sheet.command.${id}`, params);

export const CONTENTS: readonly Act[] = [
  ['a number', ({ sheet }) => sheet.getRange('B2').setValue(7.25)],
  ['a number in a date', ({ sheet }) => sheet.getRange('D3').setValue(45_000)],
  ['a text of digits', ({ sheet }) => sheet.getRange('A8').setValue({ v: '007', t: 1 })],
  ['a text like a formula', ({ sheet }) => sheet.getRange('A8').setValue({ v: '=1+1', t: 1 })],
  ['a text of several lines', ({ sheet }) => sheet.getRange('A8').setValue('一\n二 ')],
  ['a formula', ({ sheet }) => sheet.getRange('D8').setValue({ f: '=SUM(B2:B3)*2' })],
  ['a switch', ({ sheet }) => sheet.getRange('D8').setValue({ v: 1, t: 3 })],
  ['clearing contents', ({ sheet }) => sheet.getRange('A2:B3').clearContent()],
  ['clearing looks', ({ sheet }) => sheet.getRange('A2:B3').clearFormat()],
  ['clearing all', ({ sheet }) => sheet.getRange('A2:E3').clear()],
  ['clearing a whole title', ({ sheet }) => sheet.getRange('A1:E1').clear()],
  [
    'dragging a block',
    on('move-range', { fromRange: area(1, 0, 2, 1), toRange: area(12, 3, 13, 4) }),
  ],
  [
    'dragging a block over another',
    on('move-range', { fromRange: area(1, 0, 1, 1), toRange: area(2, 0, 2, 1) }),
  ],
  ['sorting', ({ sheet }) => sheet.getRange('A9:C12').sort({ column: 0, ascending: false })],
  [
    'filling down',
    on('auto-fill', { sourceRange: area(1, 1, 2, 1), targetRange: area(1, 1, 6, 1) }),
  ],
  [
    'copying down',
    ({ sheet, command }) => {
      sheet.getRange('B2:E4').activate();
      return command('sheet.command.copy-down');
    },
  ],
  [
    'inserting cells downwards',
    ({ sheet }) => {
      sheet.getRange('B9:C10').insertCells(DOWN);
    },
  ],
  [
    'inserting cells to the right',
    ({ sheet }) => {
      sheet.getRange('B9:C10').insertCells(RIGHT);
    },
  ],
  [
    'deleting cells upwards',
    ({ sheet }) => {
      sheet.getRange('B2:C3').deleteCells(DOWN);
    },
  ],
  [
    'deleting cells leftwards',
    ({ sheet }) => {
      sheet.getRange('B2:C3').deleteCells(RIGHT);
    },
  ],
];

export const LINES: readonly Act[] = [
  ['inserting rows', ({ sheet }) => sheet.insertRows(2, 2)],
  ['inserting rows at the top', ({ sheet }) => sheet.insertRows(0, 1)],
  ['inserting columns', ({ sheet }) => sheet.insertColumns(1, 2)],
  ['deleting rows', ({ sheet }) => sheet.deleteRows(1, 2)],
  ['deleting the frozen rows', ({ sheet }) => sheet.deleteRows(0, 3)],
  ['deleting columns', ({ sheet }) => sheet.deleteColumns(1, 2)],
  [
    'moving rows',
    ({ sheet }) => {
      sheet.moveRows(sheet.getRange('A2:A3'), 6);
    },
  ],
  [
    'moving columns',
    ({ sheet }) => {
      sheet.getRange('A1:E1').breakApart();
      sheet.moveColumns(sheet.getRange(0, 1, sheet.getMaxRows(), 1), 9);
    },
  ],
  ['widths', ({ sheet }) => sheet.setColumnWidths(1, 2, 133)],
  ['heights', ({ sheet }) => sheet.setRowHeightsForced(1, 3, 51)],
  ['heights that suit the contents', ({ sheet }) => sheet.setRowAutoHeight(0, 2)],
  [
    'hiding rows',
    ({ sheet }) => {
      sheet.hideRows(4, 3);
    },
  ],
  [
    'showing rows',
    ({ sheet }) => {
      sheet.showRows(3, 1);
    },
  ],
  [
    'hiding columns',
    ({ sheet }) => {
      sheet.hideColumns(0, 2);
    },
  ],
  [
    'showing columns',
    ({ sheet }) => {
      sheet.showColumns(2, 1);
    },
  ],
  [
    'freezing elsewhere',
    ({ sheet }) => {
      sheet.setFreeze({ xSplit: 1, ySplit: 2, startRow: 2, startColumn: 1 });
    },
  ],
  [
    'freezing nothing',
    ({ sheet }) => {
      sheet.cancelFreeze();
    },
  ],
  ['merging', ({ sheet }) => sheet.getRange('B9:C10').merge()],
  ['taking a merge apart', ({ sheet }) => sheet.getRange('A1:E1').breakApart()],
];

export const LOOKS: readonly Act[] = [
  ['a number format', ({ sheet }) => sheet.getRange('B2:B9').setNumberFormat('0.000')],
  ['no number format', ({ sheet }) => sheet.getRange('B2').setNumberFormat('General')],
  ['a font', ({ sheet }) => sheet.getRange('A2:B3').setFontFamily('楷体').setFontSize(18)],
  ['bold', ({ sheet }) => sheet.getRange('A2:E12').setFontWeight('bold')],
  ['not bold', ({ sheet }) => sheet.getRange('A1').setFontWeight('normal')],
  [
    'colours',
    ({ sheet }) => sheet.getRange('A9:C9').setFontColor('#ff0000').setBackground('#ffff00'),
  ],
  [
    'no fill',
    ({ sheet, command }) => {
      sheet.getRange('A1').activate();
      return command('sheet.command.reset-background-color');
    },
  ],
  ['lines', ({ sheet }) => sheet.getRange('A9:C12').setBorder('all' as never, 1, '#0000ff')],
  ['no lines', ({ sheet }) => sheet.getRange('A2:B3').setBorder('none' as never, 0)],
  ['alignment', ({ sheet }) => sheet.getRange('A2:C10').setHorizontalAlignment('normal')],
  ['vertical alignment', ({ sheet }) => sheet.getRange('A2:C10').setVerticalAlignment('top')],
  ['wrapping', ({ sheet }) => sheet.getRange('A9:C9').setWrap(true)],
  ['turning', ({ sheet }) => sheet.getRange('A9:C9').setTextRotation(-45)],
  ['a line under', ({ sheet }) => sheet.getRange('A9:C9').setFontLine('underline')],
];

export const SHEETS: readonly Act[] = [
  [
    'a new sheet',
    ({ book }) => {
      book.create('新表', 20, 10).getRange('B2').setValue('新');
    },
  ],
  [
    'a new sheet in front',
    ({ book }) => {
      book.insertSheet('首页', { index: 0 });
    },
  ],
  ['a copy of a sheet', ({ book, sheet }) => book.duplicateSheet(sheet)],
  ['another name', ({ sheet }) => sheet.setName('学校（改）')],
  ['another place', ({ book, sheet }) => book.moveSheet(sheet, 2)],
  [
    'hiding a sheet',
    ({ book, sheet }) => {
      book.getSheetByName('名单')?.showSheet();
      sheet.hideSheet();
    },
  ],
  ['showing a sheet', ({ book }) => book.getSheetByName('名单')?.showSheet()],
  ['deleting a sheet', ({ book }) => book.deleteSheet('sheet-2')],
  ['a tab in another colour', ({ sheet }) => sheet.setTabColor('#ff0000')],
  ['a tab without colour', ({ sheet }) => sheet.setTabColor('')],
  ['lines of the grid', ({ sheet }) => sheet.setHiddenGridlines(false)],
  ['a name', ({ book }) => book.insertDefinedName('总数', "'学校'!$B$2:$B$3")],
  ['a formula as a name', ({ book }) => book.insertDefinedName('两倍', "='学校'!$B$2*2")],
  [
    'another meaning of a name',
    ({ book }) => {
      book.getDefinedName('学段')?.setFormula("='名单'!$A$1:$A$2");
    },
  ],
  ['no name', ({ book }) => book.deleteDefinedName('学段')],
];

const noted = (row: number, col: number, note: string, id = 'new') => ({
  row,
  col,
  note: { id, row, col, note, width: 100, height: 60 },
});

export const NOTES_AND_RULES: readonly Act[] = [
  ['a note', on('update-note', noted(8, 2, '新\n注'))],
  ['another note', on('update-note', noted(2, 1, '改', 'note-1'))],
  [
    'no note',
    ({ sheet, command }) => {
      sheet.getRange('B3').activate();
      return command('sheet.command.delete-note');
    },
  ],
  [
    'a rule',
    ({ api, sheet }) =>
      sheet
        .getRange('D9:D12')
        .setDataValidation(
          api.newDataValidation().requireNumberBetween(1, 9).setAllowInvalid(false).build(),
        ),
  ],
  [
    'a rule over another',
    ({ api, sheet }) =>
      sheet
        .getRange('A6:B7')
        .setDataValidation(api.newDataValidation().requireValueInList(['甲', '乙"丙']).build()),
  ],
  ['no rule', ({ sheet }) => sheet.getRange('A6').setDataValidation(null)],
];
