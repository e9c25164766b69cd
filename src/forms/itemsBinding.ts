import { largest, smallest } from '../kernel/arrays';
import type { CellAddress } from '../kernel/address';
import type { ItemsDefinition } from '../standard';
import { createTable, NO_LAYOUT } from './boundTable';
import type { CellSource } from './boundTable';
import { isComplete } from './complete';
import { matchPath } from './headerIndex';
import type { HeaderIndex } from './headerIndex';
import { headerPart, isUnit } from './headerText';
import { columnRoles } from './itemColumns';
import type { ItemColumns } from './itemColumns';
import type { TableMapping } from './mapping/confirmed';
import { nameItems } from './mapping/nameItems';
import type { NamedItem } from './mapping/nameItems';
import { boundField } from './recordsBinding';
import type { Scan } from './scan';
import type { SheetView } from './sheetView';
import { sumSources } from './sums';
import { tidy } from './text';
import type { BoundTable, FormId, UnknownHeader } from './types';

interface Item extends NamedItem {
  readonly columns: ItemColumns;
}

interface Block {
  readonly keys: Set<string>;
  readonly items: Item[];
  readonly repeated: { key: string; at: CellAddress }[];
}

/** Long forms read from one sheet at most. */
const FORMS_ON_SHEET = 400;

/** A column of item names holds at least so many; a stray text that equals an item's name is none. */
const ITEMS_IN_COLUMN = 2;

/**
 * Binds long forms: one item per row, its figure beside it. Several blocks of columns belong to one form as long
 * as no item comes twice; items that come again, where what was read is complete, are the next school's form.
 */
export function bindItems(
  view: SheetView,
  definition: ItemsDefinition,
  index: HeaderIndex,
  scan: Scan,
  origin: { readonly form: FormId; readonly file: string },
  mapping?: TableMapping,
): readonly BoundTable[] {
  const blocks: Block[] = [];
  const named = nameItems(view, index, scan, mapping);
  for (const [column, hits] of [...named].sort(([a], [b]) => a - b)) {
    if (hits.length < ITEMS_IN_COLUMN) continue;
    const columns = columnRoles(
      view,
      column,
      hits.map(({ row }) => row),
      nextItemColumn(scan, column),
    );
    if (columns === undefined) continue;
    for (const hit of hits) addItem(blocks, definition, { ...hit, columns });
  }
  return blocks
    .filter((block) => isComplete(definition, block.keys))
    .map((block) => tableOf(view, definition, block, { index, mapping }, origin));
}

/** The items that a sheet names, with the first place of each, whatever the form lacks. */
export function itemPlaces(
  view: SheetView,
  index: HeaderIndex,
  scan: Scan,
  mapping?: TableMapping,
): ReadonlyMap<string, CellAddress> {
  const places = new Map<string, CellAddress>();
  for (const [column, items] of nameItems(view, index, scan, mapping))
    for (const { key, row } of items) if (!places.has(key)) places.set(key, { row, column });
  return places;
}

function addItem(blocks: Block[], definition: ItemsDefinition, item: Item): void {
  const open = blocks.find((block) => !block.keys.has(item.key));
  const last = blocks.at(-1);
  if (open !== undefined) {
    open.items.push(item);
    open.keys.add(item.key);
  } else if (last !== undefined && !isComplete(definition, last.keys))
    last.repeated.push({ key: item.key, at: { row: item.row, column: item.columns.item } });
  else if (blocks.length < FORMS_ON_SHEET)
    blocks.push({ keys: new Set([item.key]), items: [item], repeated: [] });
}

/** What texts mean: to the form, and to people who have confirmed it. */
interface Meaning {
  readonly index: HeaderIndex;
  readonly mapping: TableMapping | undefined;
}

function tableOf(
  view: SheetView,
  definition: ItemsDefinition,
  block: Block,
  meaning: Meaning,
  origin: { readonly form: FormId; readonly file: string },
): BoundTable {
  const cells = block.items.flatMap((item) => sourceOf(view, item));
  const sums = sumSources(view.grid, cells, definition.sums ?? [], 1);
  const rows = block.items.map(({ row }) => row);
  const top = smallest(rows);
  const bottom = largest(rows);
  const headerRow = block.items[0]?.columns.headerRow ?? -1;
  const { unknown, ignored } = unknownItems(view, block, meaning, top, bottom);
  return createTable({
    name: definition.table,
    ...origin,
    sheet: view.sheet,
    grid: view.grid,
    rowCount: 1,
    sources: [...cells, ...sums],
    layout: {
      ...NO_LAYOUT,
      headerTop: headerRow,
      headerBottom: headerRow,
      bodyTop: top,
      bodyBottom: bottom,
      repeatedFields: block.repeated,
      unknownHeaders: unknown,
      ...(ignored.length === 0 ? {} : { ignoredHeaders: ignored }),
    },
  });
}

function sourceOf(view: SheetView, item: Item): readonly CellSource[] {
  const { row, columns, mapped } = item;
  const text = view.text(row, columns.item);
  const unit = unitOf(view, row, columns) ?? item.unit;
  const at = { row, column: columns.item };
  const made = boundField(item.key, tidy(text), at, unit, mapped);
  if (made === undefined) return [];
  return [{ kind: 'cells', ...made, rows: Int32Array.of(row), columns: columns.value }];
}

/** The unit beside an item, else the one in its text. */
function unitOf(view: SheetView, row: number, columns: ItemColumns): string | undefined {
  const beside = columns.unit === undefined ? '' : view.text(row, columns.unit);
  return isUnit(beside) ? beside.trim() : headerPart(view.text(row, columns.item)).unit;
}

/** Rows among the items that name something else and hold a value. */
function unknownItems(
  view: SheetView,
  block: Block,
  { index, mapping }: Meaning,
  top: number,
  bottom: number,
): { readonly unknown: readonly UnknownHeader[]; readonly ignored: readonly UnknownHeader[] } {
  const unknown: UnknownHeader[] = [];
  const ignored: UnknownHeader[] = [];
  const known = new Set(
    block.items.map(({ row, columns }) => `${String(row)}:${String(columns.item)}`),
  );
  for (const columns of new Set(block.items.map((item) => item.columns))) {
    for (let row = top; row <= bottom; row++) {
      const text = view.text(row, columns.item);
      if (text.trim() === '' || known.has(`${String(row)}:${String(columns.item)}`)) continue;
      if (
        view.text(row, columns.value) === '' ||
        matchPath(index, [headerPart(text).key]).kind === 'one'
      )
        continue;
      const isIgnored = mapping?.decisionOf(tidy(text))?.field === null;
      const unit = unitOf(view, row, columns);
      (isIgnored ? ignored : unknown).push({
        text: tidy(text),
        at: { row, column: columns.item },
        ...(unit === undefined ? {} : { unit }),
      });
    }
  }
  return { unknown, ignored };
}

function nextItemColumn(scan: Scan, column: number): number | undefined {
  const later = [...scan.items].filter(
    ([other, rows]) => other > column && rows.length >= ITEMS_IN_COLUMN,
  );
  return later.length === 0 ? undefined : smallest(later.map(([other]) => other));
}
