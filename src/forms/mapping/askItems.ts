import { columnRoles } from '../itemColumns';
import { itemTables } from '../scan';
import type { Scan } from '../scan';
import { headerPart, isUnit } from '../headerText';
import type { SheetView } from '../sheetView';
import { tidy } from '../text';
import type { AskedHeader } from './askedHeader';
import type { Asking } from './askTable';
import { closestFields } from './closestFields';
import type { ConfirmedMapping } from './confirmed';
import { mappableTable } from './mappable';
import { nameItems } from './nameItems';

/** A list of which nothing is known is a long form where so many of its texts come close to items of one. */
const LIKE_ITEMS = 4;
/** Long forms have up to a hundred items. */
const ROWS = 300;
const LONGEST_ITEM = 120;

/**
 * The texts of a long form that names too few of its items: one item a row, its figure beside it. `table` is the form
 * that comes closest; without one, the form that most texts are like.
 */
export function askItems(
  view: SheetView,
  scan: Scan,
  table: string | undefined,
  mapping: ConfirmedMapping | undefined,
): readonly Asking[] {
  const asking = itemTables
    .filter((known) => table === undefined || known.table.table === table)
    .map(({ table: definition, index }) => {
      const named = nameItems(view, index, scan, mapping?.of(definition.table));
      const [best] = [...named].sort(([, a], [, b]) => b.length - a.length);
      const column = best === undefined || best[1].length < 2 ? textColumn(view) : best[0];
      const taken = new Set([...named.values()].flat().map(({ key }) => key));
      const known = new Set((named.get(column) ?? []).map(({ row }) => row));
      const ignores = (text: string) =>
        mapping?.of(definition.table)?.decisionOf(text)?.field === null;
      const asked = askedItems(view, column, known).filter(({ header }) => !ignores(header));
      return {
        table: definition.table,
        asked,
        taken,
        like: likeItems(definition.table, asked, taken),
      };
    });
  const [first] = [...asking].sort((a, b) => b.like - a.like);
  if (first === undefined || (table === undefined && first.like < LIKE_ITEMS)) return [];
  return [{ table: first.table, asked: first.asked, taken: first.taken }];
}

function likeItems(
  table: string,
  asked: readonly AskedHeader[],
  taken: ReadonlySet<string>,
): number {
  const mappable = mappableTable(table);
  if (mappable === undefined) return 0;
  return asked.filter((one) => closestFields(one, mappable, taken).length > 0).length;
}

/** The column with most texts that have something beside them: where a list names its items. */
function textColumn(view: SheetView): number {
  const counts = new Map<number, number>();
  for (const row of rowsOf(view)) {
    view.grid.forEachInRow(row, (column, value) => {
      if (typeof value !== 'string' || headerPart(value).key === '') return;
      if (hasBeside(view, row, column)) counts.set(column, (counts.get(column) ?? 0) + 1);
    });
  }
  const [best] = [...counts].sort(([a, first], [b, second]) => second - first || a - b);
  return best?.[0] ?? 0;
}

function hasBeside(view: SheetView, row: number, column: number): boolean {
  return [1, 2, 3].some((step) => typeof view.grid.value(row, column + step) === 'number');
}

function rowsOf(view: SheetView): readonly number[] {
  return Array.from({ length: Math.min(ROWS, view.grid.rowCount) }, (_, row) => row);
}

/** The texts of a column that name no item, each with the figure and the unit beside it. */
function askedItems(
  view: SheetView,
  column: number,
  known: ReadonlySet<number>,
): readonly AskedHeader[] {
  const rows = rowsOf(view).filter((row) => {
    const text = view.grid.value(row, column);
    const isItem = typeof text === 'string' && text.length <= LONGEST_ITEM;
    return isItem && headerPart(text).key !== '' && !isUnit(text);
  });
  const columns = rows.length === 0 ? undefined : columnRoles(view, column, rows, undefined);
  if (columns === undefined) return [];
  return rows
    .filter((row) => !known.has(row) && row > columns.headerRow)
    .flatMap((row): readonly AskedHeader[] => {
      const value = view.grid.value(row, columns.value);
      if (value === null) return [];
      const text = view.text(row, column);
      const beside = columns.unit === undefined ? '' : view.text(row, columns.unit);
      const unit = isUnit(beside) ? beside.trim() : headerPart(text).unit;
      return [{ header: tidy(text), at: { row, column }, unit, values: [value] }];
    });
}
