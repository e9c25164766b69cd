import type { Area } from '../../kernel/address';
import type { NewCell } from '../../sheet/newWorkbook';
import type { BlankHeader } from '../../standard/index';

/** The columns of a blank form, each with its header. */
export interface LaidHeaders {
  readonly rows: readonly (readonly NewCell[])[];
  readonly merges: readonly Area[];
  readonly columns: readonly BlankHeader[];
}

/** Lays printed headers out from row `top` on: a group stands over its columns, a column reaches down to the body. */
export function layHeaders(headers: readonly BlankHeader[], top: number): LaidHeaders {
  const depth = Math.max(...headers.map(depthOf));
  const columns = headers.flatMap(leavesOf);
  const rows = Array.from({ length: depth }, () => columns.map(() => ''));
  const merges: Area[] = [];
  const lay = (header: BlankHeader, level: number, left: number): number => {
    const row = rows[level];
    if (row !== undefined) row[left] = header.columns === undefined ? inLines(header) : header.text;
    const right = left + leavesOf(header).length - 1;
    const bottom = header.columns === undefined ? depth - 1 : level;
    if (right > left || bottom > level)
      merges.push({ top: top + level, left, bottom: top + bottom, right });
    (header.columns ?? []).reduce((at, column) => lay(column, level + 1, at), left);
    return right + 1;
  };
  headers.reduce((at, header) => lay(header, 0, at), 0);
  return {
    rows: rows.map((row) => row.map((text) => ({ value: text || null, style: 'header' }))),
    merges,
    columns,
  };
}

/** A unit in brackets stays whole, on a line of its own where the column is narrow. */
function inLines({ text, width = 0 }: BlankHeader): string {
  return 2 * text.length > width ? text.replace(/(?=（[^（）]{1,4}）$)/, '\n') : text;
}

/** The headers that a form has in an edition. */
export function headersIn(headers: readonly BlankHeader[], edition: string): BlankHeader[] {
  return headers
    .filter(({ editions }) => editions?.includes(edition) ?? true)
    .map((header) =>
      header.columns === undefined
        ? header
        : { ...header, columns: headersIn(header.columns, edition) },
    )
    .filter(({ columns }) => columns === undefined || columns.length > 0);
}

/** L1, L2 … under the headers that have one. */
export function codeRow(columns: readonly BlankHeader[]): readonly NewCell[] {
  let last = 0;
  return columns.map(({ key, uncoded }) => {
    const value = key === undefined || uncoded === true ? null : `L${String(++last)}`;
    return { value, style: 'form-code' };
  });
}

function depthOf({ columns }: BlankHeader): number {
  return columns === undefined ? 1 : 1 + Math.max(...columns.map(depthOf));
}

function leavesOf(header: BlankHeader): readonly BlankHeader[] {
  return header.columns === undefined ? [header] : header.columns.flatMap(leavesOf);
}
