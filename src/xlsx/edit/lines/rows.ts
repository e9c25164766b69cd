import { parseAddress, formatAddress, MAX_COLUMNS, MAX_ROWS } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import { rowsOf, type RowSpan } from '../../patch/sheetRows';
import { escapeCellText, type Element } from '../../patch/xmlText';
import { CellFormulas, type FormulaChange } from './cellFormula';
import type { InsertedLine, LineMap } from './lineMap';
import { addressPattern, cellsIn, type RawCell } from './rawCells';
import { valueIn, withValue, setValue } from './startTag';

/** Which lines a sheet keeps, and what it has to hold in new ones. */
export interface RowChange extends FormulaChange {
  readonly rows: LineMap;
  readonly columns: LineMap;
  /** Texts of new cells by row and column, as numbered after the changes. */
  readonly texts: ReadonlyMap<number, ReadonlyMap<number, string>>;
}

/** What stands inside `<sheetData>` after the change; the very text where nothing in it moves. */
export function rewriteRows(text: string, sheetData: Element, change: RowChange): Result<string> {
  const rows = rowsOf(text, sheetData);
  if (rows === undefined) return unsuitable(change);
  return new RowWriter(text, rows, change).write(sheetData);
}

function unsuitable({ sheet }: FormulaChange): Result<never> {
  return fail('edit-refused', 'sheet-unsuitable', { sheet });
}

interface OutCell {
  readonly column: number;
  readonly xml: string;
}

class RowWriter {
  private readonly pieces: string[] = [];
  private readonly formulas: CellFormulas;
  private readonly insertedRows: readonly InsertedLine[];
  private readonly insertedColumns: readonly InsertedLine[];
  private readonly columnCache = new Map<number, number>();
  private readonly byIndex = new Map<number, RowSpan>();

  constructor(
    private readonly text: string,
    private readonly rows: readonly RowSpan[],
    private readonly change: RowChange,
  ) {
    this.formulas = new CellFormulas(change);
    this.insertedRows = change.rows.inserted();
    this.insertedColumns = change.columns.inserted();
    const wanted = new Set(this.insertedRows.map(({ like }) => like));
    for (const row of rows) if (wanted.has(row.index)) this.byIndex.set(row.index, row);
  }

  write(sheetData: Element): Result<string> {
    let at = sheetData.contentStart;
    let inserted = 0;
    for (const row of this.rows) {
      const next = this.change.rows.after(row.index);
      this.pieces.push(this.text.slice(at, row.element.start));
      at = row.element.end;
      if (next === undefined) {
        const gone = this.loseRow(row);
        if (!gone.ok) return gone;
        continue;
      }
      while ((this.insertedRows[inserted]?.at ?? Infinity) < next) this.insertRow(inserted++);
      const written = this.row(row, next);
      if (!written.ok) return written;
      this.pieces.push(written.value);
    }
    while (inserted < this.insertedRows.length) this.insertRow(inserted++);
    this.pieces.push(this.text.slice(at, sheetData.contentEnd));
    return succeed(this.pieces.join(''));
  }

  private row(row: RowSpan, next: number): Result<string> {
    const { element } = row;
    const whole = this.text.slice(element.start, element.end);
    const texts = this.change.texts.get(next);
    const stays = next === row.index && !this.change.columns.changes && texts === undefined;
    if (stays && !whole.includes(`<${this.change.prefix}f`)) return succeed(whole);
    const content = this.text.slice(element.contentStart, element.contentEnd);
    if (next >= MAX_ROWS)
      return hasContent(content, this.change.prefix)
        ? fail('edit-refused', 'lines-full', { sheet: this.change.sheet })
        : succeed('');
    const start = this.text.slice(element.start, element.tag.end);
    const moved = next === row.index ? start : setValue(start, 'r', String(next + 1));
    const tag = this.change.columns.changes ? withValue(moved, 'spans', undefined) : moved;
    const quick = texts === undefined ? this.quickCells(content, row.index, next) : undefined;
    const cells = quick ?? this.cells(content, row.index, next);
    if (!cells.ok) return cells;
    return succeed(tag + cells.value + this.text.slice(element.contentEnd, element.end));
  }

