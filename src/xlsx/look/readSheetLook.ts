import { MAX_COLUMNS, MAX_ROWS } from '../../kernel/address';
import { PLAIN_SHEET, type LineLook, type SheetLook } from '../../sheet/look';
import type { Validation } from '../../sheet/validation';
import type { Limits } from '../limits';
import type { XmlScanner } from '../xmlScanner';
import { readColour, resolveColour, type Palette } from './colours';
import { isOwnFormatting } from './ownFormatting';
import { readValidation } from './readValidation';
import { decimal, RowLooks } from './rowLooks';

/** What the part of a worksheet says of its look, before its relationships are followed. */
export interface SheetLookPart {
  readonly look: Omit<SheetLook, 'name' | 'notes'>;
  /** Others than ours: what ours show, the check shows too. */
  readonly hasConditionalFormats: boolean;
  readonly hasControls: boolean;
}

/** How much more a workbook may list; what is beyond goes without its look. */
export interface Allowance {
  cells: number;
  rows: number;
  columns: number;
  validations: number;
  notes: number;
}

export function allowanceOf({ cells, items }: Limits): Allowance {
  return { cells, rows: cells, columns: items, validations: items, notes: items };
}

/** What a sheet needs to know of the style sheet. */
export interface SheetStyles {
  readonly byFormat: Uint16Array;
  readonly palette: Palette;
}

/** Undefined where the part cannot be read: then the sheet looks plain. */
export function readSheetLook(
  scanner: XmlScanner,
  styles: SheetStyles,
  allowance: Allowance,
): SheetLookPart | undefined {
  const sheet = new SheetLookReader(scanner, styles, allowance);
  const read = scanner.readRoot('worksheet', sheet.visit);
  return read.ok ? sheet.finish() : undefined;
}

class SheetLookReader {
  private readonly columns: LineLook[] = [];
  private readonly columnLooks = new Uint16Array(MAX_COLUMNS);
  private readonly validations: Validation[] = [];
  private readonly rows: RowLooks;
  private rowHeight = PLAIN_SHEET.rowHeight;
  private columnWidth = PLAIN_SHEET.columnWidth;
  private freeze = PLAIN_SHEET.freeze;
  private gridLines = true;
  private zoom = 1;
  private tabColour: string | undefined;
  /** Rows that the file does not describe are hidden. */
  private hidesRows = false;
  private hasConditionalFormats = false;
  private hasControls = false;

  constructor(
    private readonly scanner: XmlScanner,
    private readonly styles: SheetStyles,
    private readonly allowance: Allowance,
  ) {
    this.rows = new RowLooks(scanner, styles.byFormat, this.columnLooks, allowance);
  }

  readonly visit = (name: string): void => {
    const { scanner } = this;
    switch (name) {
      case 'sheetPr':
        scanner.forEachChild(this.readProperty);
        break;
      case 'sheetViews':
        scanner.forEachChild(this.readView);
        break;
      case 'sheetFormatPr':
        this.readDefaults();
        break;
      case 'cols':
        scanner.forEachChild(this.readColumn);
        break;
      case 'sheetData':
        scanner.forEachChild(this.readRow);
        break;
      case 'conditionalFormatting':
        if (!isOwnFormatting(scanner)) this.hasConditionalFormats = true;
        break;
      case 'conditionalFormattings':
        scanner.forEachChild(this.visit);
        break;
      case 'dataValidations':
        scanner.forEachChild(this.readRule);
        break;
      case 'controls':
      case 'oleObjects':
        this.hasControls = true;
        break;
      case 'extLst':
        scanner.forEachChild((extension) => {
          if (extension === 'ext') scanner.forEachChild(this.visitExtension);
        });
        break;
    }
  };

