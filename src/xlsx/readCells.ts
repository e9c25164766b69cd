import { formatAddress, MAX_COLUMNS, MAX_ROWS } from '../kernel/address';
import { BOOLEAN, ERROR, NOTHING, NUMBER, STRING, type Kind } from './cellStore';
import type { CellStore, StoredFormula } from './cellStore';
import { serialOfIsoDate } from './isoDate';
import type { NumberFormats } from './readStyles';
import { StringItemReader, unescapeCellText, type Texts } from './readTexts';
import { SharedFormula } from './sharedFormula';
import type { XmlScanner } from './xmlScanner';

/** What all sheets of a workbook have in common. */
export interface SharedParts {
  readonly texts: Texts;
  /** How many of the texts are shared strings, which cells refer to by number. */
  readonly sharedStrings: number;
  readonly formats: NumberFormats;
  readonly date1904: boolean;
}

/** A decimal as Excel writes it; `Number` alone would take hexadecimal and `Infinity` as well. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Reads the cells of one row after another into a store. */
export class CellReader {
  private row = -1;
  private column = -1;
  private type: string | undefined;
  private number: number | undefined;
  private text: string | undefined;
  private cellFormula: StoredFormula | undefined;
  private readonly stringItems: StringItemReader;
  private readonly shared = new Map<number, SharedFormula>();

  constructor(
    private readonly scanner: XmlScanner,
    private readonly store: CellStore,
    private readonly parts: SharedParts,
  ) {
    this.stringItems = new StringItemReader(scanner);
  }

  /** Reads the `row` element just opened and gives its number, counted from 0. */
  readRow(): number {
    const given = this.scanner.attributes.integer('r');
    const row = given === undefined ? this.row + 1 : given - 1;
    if (row < 0 || row >= MAX_ROWS) this.refuseCell(`row ${String(row + 1)}`);
    this.row = row;
    this.column = -1;
    this.scanner.forEachChild(this.readCell);
    this.row = row;
    return row;
  }

  private readonly readCell = (name: string): void => {
    if (name !== 'c') return;
    const { attributes } = this.scanner;
    if (!this.takeAddress(attributes.startOf('r'))) return;
    const format = this.parts.formats.byStyle[attributes.integer('s') ?? 0] ?? 0;
    this.type = attributes.word('t');
    this.number = undefined;
    this.text = undefined;
    this.cellFormula = undefined;
    this.scanner.forEachChild(this.readCellPart);
    this.storeCell(format);
  };

  private readonly readCellPart = (name: string): void => {
    if (name === 'v') {
      const { type } = this;
      const isNumber = type === undefined || type === 'n' || type === 's';
      this.number = isNumber ? this.scanner.plainNumber() : undefined;
      if (this.number === undefined) this.text = this.scanner.text();
    } else if (name === 'f') this.cellFormula = this.readFormula();
    else if (name === 'is') this.text = this.stringItems.read();
  };

  /** Moves to the address that stands at a position, or to the next column where the cell states none. */
  private takeAddress(start: number): boolean {
    if (start < 0) {
      this.column++;
      return this.column < MAX_COLUMNS || this.refuseCell(`row ${String(this.row + 1)}`);
    }
    const { bytes } = this.scanner;
    let at = start;
    let column = 0;
    for (let c = (bytes[at] ?? 0) & 0xdf; c >= 65 && c <= 90; c = (bytes[at] ?? 0) & 0xdf) {
      column = column * 26 + (c - 64);
      at++;
    }
    const digitsAt = at;
    let row = 0;
    for (let c = bytes[at] ?? 0; c >= 48 && c <= 57; c = bytes[at] ?? 0) {
      row = row * 10 + (c - 48);
      at++;
    }
    const isQuote = bytes[at] === 34 || bytes[at] === 39;
    const inside = column > 0 && column <= MAX_COLUMNS && row > 0 && row <= MAX_ROWS;
    if (!isQuote || !inside || digitsAt - start > 3)
      return this.refuseCell(this.scanner.attributes.text('r') ?? '');
    this.row = row - 1;
    this.column = column - 1;
    return true;
  }

