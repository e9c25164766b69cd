import { largest, smallest } from '../kernel/arrays';
import type { SentencesDefinition } from '../standard';
import type { TableMapping } from './mapping/confirmed';
import { isFooter } from './markers';
import type { SheetView } from './sheetView';
import { headerKey, tidy } from './text';
import type { UnknownHeader } from './types';

type ItemSpec = SentencesDefinition['items'][number];

export interface FoundItem {
  readonly spec: ItemSpec;
  readonly row: number;
  /** A profile names the item, not the form. */
  readonly mapped?: true;
}

export interface SentenceItems {
  /** The column of the items' names; -1 where there is none. */
  readonly name: number;
  readonly items: readonly FoundItem[];
  /** Texts among the items that name none. */
  readonly unknown: readonly UnknownHeader[];
  /** Unknown too, and not to be read: people have said so. */
  readonly ignored: readonly UnknownHeader[];
}

/** These tables are short; below this row nothing of them is looked for. */
const ROWS = 500;
const SHORTEST = 6;
const LONGEST = 600;

/**
 * The items by their phrases, in the column that holds most of them. A profile names what the phrases leave unnamed in
 * that column, and no item that one of them names.
 */
export function findItems(
  view: SheetView,
  definition: SentencesDefinition,
  mapping: TableMapping | undefined,
): SentenceItems {
  const { name, items: official } = itemsByPhrase(view, definition);
  const items = new Map(official.map((item) => [item.spec, item]));
  const unknown: UnknownHeader[] = [];
  const ignored: UnknownHeader[] = [];
  for (const { text, row } of otherTexts(view, name, official)) {
    const decision = mapping?.decisionOf(text);
    const spec = definition.items.find(({ met }) => met === decision?.field);
    if (spec !== undefined && !items.has(spec)) items.set(spec, { spec, row, mapped: true });
    else (decision?.field === null ? ignored : unknown).push({ text, at: { row, column: name } });
  }
  return { name, items: [...items.values()].sort((a, b) => a.row - b.row), unknown, ignored };
}

function itemsByPhrase(
  view: SheetView,
  definition: SentencesDefinition,
): Pick<SentenceItems, 'name' | 'items'> {
  const specs = definition.items.map((spec) => ({ spec, phrases: spec.phrases.map(headerKey) }));
  const byColumn = new Map<number, FoundItem[]>();
  for (let row = 0; row < Math.min(ROWS, view.grid.rowCount); row++) {
    view.grid.forEachInRow(row, (column, value) => {
      if (typeof value !== 'string' || value.length < SHORTEST || value.length > LONGEST) return;
      const key = headerKey(value);
      const found = byColumn.get(column) ?? [];
      const hit = specs.find(
        ({ spec, phrases }) =>
          phrases.some((phrase) => key.includes(phrase)) &&
          !found.some((item) => item.spec === spec),
      );
      if (hit === undefined) return;
      found.push({ spec: hit.spec, row });
      byColumn.set(column, found);
    });
  }
  const [best] = [...byColumn].sort(([, a], [, b]) => b.length - a.length);
  return { name: best?.[0] ?? -1, items: best?.[1] ?? [] };
}

/** Texts from the first item to the last, and next to them, that stand beside something. */
function* otherTexts(
  view: SheetView,
  column: number,
  items: readonly FoundItem[],
): Iterable<{ readonly text: string; readonly row: number }> {
  if (items.length === 0) return;
  const rows = new Set(items.map(({ row }) => row));
  const isOther = (row: number): boolean => {
    const value = view.grid.value(row, column);
    if (typeof value !== 'string' || value.length < SHORTEST || value.length > LONGEST)
      return false;
    const own = view.mergeAt(row, column)?.right ?? column;
    const beside = view.text(row, own + 1);
    return !rows.has(row) && !isFooter(value) && beside.trim() !== '';
  };
  let top = smallest([...rows]);
  let bottom = largest([...rows]);
  while (top > 0 && isOther(top - 1)) top--;
  while (isOther(bottom + 1)) bottom++;
  for (let row = top; row <= bottom; row++)
    if (isOther(row)) yield { text: tidy(view.text(row, column)), row };
}
