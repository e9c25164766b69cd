import { childNamed, insertionPoint, WORKSHEET_ORDER, type Layout } from './schemaOrder';
import type { Splice } from './splice';
import { attribute, childrenOf, type Element } from './xmlText';

/**
 * Room for what we write on the user's sheets: widths for columns that the sheet says nothing of, and the height of a
 * row that states none. Two blanks behind the element's name say that it is ours, so that it comes off to the byte.
 */

/** Widths for columns without one, in characters; columns that the user has set stay as they are. */
export function widthSplices(
  text: string,
  layout: Layout,
  widths: ReadonlyMap<number, number>,
): readonly Splice[] {
  const list = childNamed(layout, 'cols');
  const set =
    list === undefined ? [] : (childrenOf(text, list) ?? []).map((col) => spanOf(text, col));
  if (list?.tag.kind === 'empty') return [];
  const free = [...widths].filter(
    ([column]) => !set.some(({ from, to }) => column >= from && column <= to),
  );
  if (free.length === 0) return [];
  free.sort(([a], [b]) => a - b);
  if (list === undefined) {
    const at = insertionPoint(layout, WORKSHEET_ORDER, 'cols');
    const cols = free.map((one) => colXml(one, layout.prefix)).join('');
    const xml = `<${layout.prefix}cols>${cols}</${layout.prefix}cols>`;
    return [{ from: at, to: at, text: xml }];
  }
  return free.map((one) => {
    const next = set.find(({ from }) => from > one[0])?.element;
    const at = next?.start ?? list.contentEnd;
    return { from: at, to: at, text: colXml(one, layout.prefix) };
  });
}

function spanOf(text: string, element: Element) {
  const read = (name: string) => Number(attribute(text, element.tag, name) ?? 0) - 1;
  return { from: read('min'), to: read('max'), element };
}

function colXml([column, width]: readonly [number, number], p: string): string {
  const at = String(column + 1);
  return `<${p}col  min="${at}" max="${at}" width="${String(width)}" customWidth="1"/>`;
}

/** Cuts that take our widths off again. */
export function widthRemovals(text: string, layout: Layout): readonly Splice[] {
  const list = childNamed(layout, 'cols');
  const cols = list === undefined ? [] : (childrenOf(text, list) ?? []);
  const own = cols.filter(({ tag }) =>
    /^<(?:\w+:)?col {2}min=/.test(text.slice(tag.start, tag.end)),
  );
  const gone = list !== undefined && own.length > 0 && own.length === cols.length ? [list] : own;
  return gone.map(({ start, end }) => ({ from: start, to: end, text: '' }));
}

const OWN_HEIGHT = / {2}ht="\d+" customHeight="1"/;

/** Height in points for a row that states none. */
export function heightSplices(text: string, row: Element, height: number): readonly Splice[] {
  if (attribute(text, row.tag, 'ht') !== undefined) return [];
  const at = text.indexOf('row', row.start) + 'row'.length;
  return [{ from: at, to: at, text: `  ht="${String(height)}" customHeight="1"` }];
}

export function heightRemoval(text: string, row: Element): readonly Splice[] {
  const found = OWN_HEIGHT.exec(text.slice(row.tag.start, row.tag.end));
  if (found === null) return [];
  const from = row.tag.start + found.index;
  return [{ from, to: from + found[0].length, text: '' }];
}
