import type { LineMap } from './lineMap';
import { childrenOf, type Element } from '../../patch/xmlText';
import { valueIn, withValue } from './startTag';

/** `<cols>` after columns have come or gone; new ones are like the one before them. Empty where nothing is left. */
export function rewriteColumns(
  text: string,
  list: Element,
  columns: LineMap,
  limit: number,
): string {
  const children = (childrenOf(text, list) ?? []).filter(({ name }) => name === 'col');
  const spans = children.flatMap((child) => {
    const tag = text.slice(child.start, child.end);
    const [first, last] = [Number(valueIn(tag, 'min') ?? 0), Number(valueIn(tag, 'max') ?? 0)];
    const span = columns.spanLike(first - 1, last - 1);
    if (span === undefined || span.from >= limit) return [];
    const min = withValue(tag, 'min', String(span.from + 1));
    return [withValue(min, 'max', String(Math.min(span.to, limit - 1) + 1))];
  });
  if (spans.length === 0) return '';
  const end = text.slice(list.contentEnd, list.end);
  return text.slice(list.start, list.tag.end) + spans.join('') + end;
}