  /**
   * The cells of a row whose columns all stay: only their numbers and their formulas have to be looked at, which for half
   * a million cells makes the difference. Undefined where the row has to be taken apart after all.
   */
  private quickCells(content: string, row: number, next: number): Result<string> | undefined {
    const p = this.change.prefix;
    if (this.change.columns.changes || content.includes('<!')) return undefined;
    const pieces: string[] = [];
    let at = 0;
    for (let f = nextFormula(content, p, 0); f >= 0; f = nextFormula(content, p, at)) {
      const start = content.lastIndexOf(`<${p}c`, f);
      const end = content.indexOf(`</${p}c>`, f) + p.length + 4;
      const cell = start < at || end < f ? undefined : onlyCell(content.slice(start, end), p);
      const address = parseAddress(cell?.address ?? '');
      if (cell === undefined || address === undefined) return undefined;
      const xml = this.cell(cell, address, { row: next, column: address.column });
      if (!xml.ok) return xml;
      pieces.push(renumbered(content.slice(at, start), p, row, next), xml.value);
      at = end;
    }
    pieces.push(renumbered(content.slice(at), p, row, next));
    return succeed(pieces.join(''));
  }

  /** What goes may state a formula that cells share which stay, or be the first cell of an array. */
  private loseRow({ index, element }: RowSpan): Result<void> {
    const content = this.text.slice(element.contentStart, element.contentEnd);
    if (!content.includes(`<${this.change.prefix}f`)) return succeed(undefined);
    const read = this.cells(content, index, index);
    return read.ok ? succeed(undefined) : read;
  }

  private cells(content: string, row: number, next: number): Result<string> {
    const found = cellsIn(content, this.change.prefix);
    if (found === undefined) return unsuitable(this.change);
    const { cells, tail } = found;
    const out: OutCell[] = [];
    let column = -1;
    for (const cell of cells) {
      const named = cell.address === undefined ? undefined : parseAddress(cell.address);
      const old = named?.column ?? column + 1;
      if (old <= column || (cell.address !== undefined && named === undefined))
        return unsuitable(this.change);
      column = old;
      const to = this.columnAfter(old);
      this.addLike(out, cell, old, next);
      const from = { row, column: old };
      const xml = this.cell(cell, from, { row: next, column: to ?? old });
      if (!xml.ok) return xml;
      if (to === undefined) continue;
      if (to < MAX_COLUMNS) out.push({ column: to, xml: xml.value });
      else if (hasContent(cell.content, this.change.prefix))
        return fail('edit-refused', 'lines-full', { sheet: this.change.sheet });
    }
    return succeed(this.withTexts(out, next).join('') + tail);
  }

  private cell(
    cell: RawCell,
    from: { row: number; column: number },
    to: { row: number; column: number },
  ): Result<string> {
    const content = this.formulas.rewrite(cell.content, from);
    if (!content.ok) return content;
    const isMoved = from.row !== to.row || from.column !== to.column;
    // Cells without an address follow the one before, which a new cell between them would break.
    const tag =
      isMoved && (cell.address !== undefined || this.change.columns.changes)
        ? setValue(cell.tag, 'r', formatAddress(to))
        : cell.tag;
    return succeed(tag + content.value + cell.close);
  }

  private columnAfter(column: number): number | undefined {
    if (!this.change.columns.changes) return column;
    const known = this.columnCache.get(column);
    if (known !== undefined) return known < 0 ? undefined : known;
    const next = this.change.columns.after(column);
    this.columnCache.set(column, next ?? -1);
    return next;
  }

