import type { ICellData, IStyleData, Nullable } from '@univerjs/core';
import type { CellValue } from '../../../sheet/cell';
import type { CellData } from '../../../sheet/data';
import { toFileNumber } from '../display';
import type { GridAccess } from '../gridAccess';

/** Univer's kinds of values, as numbers: 4 is text that looks like a number. */
const NUMBER = 2;
const BOOLEAN = 3;

const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA)$/;

/** Reads one cell of the grid; undefined where nothing stands in it. */
export type ReadCell = (
  sheetId: string,
  row: number,
  column: number,
  cell: Nullable<ICellData>,
) => CellData | undefined;

/**
 * Reads cells as a file holds them. Number formats are remembered by the id of their style, of which a workbook has few
 * and of which none ever changes.
 */
export function cellReader(grid: GridAccess, date1904: boolean): ReadCell {
  const formats = new Map<string, string | undefined>();
  const formatOf = (style: ICellData['s']): string | undefined => {
    if (!style) return undefined;
    if (typeof style !== 'string') return codeOf(style);
    if (!formats.has(style)) formats.set(style, codeOf(grid.workbook.getStyles().get(style)));
    return formats.get(style);
  };
  return (sheetId, row, column, cell) => {
    if (!cell) return undefined;
    const formula = formulaOf(grid, sheetId, row, column, cell);
    const value = valueOf(cell);
    if (formula === undefined && value === null) return undefined;
    const numberFormat = formatOf(cell.s);
    const stored = typeof value === 'number' ? toFileNumber(value, numberFormat, date1904) : value;
    return {
      row,
      column,
      value: stored,
      ...(formula === undefined ? {} : { formula }),
      ...(numberFormat === undefined ? {} : { numberFormat }),
    };
  };
}

function codeOf(style: Nullable<IStyleData>): string | undefined {
  const code = style?.n?.pattern;
  return code === undefined || /^(?:general)?$/i.test(code) ? undefined : code;
}

/** Cells that share a formula with one above them have its id alone. */
function formulaOf(
  { formulas, unitId }: GridAccess,
  sheetId: string,
  row: number,
  column: number,
  { f, si }: ICellData,
): string | undefined {
  if (!f && !si) return undefined;
  // The cell that the others share with has both.
  const text = hasText(f) ? f : formulas.getFormulaStringByCell(row, column, sheetId, unitId);
  return text?.startsWith('=') === true && text.length > 1 ? text.slice(1) : undefined;
}

function hasText(formula: Nullable<string>): formula is string {
  return (formula ?? '') !== '';
}

function valueOf({ v, t: type, p }: ICellData): CellValue {
  const t: Nullable<number> = type;
  const rich = p?.body?.dataStream;
  // Paragraphs end with \r, the text with \r\n.
  if (rich !== undefined) return rich.replace(/\r\n$/, '').replaceAll('\r', '\n');
  if (v === undefined || v === null) return null;
  if (t === BOOLEAN) return v === 1 || v === true || /^(?:1|true)$/i.test(String(v));
  if (typeof v !== 'string') return v;
  if (t === NUMBER && v.trim() !== '' && Number.isFinite(Number(v))) return Number(v);
  return ERROR.test(v) ? { error: v } : v;
}
