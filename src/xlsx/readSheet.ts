import { MAX_COLUMNS, MAX_ROWS, parseArea, type Area, type Span } from '../kernel/address';
import { succeed, type Result } from '../kernel/result';
import type { Grid } from '../sheet/grid';
import { CellStore } from './cellStore';
import type { Limits } from './limits';
import { CellReader, type SharedParts } from './readCells';
import { SpanList } from './spans';
import type { XmlScanner } from './xmlScanner';

/** What the part of a worksheet says, before its relationships are followed. */
export interface SheetPart {
  readonly grid: Grid;
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly Span[];
  readonly hiddenColumns: readonly Span[];
  readonly filtered: boolean;
  readonly protected: boolean;
  /** Relationship ids of the tables. */
  readonly tableIds: readonly string[];
}

/**
 * Reads the part of a worksheet. The size that it declares is not looked at; validations, conditional formats and
 * drawings are passed over, so what they cover costs nothing.
 */
export function readSheet(
  scanner: XmlScanner,
  parts: SharedParts,
  limits: Limits,
): Result<SheetPart> {
  const sheet = new SheetReader(scanner, parts, limits);
  const read = scanner.readRoot('worksheet', sheet.visit);
  return read.ok ? succeed(sheet.finish()) : read;
}

class SheetReader {
  private readonly store = new CellStore();
  private readonly cells: CellReader;
  private readonly merges: Area[] = [];
  private readonly hiddenRows = new SpanList();
  private readonly hiddenColumns = new SpanList();
  private readonly tableIds: string[] = [];
  private filtered = false;
  private isProtected = false;

  constructor(
    private readonly scanner: XmlScanner,
    private readonly parts: SharedParts,
    private readonly limits: Limits,
  ) {
    this.cells = new CellReader(scanner, this.store, parts);
  }

  readonly visit = (name: string): void => {
    const { scanner } = this;
    switch (name) {
      case 'sheetPr':
        this.filtered ||= scanner.attributes.isTrue('filterMode');
        break;
      case 'cols':
        scanner.forEachChild(this.readColumn);
        break;
      case 'sheetData':
        scanner.forEachChild(this.readRow);
        break;
      case 'sheetProtection':
        this.isProtected ||= scanner.attributes.isTrue('sheet');
        break;
      case 'autoFilter':
        this.filtered = hasCriteria(scanner) || this.filtered;
        break;
      case 'mergeCells':
        scanner.forEachChild(this.readMerge);
        break;
      case 'tableParts':
        scanner.forEachChild(this.readTablePart);
        break;
    }
  };

  finish(): SheetPart {
    return {
      grid: this.store.finish(this.parts.texts, this.parts.formats.codes),
      merges: this.merges,
      hiddenRows: this.hiddenRows.finish(),
      hiddenColumns: this.hiddenColumns.finish(),
      filtered: this.filtered,
      protected: this.isProtected,
      tableIds: this.tableIds,
    };
  }

  private readonly readColumn = (name: string): void => {
    const { attributes } = this.scanner;
    if (name !== 'col') return;
    const from = attributes.integer('min') ?? 0;
    const to = Math.min(attributes.integer('max') ?? 0, MAX_COLUMNS);
    const hidden = attributes.isTrue('hidden') || attributes.integer('width') === 0;
    if (hidden && from > 0 && from <= to) this.hiddenColumns.add(from - 1, to - 1);
    this.limit(this.hiddenColumns.size);
  };

  private readonly readRow = (name: string): void => {
    if (name !== 'row') return;
    const { attributes } = this.scanner;
    const hidden = attributes.isTrue('hidden') || attributes.integer('ht') === 0;
    const row = this.cells.readRow();
    if (hidden && row < MAX_ROWS) this.hiddenRows.add(row, row);
    this.limit(this.hiddenRows.size);
  };

  private readonly readMerge = (name: string): void => {
    if (name !== 'mergeCell') return;
    const area = parseArea(this.scanner.attributes.text('ref') ?? '');
    const isMany = area !== undefined && (area.top < area.bottom || area.left < area.right);
    if (isMany) this.merges.push(area);
    this.limit(this.merges.length);
  };

  private readonly readTablePart = (name: string): void => {
    const id = name === 'tablePart' ? this.scanner.attributes.prefixedText('id') : undefined;
    if (id !== undefined) this.tableIds.push(id);
    this.limit(this.tableIds.length);
  };

  private limit(items: number): void {
    const limit = this.limits.items;
    if (items > limit) this.scanner.refuse('file-too-large', 'items', { limit });
  }
}

/** Whether the filter just opened has a criterion in any column; its buttons alone hide nothing. */
export function hasCriteria(scanner: XmlScanner): boolean {
  let found = false;
  scanner.forEachChild((name) => {
    if (name !== 'filterColumn') return;
    scanner.forEachChild(() => {
      found = true;
    });
  });
  return found;
}
