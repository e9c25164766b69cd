import { formatAddress, formatArea, sheetPrefix, type Area, type Span } from '../../kernel/address';
import type { CellWrite, LiveLook } from '../../sheet/editPlan';
import { cellContent, cellXml, looksLikeFormula } from './cellXml';
import { type LiveCell, liveLookXml } from './liveLooks';
import { rowHeight, widthIn } from './rowHeight';
import { escapeXml } from './xmlText';

/** A worksheet to be written whole. */
export interface WorksheetModel {
  readonly rows: readonly (readonly (CellWrite | null)[])[];
  readonly widths: readonly (number | undefined)[];
  readonly merges: readonly Area[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  /** Printed in landscape on A4, as wide as one page. */
  readonly landscape?: boolean;
  readonly hiddenRows?: readonly Span[];
  readonly hiddenColumns?: readonly Span[];
}

/** Index of the cell format for a cell; `quoted` keeps its text from turning into a formula. */
export type FormatOf = (cell: CellWrite, quoted: boolean) => number;

/** Links per sheet that Excel takes are 66,530; a few are left to the user. */
export const MAX_LINKS = 65_000;

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** `liveOf` is asked where cells have looks that follow their text. */
export function worksheetXml(
  model: WorksheetModel,
  main: string,
  formatOf: FormatOf,
  liveOf: (look: LiveLook) => number = () => 0,
): string {
  const columns = model.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const last = { row: Math.max(0, model.rows.length - 1), column: Math.max(0, columns - 1) };
  return [
    `${HEADER}<worksheet xmlns="${main}">`,
    // One page wide: a sheet to be printed and passed round.
    model.landscape === true ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    `<dimension ref="${formatArea({ top: 0, left: 0, bottom: last.row, right: last.column })}"/>`,
    viewXml(model.freeze),
    columnsXml(model),
    `<sheetData>${rowsXml(model, formatOf)}</sheetData>`,
    mergesXml(model.merges),
    liveLookXml(liveCells(model.rows), '', liveOf, 0),
    linksXml(model.rows),
    model.landscape === true ? LANDSCAPE : '',
    '</worksheet>',
  ].join('');
}

const LANDSCAPE =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';

function liveCells(rows: WorksheetModel['rows']): readonly LiveCell[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      const looks = cell?.looks;
      return looks === undefined ? [] : [{ row, column, looks }];
    }),
  );
}

function viewXml(freeze: WorksheetModel['freeze']): string {
  const rows = freeze?.rows ?? 0;
  const columns = freeze?.columns ?? 0;
  if (rows === 0 && columns === 0) return '';
  const split =
    (columns > 0 ? ` xSplit="${String(columns)}"` : '') +
    (rows > 0 ? ` ySplit="${String(rows)}"` : '');
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const corner = formatAddress({ row: rows, column: columns });
  return (
    `<sheetViews><sheetView workbookViewId="0"><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
  );
}

function columnsXml({ widths, hiddenColumns = [] }: WorksheetModel): string {
  const last = hiddenColumns.reduce((most, { to }) => Math.max(most, to + 1), widths.length);
  let xml = '';
  for (let column = 0; column < last; column++) {
    const width = widths[column];
    const hidden = isHidden(hiddenColumns, column);
    if (width === undefined && !hidden) continue;
    const place = `min="${String(column + 1)}" max="${String(column + 1)}"`;
    xml += `<col ${place} width="${String(width ?? 9)}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`;
  }
  return xml === '' ? '' : `<cols>${xml}</cols>`;
}

function isHidden(spans: readonly Span[], index: number): boolean {
  return spans.some(({ from, to }) => index >= from && index <= to);
}

function rowsXml(model: WorksheetModel, formatOf: FormatOf): string {
  const { rows, hiddenRows = [] } = model;
  const widthOf = widthIn(model);
  const lines: string[] = [];
  const count = hiddenRows.reduce((most, { to }) => Math.max(most, to + 1), rows.length);
  for (let row = 0; row < count; row++) {
    const cells = (rows[row] ?? []).map((cell, column) =>
      cell === null ? '' : oneCell(row, column, cell, formatOf),
    );
    const xml = cells.join('');
    const hidden = isHidden(hiddenRows, row) ? ' hidden="1"' : '';
    const height = rowHeight(rows[row] ?? [], (column) => widthOf(row, column));
    const tall = height === undefined ? '' : ` ht="${String(height)}"`;
    if (xml !== '' || hidden !== '')
      lines.push(`<row r="${String(row + 1)}"${tall}${hidden}>${xml}</row>`);
  }
  return lines.join('');
}

function oneCell(row: number, column: number, cell: CellWrite, formatOf: FormatOf): string {
  const format = formatOf(cell, cell.formula === undefined && looksLikeFormula(cell.value));
  const content = cellContent(cell, '');
  return content === undefined && format === 0 ? '' : cellXml(row, column, content, format, '');
}

function mergesXml(merges: readonly Area[]): string {
  if (merges.length === 0) return '';
  const xml = merges.map((area) => `<mergeCell ref="${formatArea(area)}"/>`).join('');
  return `<mergeCells count="${String(merges.length)}">${xml}</mergeCells>`;
}

function linksXml(rows: WorksheetModel['rows']): string {
  const links: string[] = [];
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell?.link === undefined || links.length >= MAX_LINKS) return;
      const target = sheetPrefix(cell.link.sheet) + formatAddress(cell.link.at);
      const ref = formatAddress({ row, column });
      links.push(`<hyperlink ref="${ref}" location="${escapeXml(target)}"/>`);
    });
  });
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
}

/** How many links a sheet asks for. */
export function countLinks(rows: WorksheetModel['rows']): number {
  return rows.reduce(
    (sum, cells) => sum + cells.filter((cell) => cell?.link !== undefined).length,
    0,
  );
}
