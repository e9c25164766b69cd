import { MAX_COLUMNS, MAX_ROWS, type Area } from '../../kernel/address';
import { childNamed, insertionPoint, WORKSHEET_ORDER } from '../patch/schemaOrder';
import { applySplices } from '../patch/splice';
import type { OpenSheet } from './editing';

type ChildName = (typeof WORKSHEET_ORDER)[number];

/** The sheet's text with another child of that name, in its place by the schema; an empty text takes the child off. */
export function replaceChild({ text, layout }: OpenSheet, name: ChildName, xml: string): string {
  const child = childNamed(layout, name);
  if (child !== undefined)
    return applySplices(text, [{ from: child.start, to: child.end, text: xml }]);
  if (xml === '') return text;
  const at = insertionPoint(layout, WORKSHEET_ORDER, name);
  return applySplices(text, [{ from: at, to: at, text: xml }]);
}

/** Whether an area is a rectangle of a worksheet. */
export function isAreaInside({ top, left, bottom, right }: Area): boolean {
  return (
    [top, left, bottom, right].every(Number.isInteger) &&
    top >= 0 &&
    left >= 0 &&
    top <= bottom &&
    left <= right &&
    bottom < MAX_ROWS &&
    right < MAX_COLUMNS
  );
}
