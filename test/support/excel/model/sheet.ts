import type { Area } from '../../../../src/kernel/address';
import { isWholeColumns, isWholeRows, sizeOf } from './areas';
import { Contents } from './contents';
import { PLAIN_FORMAT, type Format, type Formats } from './format';
import type { SimConditional, SimTable, SimValidation } from './parts';
import { Sparse } from './sparse';

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';

/** What a protected sheet still lets its user do. */
export interface Protection {
  readonly options: Readonly<Record<string, boolean | string>>;
  readonly password: string;
}

/** One worksheet: contents and looks apart, as Excel clears them apart. */
export class SimSheet {
  readonly cells = new Contents();
  readonly formats = new Sparse<Format>();
  readonly links = new Sparse<Readonly<Record<string, string>>>();
  rowFormats = new Map<number, Format>();
  columnFormats = new Map<number, Format>();
  /** Sizes where they are set: points for rows, points of the API for columns. */
  rowHeights = new Map<number, number>();
  columnWidths = new Map<number, number>();
  hiddenRows = new Set<number>();
  hiddenColumns = new Set<number>();
  merges: Area[] = [];
  conditionals: SimConditional[] = [];
  validations: SimValidation[] = [];
  tables: SimTable[] = [];
  visibility: Visibility = 'Visible';
  protection: Protection | undefined;
  freeze = { rows: 0, columns: 0 };
  tabColor = '';
  showGridlines = true;
  showHeadings = true;
  standardWidth = 48;
  filter: { area: Area; criteria: boolean } | undefined;

  constructor(
    readonly id: string,
    public name: string,
    private readonly known: Formats,
    public base: Format = known.intern(PLAIN_FORMAT),
  ) {}

  format(row: number, column: number): Format {
    return this.formats.get(row, column) ?? this.inherited(row, column);
  }

  private inherited(row: number, column: number): Format {
    return this.rowFormats.get(row) ?? this.columnFormats.get(column) ?? this.base;
  }

  setFormat(row: number, column: number, format: Format): void {
    const one = this.known.intern(format);
    this.formats.set(row, column, one === this.inherited(row, column) ? undefined : one);
  }

  /** Changes the look of an area; whole rows and columns keep theirs for the cells to come. */
  restyle(area: Area, change: (format: Format, row: number, column: number) => Format): void {
    if (isWholeColumns(area) && isWholeRows(area)) {
      this.base = this.known.intern(change(this.base, 0, 0));
      this.rowFormats = mapped(this.rowFormats, (format) =>
        this.known.intern(change(format, 0, 0)),
      );
      this.columnFormats = mapped(this.columnFormats, (one) =>
        this.known.intern(change(one, 0, 0)),
      );
    } else if (isWholeColumns(area)) {
      for (let column = area.left; column <= area.right; column++) {
        const former = this.columnFormats.get(column) ?? this.base;
        this.columnFormats.set(column, this.known.intern(change(former, 0, column)));
        for (const [row, format] of this.rowFormats)
          if (this.formats.get(row, column) === undefined)
            this.formats.set(row, column, this.known.intern(change(format, row, column)));
      }
    } else if (isWholeRows(area)) {
      for (let row = area.top; row <= area.bottom; row++) {
        const former = this.rowFormats.get(row) ?? this.base;
        this.rowFormats.set(row, this.known.intern(change(former, row, 0)));
      }
    } else {
      for (let row = area.top; row <= area.bottom; row++)
        for (let column = area.left; column <= area.right; column++)
          this.setFormat(row, column, change(this.format(row, column), row, column));
      return;
    }
    this.formats.within(area, (row, column, format) => {
      this.setFormat(row, column, change(format, row, column));
    });
  }

  /** The values that an area has of one property: asked of every cell only where the area is small. */
  formatsIn(area: Area): ReadonlySet<Format> {
    const found = new Set<Format>();
    if (sizeOf(area) <= 5_000_000) {
      for (let row = area.top; row <= area.bottom; row++)
        for (let column = area.left; column <= area.right; column++)
          found.add(this.format(row, column));
      return found;
    }
    let own = 0;
    this.formats.within(area, (_row, _column, format) => {
      found.add(format);
      own++;
    });
    if (own < sizeOf(area)) found.add(this.base);
    for (const [row, format] of this.rowFormats)
      if (row >= area.top && row <= area.bottom) found.add(format);
    for (const [column, format] of this.columnFormats)
      if (column >= area.left && column <= area.right) found.add(format);
    return found;
  }

  mergeAt(row: number, column: number): Area | undefined {
    return this.merges.find(
      (area) =>
        row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
    );
  }

  /** The used area: contents alone, or looks and lines with a look too. */
  used(valuesOnly: boolean): Area | undefined {
    const contents = this.cells.bounds();
    if (valuesOnly) return contents;
    return [contents, this.formats.bounds(), ...this.merges].reduce<Area | undefined>(
      (all, area) =>
        all === undefined || area === undefined
          ? (all ?? area)
          : {
              top: Math.min(all.top, area.top),
              left: Math.min(all.left, area.left),
              bottom: Math.max(all.bottom, area.bottom),
              right: Math.max(all.right, area.right),
            },
      undefined,
    );
  }
}

function mapped<K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): Map<K, V> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
