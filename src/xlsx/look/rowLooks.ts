import { MAX_COLUMNS, MAX_ROWS } from '../../kernel/address';
import type { LineLook, SheetLook } from '../../sheet/look';
import type { XmlScanner } from '../xmlScanner';
import type { Allowance } from './readSheetLook';

/**
 * Reads rows and cells for their looks alone. A cell that looks as its row or column says anyway is not listed, so
 * that a column of 1,048,576 rows costs nothing.
 */
export class RowLooks {
  readonly cells: SheetLook['cells'][number][] = [];
  readonly rows: LineLook[] = [];
  private row = -1;
  private column = -1;
  /** Look of the row, where it has one of its own. */
  private rowLook: number | undefined;

  constructor(
    private readonly scanner: XmlScanner,
    private readonly byFormat: Uint16Array,
    private readonly columnLooks: Uint16Array,
    private readonly allowance: Allowance,
  ) {}

  /** Reads the `row` element just opened; `hideGaps` says that rows which the file leaves out are hidden. */
  read(hideGaps: boolean): void {
    const { attributes } = this.scanner;
    const row = (attributes.integer('r') ?? this.row + 2) - 1;
    if (row <= this.row || row >= MAX_ROWS) return;
    if (hideGaps) this.hideBetween(this.row + 1, row - 1);
    this.row = row;
    this.column = -1;
    this.rowLook = attributes.isTrue('customFormat') ? this.lookOf() : undefined;
    this.addRow(row);
    this.scanner.forEachChild(this.readCell);
  }

  /** Hides rows that nothing in the file describes. */
  hideBetween(from: number, to: number): void {
    if (from <= to) this.addLine({ from, to, hidden: true });
  }

  get nextRow(): number {
    return this.row + 1;
  }

  private addRow(row: number): void {
    const { attributes } = this.scanner;
    const height = decimal(attributes.text('ht'));
    const hidden = attributes.isTrue('hidden') || height === 0;
    const size = height !== undefined && height > 0 && height <= 409.5 ? height : undefined;
    if (!hidden && size === undefined && this.rowLook === undefined) return;
    this.addLine({
      from: row,
      to: row,
      hidden,
      ...(size === undefined ? {} : { size }),
      ...(this.rowLook === undefined ? {} : { look: this.rowLook }),
    });
  }

  private addLine(line: LineLook): void {
    const last = this.rows.at(-1);
    if (last?.to === line.from - 1 && isAlike(last, line)) {
      this.rows[this.rows.length - 1] = { ...last, to: line.to };
      return;
    }
    if (this.allowance.rows-- > 0) this.rows.push(line);
  }

  private readonly readCell = (name: string): void => {
    if (name !== 'c') return;
    const column = this.columnAt(this.scanner.attributes.startOf('r'));
    if (column < 0 || column >= MAX_COLUMNS) return;
    this.column = column;
    const look = this.lookOf();
    const columnLook = this.columnLooks[column] ?? 0;
    const isInherited = look === columnLook && look === (this.rowLook ?? columnLook);
    if (isInherited || this.allowance.cells-- <= 0) return;
    this.cells.push({ row: this.row, column, look });
  };

  private lookOf(): number {
    return this.byFormat[this.scanner.attributes.integer('s') ?? 0] ?? 0;
  }

  /** Column of the address at a position, or the next one where the cell states none. */
  private columnAt(start: number): number {
    if (start < 0) return this.column + 1;
    const { bytes } = this.scanner;
    let column = 0;
    for (let at = start; at < start + 3; at++) {
      const letter = (bytes[at] ?? 0) & 0xdf;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + (letter - 64);
    }
    return column - 1;
  }
}

function isAlike(a: LineLook, b: LineLook): boolean {
  return a.size === b.size && a.hidden === b.hidden && a.look === b.look;
}

/** A plain decimal; undefined for anything else. */
export function decimal(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}(?:\.\d*)?(?:[eE]-?\d{1,3})?$/.test(text)
    ? Number(text)
    : undefined;
}
