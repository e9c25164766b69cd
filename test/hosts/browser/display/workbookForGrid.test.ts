import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  charactersToPixels,
  lookOfStyle,
  validationsOf,
  VALIDATIONS_RESOURCE,
  workbookForGrid,
} from '../../../../src/hosts/browser/display';
import type { WorkbookData } from '../../../../src/sheet/data';
import { dataOf } from '../../../../src/sheet/editableWorkbook';
import type { WorkbookLook } from '../../../../src/sheet/look';
import { readLook, readWorkbook } from '../../../../src/xlsx';
import { styledWorkbook } from '../../../xlsx/look/styledWorkbook';
import { shown } from './grid';

let data: WorkbookData;
let look: WorkbookLook;
let grid: ReturnType<typeof shown>;

beforeAll(async () => {
  const bytes = await styledWorkbook();
  const read = readWorkbook(bytes);
  const seen = readLook(bytes);
  if (!read.ok || !seen.ok) throw new Error('unreadable');
  data = dataOf(read.value);
  look = seen.value;
  grid = shown(workbookForGrid(data, look, 'book', '台账.xlsx'));
});

afterAll(() => {
  grid.dispose();
});

function sheet(name = '学校') {
  const found = grid.book.getSheetByName(name);
  if (found === null) throw new Error(name);
  return found;
}

/** Number format of the cell itself: the grid looks nowhere else. */
function formatAt(address: string): string | undefined {
  return sheet().getRange(address).getCellStyleData('cell')?.n?.pattern;
}

describe('a workbook in the grid', () => {
  it('has the values of the file, text as text', () => {
    const at = (address: string) => sheet().getRange(address);
    expect(at('A2').getCellData()).toMatchObject({ v: '00123', t: 1 });
    expect(at('B2').getCellData()).toMatchObject({ v: 1234.5, t: 2 });
    expect(at('A3').getCellData()).toMatchObject({ v: 1, t: 3 });
    expect(at('E3').getCellData()).toMatchObject({ v: '#DIV/0!', t: 1 });
    expect(at('B3').getFormula()).toBe('=B2*2');
    expect(at('B3').getValue()).toBe(2469);
  });

  it('has the looks of the file', () => {
    const title = sheet().getRange('A1');
    expect(title.getBackground()).toBe('#dce6f2');
    expect(title.getCellStyle()?.bold).toBe(true);
    expect(title.getFontFamily()).toBe('黑体');
    expect(title.getFontSize()).toBe(16);
    expect(title.getHorizontalAlignment()).toBe('center');
    expect(sheet().getRange('A1:E1').isMerged()).toBe(true);
    const text = sheet().getRange('A2');
    expect(text.getWrap()).toBe(true);
    expect(text.getCellStyleData()?.bd?.b).toMatchObject({ s: 7, cl: { rgb: '#ff0000' } });
    expect(formatAt('B2')).toBe('#,##0.00');
    expect(formatAt('E2')).toBe('0.00%');
    expect(formatAt('D3')).toBe('yyyy"年"m"月"d"日"');
  });

  it('has the sizes, the hidden lines and the panes of the file', () => {
    expect(sheet().getColumnWidth(0)).toBe(charactersToPixels(20));
    expect(sheet().getRowHeight(0)).toBe(48);
    expect(sheet().getRowHeight(20)).toBe(24);
    expect(sheet().getFreeze()).toEqual({ xSplit: 2, ySplit: 3, startRow: 3, startColumn: 2 });
    expect(sheet().getSheet().getRowVisible(3)).toBe(false);
    expect(sheet().getSheet().getColVisible(2)).toBe(false);
    expect(sheet().hasHiddenGridLines()).toBe(true);
    expect(sheet().getTabColor()).toBe('#00b050');
    expect(sheet().getMaxRows()).toBeGreaterThanOrEqual(27);
    expect(sheet('名单').isSheetHidden()).toBe(true);
    expect(sheet('底表').getSheet().getSnapshot().custom).toEqual({ visibility: 'very-hidden' });
  });

  it('has the notes and the names of the file', () => {
    expect(sheet().getRange('B3').getNote()?.note).toBe('请核对\n在校生数');
    expect(grid.book.getDefinedName('学段')?.getFormulaOrRefString()).toBe("'名单'!$A$1:$A$3");
  });

  it('has the validations of the file and gives them back', () => {
    const rules = sheet()
      .getDataValidations()
      .map(({ rule }) => rule);
    expect(validationsOf(rules)).toEqual(look.sheets[0]?.validations);
    const list = sheet().getRange('A6').getDataValidation();
    expect(list?.getCriteriaValues()[1]).toBe('小学,初中');
    const kept = grid.book.save().resources?.find(({ name }) => name === VALIDATIONS_RESOURCE);
    expect(kept?.data).toContain('小学,初中');
  });

  it('gives every look back as it was, but for locks and default line colours', () => {
    for (const cell of look.sheets[0]?.cells ?? []) {
      const style = sheet().getSheet().getComposedCellStyle(cell.row, cell.column);
      const wanted = { ...look.looks[cell.look], unlocked: undefined };
      expect(lookOfStyle(style)).toEqual(wanted);
    }
  });
});

describe('the cost of showing a workbook', () => {
  it('is small for a county, and bearable for a large file', () => {
    const workbook = (rows: number, columns: number): WorkbookData => {
      const cells = Array.from({ length: rows * columns }, (_, i) => ({
        row: Math.floor(i / columns),
        column: i % columns,
        value: i % 7 === 0 ? `学校 ${String(i)}` : i,
      }));
      const [first] = data.sheets;
      if (first === undefined) throw new Error('no sheet');
      return { ...data, sheets: [{ ...first, cells, merges: [] }] };
    };
    const timed = (book: WorkbookData) => {
      // Time on the processor: what else the machine does must not decide.
      const start = process.cpuUsage();
      workbookForGrid(book, look, 'x', 'x');
      return process.cpuUsage(start).user / 1000;
    };
    expect(timed(workbook(1_000, 40))).toBeLessThan(200);
    expect(timed(workbook(12_000, 40))).toBeLessThan(2_000);
  });

  it('does not grow with styled columns and hidden rows that reach the end of a sheet', () => {
    const [first] = look.sheets;
    if (first === undefined) throw new Error('no sheet');
    const wide: WorkbookLook = {
      ...look,
      sheets: [
        {
          ...first,
          columns: [{ from: 0, to: 16_383, hidden: false, look: 1 }],
          rows: [{ from: 10, to: 1_048_575, hidden: true }],
        },
      ],
    };
    const [shownSheet] = Object.values(workbookForGrid(data, wide, 'x', 'x').sheets);
    expect(Object.keys(shownSheet?.columnData ?? {}).length).toBe(shownSheet?.columnCount);
    expect(Object.keys(shownSheet?.rowData ?? {}).length).toBeLessThan(100);
  });
});
