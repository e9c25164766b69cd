import { SheetDataValidationModel } from '@univerjs/sheets-data-validation';
import { SheetsNoteModel } from '@univerjs/sheets-note';
import { lookOfStyle, validationsOf } from '../../../../src/hosts/browser/display';
import type { CellLook } from '../../../../src/sheet/look';
import type { openGrid } from '../openGrid';

type Opened = Pick<ReturnType<typeof openGrid>, 'host' | 'injector' | 'workbook'>;
type Sheet = ReturnType<Opened['workbook']['getSheets']>[number];

/** Far enough for all that the tests do. */
const ROWS = 30;
const COLUMNS = 16;
/** Rows in use: what a whole column looks like below them, files are not told. */
const USED = 12;
const USED_COLUMNS = 9;

/** All that a user sees of a workbook in the grid, in plain terms that two grids have in common. */
export function portrait({ host, injector, workbook }: Opened) {
  const data = host.dataOfGrid();
  const unit = workbook.getUnitId();
  return {
    names: data.definedNames
      .map((name) => JSON.stringify(name, ['name', 'refersTo', 'sheet']))
      .sort(),
    sheets: workbook.getSheets().map((sheet, place) => {
      const contents = data.sheets[place];
      const id = sheet.getSheetId();
      const notes = [...(injector.get(SheetsNoteModel).getSheetNotes(unit, id)?.values() ?? [])];
      const rules = injector.get(SheetDataValidationModel).getRules(unit, id);
      return {
        name: sheet.getName(),
        visibility: contents?.visibility,
        cells: contents?.cells.map(({ row, column, value, formula }) => [
          row,
          column,
          formula === undefined ? value : formula.replace(/[\s']/g, ''),
        ]),
        merges: contents?.merges.map((merge) => Object.values(merge).join(' ')).sort(),
        notes: notes.map(({ row, col, note }) => `${String(row)} ${String(col)} ${note}`).sort(),
        validations: validationsOf(rules)
          .map((rule) => JSON.stringify(rule))
          .sort(),
        looks: looksOf(sheet, workbook.getConfig().defaultStyle),
        ...frameOf(sheet),
      };
    }),
  };
}

/** A sheet that was added in the grid does not say what all of them have in common. */
function looksOf(sheet: Sheet, common: unknown): Readonly<Record<string, unknown>> {
  const looks: Record<string, unknown> = {};
  for (let row = 0; row < USED; row++)
    for (let column = 0; column < USED_COLUMNS; column++)
      looks[`${String(row)} ${String(column)}`] = visible(
        lookOfStyle(Object.assign({}, common, sheet.getComposedCellStyle(row, column))),
      );
  return looks;
}

/** Black is what text has anyway; the grid says it now and then. */
function visible(look: CellLook): CellLook {
  if (look.font?.colour !== '#000000') return look;
  const font = Object.entries(look.font).filter(([key]) => key !== 'colour');
  return { ...look, font: Object.fromEntries(font) };
}

function frameOf(sheet: Sheet) {
  const { tabColor, showGridlines, rowData, columnData, freeze, defaultRowHeight } =
    sheet.getConfig();
  const height = (row: number) => {
    const { h = defaultRowHeight, ia, hd = 0 } = rowData[row] ?? {};
    return [Number(ia) === 1 ? defaultRowHeight : h, hd];
  };
  return {
    heights: Array.from({ length: ROWS }, (_, row) => height(row)),
    widths: Array.from({ length: COLUMNS }, (_, column) => [
      sheet.getColumnWidth(column),
      columnData[column]?.hd ?? 0,
    ]),
    freeze: [freeze.ySplit, freeze.xSplit],
    tabColour: String(tabColor ?? '').toLowerCase(),
    gridLines: showGridlines,
  };
}
