import { formatAddress, formatArea, sheetPrefix, type Area, type Span } from '../../kernel/address';
import type { CellWrite, LiveLook } from '../../sheet/editPlan';
import type { NewStyle } from '../../sheet/newWorkbook';
import { cellContent, cellXml, looksLikeFormula } from './cellXml';
import { type LiveCell, liveLookXml } from './liveLooks';
import { rowHeight, widthIn } from './rowHeight';
import { escapeXml } from './xmlText';

/** A cell of a sheet that is written whole: a form has looks that no plan asks for. */
export type LaidCell = Omit<CellWrite, 'style'> & { readonly style?: NewStyle };

/** A worksheet to be written whole. */
export interface WorksheetModel<C extends LaidCell = CellWrite> {
  readonly rows: readonly (readonly (C | null)[])[];
  readonly widths: readonly (number | undefined)[];
  /** Height in points of rows whose texts need no more. */
  readonly rowHeight?: number;
  /** Height in points of single rows; a hole leaves it to what the texts need. */
  readonly rowHeights?: readonly (number | undefined)[];
  readonly merges: readonly Area[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  /** Printed in landscape on A4, as wide as one page. */
  readonly landscape?: boolean;
  readonly hiddenRows?: readonly Span[];
  readonly hiddenColumns?: readonly Span[];
  /** Elements of a form, written already, each for its own place. */
  readonly parts?: SheetParts;
}

export interface SheetParts {
  readonly protection: string;
  readonly conditional: string;
  /** How many rules `conditional` holds. */
  readonly conditions: number;
  readonly validations: string;
  /** Set-up of the printed page; implies one page in width. */
  readonly print: string;
  /** Points at the drawing of the notes. */
  readonly drawing: string;
}

/** Index of the cell format for a cell; `quoted` keeps its text from turning into a formula. */
export type FormatOf<C extends LaidCell = CellWrite> = (cell: C, quoted: boolean) => number;

/** Links per sheet that Excel takes are 66,530; a few are left to the user. */
export const MAX_LINKS = 65_000;

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** `liveOf` is asked where cells have looks that follow their text. */
export function worksheetXml<C extends LaidCell>(
  model: WorksheetModel<C>,
  main: string,
  formatOf: FormatOf<C>,
  liveOf: (look: LiveLook) => number = () => 0,
): string {
  const { parts = NO_PARTS } = model;
  const columns = model.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const last = { row: Math.max(0, model.rows.length - 1), column: Math.max(0, columns - 1) };
  return [
    `${HEADER}<worksheet xmlns="${main}">`,
    // One page wide: a sheet to be printed and passed round.
    model.landscape === true || parts.print !== ''
      ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
      : '',
    `<dimension ref="${formatArea({ top: 0, left: 0, bottom: last.row, right: last.column })}"/>`,
    viewXml(model.freeze),
    model.rowHeight === undefined
      ? ''
      : `<sheetFormatPr defaultRowHeight="${String(model.rowHeight)}" customHeight="1"/>`,
    columnsXml(model),
    `<sheetData>${rowsXml(model, formatOf)}</sheetData>`,
    parts.protection,
    mergesXml(model.merges),
    parts.conditional,
    liveLookXml(liveCells(model.rows), '', liveOf, parts.conditions),
    parts.validations,
    linksXml(model.rows),
    model.landscape === true ? LANDSCAPE : parts.print,
    parts.drawing,
    '</worksheet>',
  ].join('');
}

type LaidRows = readonly (readonly (LaidCell | null)[])[];

const NO_PARTS: SheetParts = {
  protection: '',
  conditional: '',
  conditions: 0,
  validations: '',
  print: '',
  drawing: '',
};

const LANDSCAPE =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';

function liveCells(rows: LaidRows): readonly LiveCell[] {
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

function columnsXml({
  widths,
  hiddenColumns = [],
}: Pick<WorksheetModel, 'widths' | 'hiddenColumns'>): string {
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

function rowsXml<C extends LaidCell>(model: WorksheetModel<C>, formatOf: FormatOf<C>): string {
  const { rows, hiddenRows = [], rowHeights = [] } = model;
  const widthOf = widthIn(model);
  const lines: string[] = [];
  const count = hiddenRows.reduce((most, { to }) => Math.max(most, to + 1), rows.length);
  for (let row = 0; row < count; row++) {
    const cells = (rows[row] ?? []).map((cell, column) =>
      cell === null ? '' : oneCell(row, column, cell, formatOf),
    );
    const xml = cells.join('');
    const hidden = isHidden(hiddenRows, row) ? ' hidden="1"' : '';
    const height = rowHeights[row] ?? rowHeight(rows[row] ?? [], (column) => widthOf(row, column));
    const tall = height === undefined ? '' : ` ht="${String(height)}"`;
    if (xml !== '' || hidden !== '')
      lines.push(`<row r="${String(row + 1)}"${tall}${hidden}>${xml}</row>`);
  }
  return lines.join('');
}

function oneCell<C extends LaidCell>(
  row: number,
  column: number,
  cell: C,
  formatOf: FormatOf<C>,
): string {
  const format = formatOf(cell, cell.formula === undefined && looksLikeFormula(cell.value));
  const content = cellContent(cell, '');
  return content === undefined && format === 0 ? '' : cellXml(row, column, content, format, '');
}

function mergesXml(merges: readonly Area[]): string {
  if (merges.length === 0) return '';
  const xml = merges.map((area) => `<mergeCell ref="${formatArea(area)}"/>`).join('');
  return `<mergeCells count="${String(merges.length)}">${xml}</mergeCells>`;
}

function linksXml(rows: LaidRows): string {
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
export function countLinks(rows: LaidRows): number {
  return rows.reduce(
    (sum, cells) => sum + cells.filter((cell) => cell?.link !== undefined).length,
    0,
  );
}
