import { Tag, type Column } from '../formula/table';
import type { BoundTable, Reading } from '../forms/types';
import { parseArea, type Span } from '../kernel/address';
import type { CellValue } from '../sheet/cell';
import type { Grid } from '../sheet/grid';

/**
 * Layout facts of a rule's example, laid over the plain sheet made of its rows (header in row 1, data from row 2).
 * Rows and columns are written as users see them, counted from 1.
 */
export interface ExampleLayout {
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly visibility?: BoundTable['sheet']['visibility'];
  readonly filtered?: boolean;
  /** `values` by field key; `row` is the sheet row it stands in. */
  readonly totals?: readonly {
    readonly row: number;
    readonly label: string;
    readonly values?: Readonly<Record<string, number>>;
  }[];
  readonly blankRows?: readonly number[];
  readonly unknownHeaders?: readonly string[];
  readonly repeatedFields?: readonly string[];
  /** Number format of a whole column, by field key. */
  readonly formats?: Readonly<Record<string, string>>;
  /** Formula behind the stored value of a column's cells, by field key. */
  readonly formulas?: Readonly<Record<string, string>>;
  /** Error values in the first row, by field key. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly units?: Readonly<
    Record<string, { unit: string; factor?: { times: number; over: number } }>
  >;
  /** Puts each row into a file of its own; files with the same digest are copies. */
  readonly files?: readonly { readonly path: string; readonly sha256: string }[];
  readonly producer?: { readonly wps?: string };
  readonly hasMacros?: boolean;
  readonly externalLinks?: number;
}

function spans(numbers: readonly number[] = []): readonly Span[] {
  return numbers.map((at) => ({ from: at - 1, to: at - 1 }));
}

export function withLayout(table: BoundTable, layout: ExampleLayout): BoundTable {
  const grid = overlaidGrid(table, layout);
  const merges = (layout.merges ?? []).flatMap((text) => parseArea(text) ?? []);
  const errorAt = (row: number, key: string) => (row === 0 ? layout.errors?.[key] : undefined);
  return {
    ...table,
    sheet: {
      ...table.sheet,
      grid,
      merges,
      hiddenRows: spans(layout.hiddenRows),
      hiddenColumns: spans(layout.hiddenColumns),
      visibility: layout.visibility ?? 'visible',
      filtered: layout.filtered ?? false,
    },
    fields: table.fields.map((field) => ({ ...field, ...layout.units?.[field.key] })),
    cellOf: (row, key) => table.cellOf(row, key),
    readingOf(row, key): Reading | undefined {
      const error = errorAt(row, key);
      if (error !== undefined) return { raw: { error }, state: 'error', repairs: [] };
      return table.readingOf(row, key);
    },
    column: (key) => withError(table.column(key), layout.errors?.[key]),
    layout: overlaidLayout(table, layout),
  };
}

function overlaidLayout(table: BoundTable, layout: ExampleLayout): BoundTable['layout'] {
  const beyond = table.fields.length;
  return {
    ...table.layout,
    totals: (layout.totals ?? []).map(({ row, label }) => ({ row: row - 1, label })),
    blankRows: (layout.blankRows ?? []).map((row) => row - 1),
    unknownHeaders: (layout.unknownHeaders ?? []).map((text, index) => ({
      text,
      at: { row: 0, column: beyond + index },
    })),
    repeatedFields: (layout.repeatedFields ?? []).map((key, index) => ({
      key,
      at: { row: 0, column: beyond + index },
    })),
  };
}

function overlaidGrid(table: BoundTable, layout: ExampleLayout): Grid {
  const { grid } = table.sheet;
  const keyOf = new Map(table.fields.map(({ key, at }) => [at.column, key]));
  const totals = new Map(layout.totals?.map(({ row, values }) => [row - 1, values ?? {}]));
  const own = (row: number, column: number): CellValue | undefined => {
    const key = keyOf.get(column) ?? '';
    const error = row === 1 ? layout.errors?.[key] : undefined;
    return error === undefined ? totals.get(row)?.[key] : { error };
  };
  return {
    rowCount: grid.rowCount,
    columnCount: grid.columnCount,
    cellCount: grid.cellCount,
    value: (row, column) => own(row, column) ?? grid.value(row, column),
    formula: (row, column) => (row === 0 ? undefined : layout.formulas?.[keyOf.get(column) ?? '']),
    numberFormat: (row, column) =>
      row === 0 ? undefined : layout.formats?.[keyOf.get(column) ?? ''],
    forEachInRow: (row, visit) => {
      grid.forEachInRow(row, visit);
    },
  };
}

function withError(column: Column | undefined, error: string | undefined): Column | undefined {
  if (column === undefined || error === undefined) return column;
  const tags = column.tags.slice();
  tags[0] = Tag.ERROR;
  return { ...column, tags, texts: [error, ...(column.texts ?? []).slice(1)] };
}