  /** Blank cells in new columns that take the look of a cell. */
  private addLike(out: OutCell[], cell: RawCell, column: number, row: number): void {
    const style = this.insertedColumns.length === 0 ? undefined : valueIn(cell.tag, 's');
    if (style === undefined || style === '0') return;
    for (const { at, like } of this.insertedColumns)
      if (like === column && at < MAX_COLUMNS)
        out.push({ column: at, xml: this.blank(row, at, style) });
  }

  private blank(row: number, column: number, style: string): string {
    return `<${this.change.prefix}c r="${formatAddress({ row, column })}" s="${style}"/>`;
  }

  private withTexts(cells: OutCell[], row: number): readonly string[] {
    const p = this.change.prefix;
    for (const [column, text] of this.change.texts.get(row) ?? []) {
      const place = cells.findIndex((cell) => cell.column === column);
      const style = place < 0 ? undefined : valueIn(cells[place]?.xml ?? '', 's');
      const look = style === undefined ? '' : ` s="${style}"`;
      const content = `<${p}is><${p}t>${escapeCellText(text)}</${p}t></${p}is>`;
      const xml = `<${p}c r="${formatAddress({ row, column })}"${look} t="inlineStr">${content}</${p}c>`;
      cells.splice(Math.max(place, 0), place < 0 ? 0 : 1, { column, xml });
    }
    return cells.sort((a, b) => a.column - b.column).map(({ xml }) => xml);
  }

  /** A blank row with the height and looks of the one above, as programs insert it. */
  private insertRow(place: number): void {
    const line = this.insertedRows[place];
    const like = line === undefined ? undefined : this.byIndex.get(line.like);
    if (line === undefined || like === undefined || line.at >= MAX_ROWS) return;
    const p = this.change.prefix;
    const start = this.text.slice(like.element.start, like.element.tag.end);
    const kept = ['s', 'customFormat', 'ht', 'customHeight'].flatMap((name) => {
      const value = valueIn(start, name);
      return value === undefined ? [] : [` ${name}="${value}"`];
    });
    const content = this.text.slice(like.element.contentStart, like.element.contentEnd);
    const cells = this.looksOf(content, line.at);
    if (kept.length === 0 && cells === '') return;
    this.pieces.push(`<${p}row r="${String(line.at + 1)}"${kept.join('')}>${cells}</${p}row>`);
  }

  private looksOf(content: string, row: number): string {
    let column = -1;
    const out: OutCell[] = [];
    for (const cell of cellsIn(content, this.change.prefix)?.cells ?? []) {
      column = parseAddress(cell.address ?? '')?.column ?? column + 1;
      this.addLike(out, cell, column, row);
      const to = this.columnAfter(column);
      const style = valueIn(cell.tag, 's');
      if (to === undefined || to >= MAX_COLUMNS || style === undefined || style === '0') continue;
      out.push({ column: to, xml: this.blank(row, to, style) });
    }
    return out
      .sort((a, b) => a.column - b.column)
      .map(({ xml }) => xml)
      .join('');
  }
}

function nextFormula(content: string, prefix: string, from: number): number {
  const open = `<${prefix}f`;
  for (let at = content.indexOf(open, from); at >= 0; at = content.indexOf(open, at + 1)) {
    if (/[\s/>]/.test(content.charAt(at + open.length))) return at;
  }
  return -1;
}

function onlyCell(text: string, prefix: string): RawCell | undefined {
  const found = cellsIn(text, prefix);
  return found?.cells.length === 1 ? found.cells[0] : undefined;
}

/** Cells of one row without formulas, with the number of another. */
function renumbered(content: string, prefix: string, row: number, next: number): string {
  if (row === next || content === '') return content;
  const pattern = addressPattern(prefix);
  return content.replace(pattern, `$<before>${String(next + 1)}`);
}

function hasContent(content: string, prefix: string): boolean {
  return ['v', 'f', 'is'].some((name) => content.includes(`<${prefix}${name}`));
}