  finish(): SheetLookPart {
    if (this.hidesRows) this.rows.hideBetween(this.rows.nextRow, MAX_ROWS - 1);
    const { rowHeight, columnWidth, freeze, gridLines, zoom, columns, validations } = this;
    const { hasConditionalFormats, hasControls } = this;
    const { rows, cells } = this.rows;
    const tab = this.tabColour === undefined ? {} : { tabColour: this.tabColour };
    const sizes = { rowHeight, columnWidth };
    const look = { cells, rows, columns, ...sizes, freeze, gridLines, zoom, validations, ...tab };
    return { look, hasConditionalFormats, hasControls };
  }

  private readonly readProperty = (name: string): void => {
    if (name === 'tabColor')
      this.tabColour = resolveColour(readColour(this.scanner.attributes), this.styles.palette);
  };

  /** A sheet that several windows show has several views; the first is what a program opens with. */
  private readonly readView = (name: string): void => {
    const { attributes } = this.scanner;
    if (name !== 'sheetView' || (attributes.integer('workbookViewId') ?? 0) > 0) return;
    const lines = attributes.text('showGridLines');
    this.gridLines = lines !== '0' && lines !== 'false';
    const percent = attributes.integer('zoomScale') ?? 100;
    if (percent >= 10 && percent <= 400) this.zoom = percent / 100;
    this.scanner.forEachChild((child) => {
      if (child === 'pane') this.readPane();
    });
  };

  private readPane(): void {
    const { attributes } = this.scanner;
    const state = attributes.text('state');
    // A split that is not frozen is measured in points, and a grid on screen has none.
    if (state !== 'frozen' && state !== 'frozenSplit') return;
    const rows = Math.min(Math.floor(decimal(attributes.text('ySplit')) ?? 0), MAX_ROWS - 1);
    const columns = Math.min(Math.floor(decimal(attributes.text('xSplit')) ?? 0), MAX_COLUMNS - 1);
    this.freeze = { rows, columns };
  }

  private readDefaults(): void {
    const { attributes } = this.scanner;
    const height = decimal(attributes.text('defaultRowHeight')) ?? 0;
    const width = decimal(attributes.text('defaultColWidth')) ?? 0;
    const base = attributes.integer('baseColWidth');
    if (height > 0 && height <= 409.5) this.rowHeight = height;
    if (width > 0 && width <= 255) this.columnWidth = width;
    // Without a width of their own columns hold so many digits; Excel rounds them up to eighths of 64 pixels.
    else if (base !== undefined && base > 0 && base <= 255)
      this.columnWidth = (Math.ceil((base * 7 + 5) / 8) * 8) / 7;
    this.hidesRows = attributes.isTrue('zeroHeight');
  }

  private readonly readColumn = (name: string): void => {
    const { attributes } = this.scanner;
    const from = (attributes.integer('min') ?? 0) - 1;
    const to = Math.min(attributes.integer('max') ?? 0, MAX_COLUMNS) - 1;
    if (name !== 'col' || from < 0 || from > to || this.allowance.columns-- <= 0) return;
    const width = decimal(attributes.text('width'));
    const hidden = attributes.isTrue('hidden') || width === 0;
    const size = width !== undefined && width > 0 && width <= 255 ? width : undefined;
    const format = attributes.integer('style');
    const look = format === undefined ? undefined : (this.styles.byFormat[format] ?? 0);
    if (look !== undefined) this.columnLooks.fill(look, from, to + 1);
    this.columns.push({
      from,
      to,
      hidden,
      ...(size === undefined ? {} : { size }),
      ...(look === undefined || look === 0 ? {} : { look }),
    });
  };

  private readonly readRow = (name: string): void => {
    if (name === 'row') this.rows.read(this.hidesRows);
  };

  private readonly readRule = (name: string): void => {
    if (name !== 'dataValidation' || this.allowance.validations <= 0) return;
    const validation = readValidation(this.scanner, this.allowance.validations);
    if (validation === undefined) return;
    this.allowance.validations -= validation.areas.length;
    this.validations.push(validation);
  };

  private readonly visitExtension = (name: string): void => {
    if (name === 'conditionalFormattings' || name === 'dataValidations') this.visit(name);
  };
}
