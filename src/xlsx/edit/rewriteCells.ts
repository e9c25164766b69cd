import { MAX_COLUMNS, MAX_ROWS, type Area, type CellAddress } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import { areaOfCell } from '../patch/areas';
import { grownDimension } from '../patch/dimension';
import { childNamed } from '../patch/schemaOrder';
import { cellsOf, rowsOf, type CellSpan, type RowSpan } from '../patch/sheetRows';
import { applySplices, type Splice } from '../patch/splice';
import { attribute, childrenOf } from '../patch/xmlText';
import type { OpenSheet } from './editing';

/** What becomes of each cell that is wanted. Texts are whole `<c>` elements. */
export interface CellWriter {
  /** New text of a cell that is there; undefined leaves it. */
  existing(at: CellAddress, cell: CellSpan): string | undefined;
  /** Text of a cell that is not there yet, empty for none; `style` is the one that its row or column gives it. */
  missing(at: CellAddress, style: number): string;
}

type WantedRow = readonly [row: number, columns: readonly number[]];

/** Rewrites some cells of a sheet and leaves every other byte of its rows; gives the whole part's text. */
export function rewriteCells(
  sheet: OpenSheet,
  cells: Iterable<CellAddress>,
  writer: CellWriter,
  more: readonly Splice[] = [],
): Result<string> {
  const wanted = byRow(cells);
  const bad = wanted.find(([row, columns]) => !columns.every((column) => isInside(row, column)));
  if (bad !== undefined) return fail('edit-refused', 'cell-outside', { sheet: sheet.name });
  const rows = rowsOf(sheet.text, sheet.sheetData);
  if (rows === undefined) return fail('edit-refused', 'sheet-unsuitable', { sheet: sheet.name });
  const writing = new RowWriting(sheet, writer);
  let next = 0;
  for (const [index, columns] of wanted) {
    while (next < rows.length && (rows[next]?.index ?? 0) < index) next++;
    const row = rows[next];
    if (row?.index !== index) {
      writing.addRow(index, columns, row?.element.start ?? sheet.sheetData.contentEnd);
    } else if (!writing.changeRow(row, columns)) {
      return fail('edit-refused', 'sheet-unsuitable', { sheet: sheet.name });
    }
  }
  return succeed(applySplices(sheet.text, [...writing.finish(), ...more]));
}

function isInside(row: number, column: number): boolean {
  return (
    Number.isInteger(row) &&
    Number.isInteger(column) &&
    row >= 0 &&
    column >= 0 &&
    row < MAX_ROWS &&
    column < MAX_COLUMNS
  );
}

function byRow(cells: Iterable<CellAddress>): readonly WantedRow[] {
  const rows = new Map<number, Set<number>>();
  for (const { row, column } of cells) {
    const columns = rows.get(row);
    if (columns === undefined) rows.set(row, new Set([column]));
    else columns.add(column);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, columns]) => [row, [...columns].sort((a, b) => a - b)]);
}

class RowWriting {
  private readonly splices: Splice[] = [];
  private readonly created: Area[] = [];
  /** Rows of a sheet whose data are one empty-element tag. */
  private fresh = '';
  private readonly styleOfColumn: (column: number) => number;

  constructor(
    private readonly sheet: OpenSheet,
    private readonly writer: CellWriter,
  ) {
    this.styleOfColumn = columnStyles(sheet);
  }

  addRow(index: number, columns: readonly number[], at: number): void {
    const xml = this.missing(index, columns, this.styleOfColumn);
    if (xml === '') return;
    const p = this.sheet.layout.prefix;
    const row = `<${p}row r="${String(index + 1)}">${xml}</${p}row>`;
    if (this.sheet.sheetData.tag.kind === 'empty') this.fresh += row;
    else this.splices.push({ from: at, to: at, text: row });
  }

  /** False where the cells of the row are out of order. */
  changeRow(row: RowSpan, columns: readonly number[]): boolean {
    const { text, layout } = this.sheet;
    const cells = cellsOf(text, row);
    if (cells === undefined) return false;
    const own = rowStyle(text, row);
    const styleOf = own === undefined ? this.styleOfColumn : () => own;
    let next = 0;
    let opened = '';
    for (const column of columns) {
      while (next < cells.length && (cells[next]?.column ?? 0) < column) next++;
      const cell = cells[next];
      if (cell?.column === column) {
        this.change({ row: row.index, column }, cell);
        continue;
      }
      const xml = this.missing(row.index, [column], styleOf);
      const at = cell?.element.start ?? row.element.contentEnd;
      if (row.element.tag.kind === 'empty') opened += xml;
      else if (xml !== '') this.splices.push({ from: at, to: at, text: xml });
    }
    if (opened !== '') {
      const end = `>${opened}</${layout.prefix}row>`;
      this.splices.push({ from: row.element.end - 2, to: row.element.end, text: end });
    }
    return true;
  }

  finish(): readonly Splice[] {
    const { text, layout, sheetData } = this.sheet;
    const grown = grownDimension(text, layout, this.created);
    const all = [...(grown?.splices ?? []), ...this.splices];
    if (this.fresh === '') return all;
    const opened = `>${this.fresh}</${layout.prefix}sheetData>`;
    return [...all, { from: sheetData.end - 2, to: sheetData.end, text: opened }];
  }

  private change(at: CellAddress, cell: CellSpan): void {
    const { element } = cell;
    const xml = this.writer.existing(at, cell);
    if (xml === undefined || xml === this.sheet.text.slice(element.start, element.end)) return;
    this.splices.push({ from: element.start, to: element.end, text: xml });
  }

  private missing(
    row: number,
    columns: readonly number[],
    styleOf: (column: number) => number,
  ): string {
    let xml = '';
    for (const column of columns) {
      const cell = this.writer.missing({ row, column }, styleOf(column));
      if (cell === '') continue;
      xml += cell;
      this.created.push(areaOfCell({ row, column }));
    }
    return xml;
  }
}

/** A row gives its cells a format only where it says so. */
function rowStyle(text: string, { element }: RowSpan): number | undefined {
  const custom = attribute(text, element.tag, 'customFormat');
  if (custom !== '1' && custom !== 'true') return undefined;
  return Number(attribute(text, element.tag, 's') ?? 0);
}

/** The format that a column gives to cells that nobody has touched yet. */
export function columnStyles({ text, layout }: OpenSheet): (column: number) => number {
  const list = childNamed(layout, 'cols');
  const spans = (list === undefined ? [] : (childrenOf(text, list) ?? [])).map(({ tag }) => ({
    from: Number(attribute(text, tag, 'min') ?? 0) - 1,
    to: Number(attribute(text, tag, 'max') ?? 0) - 1,
    style: Number(attribute(text, tag, 'style') ?? 0),
  }));
  return (column) => spans.find(({ from, to }) => column >= from && column <= to)?.style ?? 0;
}
