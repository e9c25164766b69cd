/** A cell position, both parts counted from 0. */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, all four sides inclusive and counted from 0. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** An inclusive run of rows or columns, counted from 0. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Limits of a worksheet in the .xlsx format. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** `0` → `A`, `25` → `Z`, `26` → `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name;
}

/** `{row: 6, column: 5}` → `F7`. */
export function formatAddress(address: CellAddress): string {
  return columnName(address.column) + String(address.row + 1);
}

/** `{row: 6, column: 5}` → `$F$7`. */
export function formatAbsolute(address: CellAddress): string {
  return `$${columnName(address.column)}$${String(address.row + 1)}`;
}

/** `A1:C3`, or `A1` where the area is a single cell. */
export function formatArea(area: Area): string {
  const first = formatAddress({ row: area.top, column: area.left });
  const last = formatAddress({ row: area.bottom, column: area.right });
  return first === last ? first : `${first}:${last}`;
}

/** Reads `F7` or `$F$7`; undefined where the text is no address inside a worksheet. */
export function parseAddress(text: string): CellAddress | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/.exec(text);
  if (match === null) return undefined;
  let column = 0;
  for (const letter of (match[1] ?? '').toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  if (row < 1 || row > MAX_ROWS || column > MAX_COLUMNS) return undefined;
  return { row: row - 1, column: column - 1 };
}

/** Reads `A1:C3`, `$A$1:$C$3` or `A1`, corners in any order. */
export function parseArea(text: string): Area | undefined {
  const [first = '', second] = text.split(':', 2);
  const a = parseAddress(first);
  const b = second === undefined ? a : parseAddress(second);
  if (a === undefined || b === undefined) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

/** Whether two areas have a cell in common. */
export function overlap(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

export function containsCell(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** A sheet name as a formula writes it: `'表2-2'!`, quotes inside doubled. */
export function sheetPrefix(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}
