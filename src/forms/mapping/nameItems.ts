import { headerPart } from '../headerText';
import { matchPath } from '../headerIndex';
import type { HeaderIndex } from '../headerIndex';
import type { Scan } from '../scan';
import type { SheetView } from '../sheetView';
import { tidy } from '../text';
import type { TableMapping } from './confirmed';

/** A row of a long form whose text names an item. */
export interface NamedItem {
  readonly key: string;
  readonly row: number;
  /** A profile names the item, not the form; and with which unit, where the row names none. */
  readonly mapped?: true;
  readonly unit?: string;
}

interface Unnamed {
  readonly column: number;
  readonly row: number;
  /** Items that the text fits equally well; none where it fits none. */
  readonly keys: readonly string[];
}

type Items = ReadonlyMap<number, readonly NamedItem[]>;

/**
 * The items that texts name, by column. As with columns, a profile names only what the form's own texts leave unnamed,
 * and no item that one of them names anywhere on the sheet: it would be taken for the next school's.
 */
export function nameItems(
  view: SheetView,
  index: HeaderIndex,
  scan: Scan,
  mapping: TableMapping | undefined,
): Items {
  const official = new Map<number, NamedItem[]>();
  const unnamed: Unnamed[] = [];
  const taken = new Set<string>();
  for (const [column, rows] of scan.items) {
    const items: NamedItem[] = [];
    for (const row of rows) {
      const match = matchPath(index, [headerPart(view.text(row, column)).key]);
      if (match.kind !== 'one') {
        unnamed.push({ column, row, keys: match.kind === 'several' ? match.keys : [] });
        continue;
      }
      items.push({ key: match.key, row });
      taken.add(match.key);
    }
    official.set(column, items);
  }
  if (mapping !== undefined) addConfirmed(official, view, unnamed, mapping, taken);
  return official;
}

/** Two confirmed texts for one item, on one sheet: the first of them names it. */
function addConfirmed(
  items: Map<number, NamedItem[]>,
  view: SheetView,
  unnamed: readonly Unnamed[],
  mapping: TableMapping,
  taken: ReadonlySet<string>,
): void {
  const chosen = new Map<string, string>();
  for (const { column, row, keys } of unnamed) {
    const decision = mapping.decisionOf(tidy(view.text(row, column)));
    if (decision === undefined) continue;
    const { field: key, header, unit } = decision;
    if (key === null || taken.has(key) || (keys.length > 0 && !keys.includes(key))) continue;
    if ((chosen.get(key) ?? header) !== header) continue;
    chosen.set(key, header);
    const mapped = { key, row, mapped: true as const, ...(unit === undefined ? {} : { unit }) };
    items.get(column)?.push(mapped);
  }
  for (const list of items.values()) list.sort((a, b) => a.row - b.row);
}