  private storeCell(format: number): void {
    const kind = this.settleValue();
    if (kind === NOTHING && this.cellFormula === undefined) return;
    const { scanner, store, parts } = this;
    parts.texts.countCell(scanner);
    const value =
      kind === STRING || kind === ERROR
        ? (this.number ?? parts.texts.add(scanner, this.text ?? ''))
        : (this.number ?? 0);
    store.add(this.row, this.column, kind, value, format);
    if (this.cellFormula !== undefined) store.addFormula(this.cellFormula);
  }

  /** Says what the value is. Afterwards `number` holds a number, a truth value or the index of a shared string. */
  private settleValue(): Kind {
    switch (this.type) {
      case 's':
        return this.settleShared();
      case 'str':
        if (this.text !== undefined) this.text = unescapeCellText(this.text);
        return this.text === undefined ? NOTHING : STRING;
      case 'inlineStr':
        return this.text === undefined ? NOTHING : STRING;
      case 'b':
        if (this.text === undefined) return NOTHING;
        this.number = this.text === '1' || this.text === 'true' ? 1 : 0;
        return BOOLEAN;
      case 'e':
        return this.text === undefined ? NOTHING : ERROR;
      case 'd':
        this.number = serialOfIsoDate(this.text ?? '', this.parts.date1904);
        return this.number === undefined ? this.settleText() : NUMBER;
      default:
        return this.settleNumber();
    }
  }

  private settleShared(): Kind {
    this.number ??= DECIMAL.test(this.text ?? '') ? Number(this.text) : undefined;
    if (this.number === undefined && (this.text ?? '').trim() === '') return NOTHING;
    const index = this.number ?? -1;
    if (!Number.isInteger(index) || index < 0 || index >= this.parts.sharedStrings)
      this.refuseCell(formatAddress({ row: this.row, column: this.column }));
    return STRING;
  }

  private settleNumber(): Kind {
    if (this.number !== undefined) return NUMBER;
    const text = (this.text ?? '').trim();
    const value = DECIMAL.test(text) ? Number(text) : NaN;
    if (!Number.isFinite(value)) return this.settleText();
    this.number = value;
    return NUMBER;
  }

  /** A value that is not what its type says is kept as the text that it is: nothing is guessed, nothing is lost. */
  private settleText(): Kind {
    return (this.text ?? '').trim() === '' ? NOTHING : STRING;
  }

  private readFormula(): StoredFormula | undefined {
    const { attributes } = this.scanner;
    const type = attributes.word('t');
    const shared = type === 'shared' ? attributes.integer('si') : undefined;
    const table = type === 'dataTable' ? this.dataTableFormula() : undefined;
    const text = this.scanner.text();
    this.parts.texts.countText(this.scanner, text);
    if (table !== undefined) return table;
    if (shared === undefined) return text === '' ? undefined : text;
    let group = this.shared.get(shared);
    if (group === undefined) this.shared.set(shared, (group = new SharedFormula()));
    if (text === '') return group;
    group.define(text, this.row, this.column);
    return text;
  }

  /** A what-if table has no formula text; Excel shows it as `TABLE(row input, column input)`. */
  private dataTableFormula(): string {
    const { attributes } = this.scanner;
    const first = attributes.text('r1') ?? '';
    const second = attributes.text('r2') ?? '';
    if (attributes.isTrue('dt2D')) return `TABLE(${first},${second})`;
    return attributes.isTrue('dtr') ? `TABLE(${first},)` : `TABLE(,${first})`;
  }

  private refuseCell(cell: string): false {
    this.scanner.refuse('file-damaged', 'cell-invalid', { cell });
    return false;
  }
}
