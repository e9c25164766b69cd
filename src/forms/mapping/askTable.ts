import { partsOf } from '../boundTable';
import type { CellSource, FieldSource } from '../boundTable';
import type { BoundTable, UnknownHeader } from '../types';
import { unitOfHeader, valuesBelow } from './askedHeader';
import type { AskedHeader } from './askedHeader';

/** The headers of a table that no field answers to, and the fields that have a column already. */
export function askTable(table: BoundTable): {
  readonly asked: readonly AskedHeader[];
  readonly taken: ReadonlySet<string>;
} {
  const sources = (partsOf(table)?.sources ?? []).filter(isCells);
  const { unknownHeaders, ambiguousHeaders = [] } = table.layout;
  return {
    asked: [
      ...unknownHeaders.map((header) => askedHeader(table, sources, header)),
      ...ambiguousHeaders.map((header) => ({
        ...askedHeader(table, sources, header),
        keys: header.keys,
      })),
    ],
    taken: new Set(sources.map(({ field }) => field.key)),
  };
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
