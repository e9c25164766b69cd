import { succeed, type Result } from '../../../kernel/result';
import { layoutOf } from '../../patch/schemaOrder';
import { applySplices, type Splice } from '../../patch/splice';
import type { WorkingPackage } from '../../patch/workingPackage';
import { attribute, childrenOf, descendants, textOf, type Element } from '../../patch/xmlText';
import { limitOf, type LineChange } from '../references';
import { nearestLine } from './sheetRules';

/** Pictures, charts and shapes of a sheet follow its cells as each of them is told to. */
export function rewriteDrawing(
  pkg: WorkingPackage,
  part: string,
  changes: readonly LineChange[],
): Result<void> {
  const text = pkg.text(part);
  if (!text.ok) return text;
  const layout = layoutOf(text.value);
  if (layout === undefined) return succeed(undefined);
  const { root } = layout;
  const splices = ['twoCellAnchor', 'oneCellAnchor'].flatMap((name) =>
    descendants(text.value, root, name).flatMap((anchor) =>
      anchorSplices(text.value, anchor, changes),
    ),
  );
  if (splices.length > 0) pkg.set(part, applySplices(text.value, splices));
  return succeed(undefined);
}

/** Where an edge of an object lies; the offset is cut off once its line is gone. */
interface Edge {
  readonly line: number;
  readonly isGone: boolean;
}

function anchorSplices(
  text: string,
  anchor: Element,
  changes: readonly LineChange[],
): readonly Splice[] {
  const editAs = attribute(text, anchor.tag, 'editAs') ?? 'twoCell';
  if (editAs === 'absolute') return [];
  return cornerSplices(text, anchor, changes, editAs === 'oneCell');
}

/** Controls and embedded objects, which the sheet's own part holds; unless told they neither move nor change size. */
export function objectSplices(
  text: string,
  list: Element,
  changes: readonly LineChange[],
): readonly Splice[] {
  return descendants(text, list, 'anchor').flatMap((anchor) => {
    const isTold = (name: string) =>
      ['1', 'true'].includes(attribute(text, anchor.tag, name) ?? '');
    if (isTold('sizeWithCells')) return cornerSplices(text, anchor, changes, false);
    return isTold('moveWithCells') ? cornerSplices(text, anchor, changes, true) : [];
  });
}

function cornerSplices(
  text: string,
  anchor: Element,
  changes: readonly LineChange[],
  keepsSize: boolean,
): readonly Splice[] {
  const corners = childrenOf(text, anchor) ?? [];
  const from = corners.find(({ name }) => name === 'from');
  const to = corners.find(({ name }) => name === 'to');
  if (from === undefined) return [];
  return (['rows', 'columns'] as const).flatMap((axis) => {
    const start = lineOf(text, from, axis);
    if (start === undefined) return [];
    const moved = edgeAfter(start, axis, changes);
    const splices = edgeSplices(text, from, axis, moved, start);
    const end = to === undefined ? undefined : lineOf(text, to, axis);
    if (to === undefined || end === undefined) return splices;
    // An object that only moves keeps its size: both edges go the same way.
    const last = limitOf(axis) - 1;
    const far = keepsSize
      ? { line: Math.min(last, end + moved.line - start), isGone: false }
      : edgeAfter(end, axis, changes);
    return [...splices, ...edgeSplices(text, to, axis, far, end)];
  });
}

function edgeAfter(line: number, axis: LineChange['axis'], changes: readonly LineChange[]): Edge {
  const own = changes.filter((change) => change.axis === axis);
  const isGone = goes(line, axis, own);
  return { line: nearestLine(line, axis, own), isGone };
}

function goes(line: number, axis: LineChange['axis'], changes: readonly LineChange[]): boolean {
  let at = line;
  for (const change of changes) {
    const { kind, at: first, count } = change;
    if (kind === 'delete' && at >= first && at < first + count) return true;
    at = nearestLine(at, axis, [change]);
  }
  return false;
}

function lineElement(text: string, corner: Element, name: string): Element | undefined {
  return (childrenOf(text, corner) ?? []).find((child) => child.name === name);
}

function lineOf(text: string, corner: Element, axis: LineChange['axis']): number | undefined {
  const element = lineElement(text, corner, axis === 'rows' ? 'row' : 'col');
  const line = element === undefined ? NaN : Number(textOf(text, element));
  return Number.isInteger(line) ? line : undefined;
}

function edgeSplices(
  text: string,
  corner: Element,
  axis: LineChange['axis'],
  { line, isGone }: Edge,
  before: number,
): readonly Splice[] {
  const name = axis === 'rows' ? 'row' : 'col';
  const changed: Splice[] = [];
  const set = (element: Element | undefined, value: number) => {
    if (element === undefined) return;
    changed.push({ from: element.contentStart, to: element.contentEnd, text: String(value) });
  };
  if (line !== before) set(lineElement(text, corner, name), line);
  if (isGone) set(lineElement(text, corner, `${name}Off`), 0);
  return changed;
}
