import { partsOf } from '../boundTable';
import type { CellSource, FieldSource } from '../boundTable';
import type { Grid } from '../../sheet/grid';
import type { BoundTable, UnknownHeader } from '../types';
import { unitOfHeader, valuesBelow } from './askedHeader';
import type { AskedHeader } from './askedHeader';
import { rowsOf } from './mappable';

/** What is asked about the texts of one table, or of its rows; `taken` are meanings that have a place already. */
export interface Asking {
  readonly table: string;
  readonly asked: readonly AskedHeader[];
  readonly taken: ReadonlySet<string>;
}

/** The texts of a table that its form does not name. */
export function askTable(table: BoundTable): readonly Asking[] {
  const parts = partsOf(table);
  const sources = (parts?.sources ?? []).filter(isCells);
  const { unknownHeaders, ambiguousHeaders = [] } = table.layout;
  const labels = unknownHeaders.filter(({ axis }) => axis === 'row');
  const headers = unknownHeaders.filter(({ axis }) => axis !== 'row');
  const asked = [
    ...headers.map((header) => askedHeader(table, sources, header)),
    ...ambiguousHeaders.map((header) => ({
      ...askedHeader(table, sources, header),
      keys: header.keys,
    })),
  ];
  const taken = parts?.named?.columns ?? new Set(sources.map(({ field }) => field.key));
  const columns = { table: table.name, asked, taken };
  if (labels.length === 0) return [columns];
  const { rows = new Set<string>(), figures = [] } = parts?.named ?? {};
  const ofRows = labels.map((label) => askedLabel(parts?.grid ?? table.sheet.grid, label, figures));
  return [columns, { table: rowsOf(table.name), asked: ofRows, taken: rows }];
}

/** A label of a row, with the figures of the row. */
export function askedLabel(
  grid: Grid,
  { text, at }: UnknownHeader,
  figures: readonly number[],
): AskedHeader {
  const values = figures.map((column) => grid.value(at.row, column)).filter((one) => one !== null);
  return { header: text, at, unit: unitOfHeader(text), values };
}

function isCells(source: FieldSource): source is CellSource {
  return source.kind === 'cells';
}

function askedHeader(
  table: BoundTable,
  sources: readonly CellSource[],
  { text, at, unit }: UnknownHeader,
): AskedHeader {
  const grid = partsOf(table)?.grid ?? table.sheet.grid;
  const { bodyTop, bodyBottom, headerBottom } = table.layout;
  const isBeside = at.row >= bodyTop && at.row > headerBottom;
  const column = isBeside ? valueColumn(sources, at.column) : at.column;
  const rows = isBeside ? [at.row] : rowsFrom(bodyTop, bodyBottom);
  const named = unit ?? unitOfHeader(text);
  return { header: text, at, unit: named, values: valuesBelow({ grid }, column, rows) };
}

/** Items of a long form stand beside their figures: in the column where the others of the same column have theirs. */
function valueColumn(sources: readonly CellSource[], items: number): number {
  const beside = sources.find(({ bound }) => bound.at.column === items) ?? sources[0];
  const columns = beside?.columns;
  return typeof columns === 'number' ? columns : (columns?.[0] ?? items + 1);
}

function* rowsFrom(top: number, bottom: number): Iterable<number> {
  for (let row = Math.max(0, top); row <= bottom; row++) yield row;
}
