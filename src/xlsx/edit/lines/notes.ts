import { formatAddress, parseAddress } from '../../../kernel/address';
import { succeed, type Result } from '../../../kernel/result';
import type { Relationship } from '../../patch/relationships';
import { layoutOf } from '../../patch/schemaOrder';
import type { WorkingPackage } from '../../patch/workingPackage';
import { decodeEntities } from '../../patch/xmlText';
import { listOf, shiftLine, type LineChange } from '../references';
import { nearestLine } from './sheetRules';
import { rewriteTree, type TreeRules } from './rewriteTree';
import { valueIn, withValue } from './startTag';

/** Elements of notes and conversations that lie in a cell; they go with it. */
const IN_CELL: ReadonlySet<string> = new Set(['comment', 'threadedComment']);

/** Notes, conversations and the old drawing of a sheet follow its cells. */
export function rewriteNotes(
  pkg: WorkingPackage,
  links: readonly Relationship[],
  changes: readonly LineChange[],
): Result<void> {
  for (const { type, target } of links) {
    if (!pkg.has(target)) continue;
    const isList = type === 'comments' || type === 'threadedComment';
    if (!isList && type !== 'vmlDrawing') continue;
    const text = pkg.text(target);
    if (!text.ok) return text;
    const next = isList ? movedNotes(text.value, changes) : movedShapes(text.value, changes);
    if (next !== text.value) pkg.set(target, next);
  }
  return succeed(undefined);
}

function movedNotes(text: string, changes: readonly LineChange[]): string {
  const layout = layoutOf(text);
  if (layout === undefined) return text;
  const rules: TreeRules = {
    start: (_, { name }, tag) => {
      const cell = IN_CELL.has(name) ? parseAddress(valueIn(tag, 'ref') ?? '') : undefined;
      if (cell === undefined) return tag;
      const row = shiftLine(cell.row, 'rows', changes);
      const column = shiftLine(cell.column, 'columns', changes);
      if (row === undefined || column === undefined) return undefined;
      const ref = formatAddress({ row, column });
      return ref === formatAddress(cell) ? tag : withValue(tag, 'ref', ref);
    },
    leaf: (_text, _element, content) => content,
  };
  const { root } = layout;
  return text.slice(0, root.start) + (rewriteTree(text, root, rules) ?? '') + text.slice(root.end);
}

/** Old drawings may hold unclosed HTML, so shapes are found by their tags alone. */
export function movedShapes(text: string, changes: readonly LineChange[]): string {
  return text.replace(
    /<(?:\w+:)?shape(?=[\s>])[\s\S]*?<\/(?:\w+:)?shape>/g,
    (shape) => movedShape(shape, listOf(changes)) ?? '',
  );
}

/** Undefined for the shape of a note whose cell is gone. */
function movedShape(shape: string, changes: readonly LineChange[]): string | undefined {
  const [row, column] = [numberIn(shape, 'Row'), numberIn(shape, 'Column')];
  if (row === undefined || column === undefined)
    return withAnchor(
      shape,
      (line) => nearestLine(line, 'rows', changes),
      (line) => nearestLine(line, 'columns', changes),
    );
  const nextRow = shiftLine(row, 'rows', changes);
  const nextColumn = shiftLine(column, 'columns', changes);
  if (nextRow === undefined || nextColumn === undefined) return undefined;
  if (nextRow === row && nextColumn === column) return shape;
  // The box keeps its place beside the cell.
  const placed = withAnchor(
    shape,
    (line) => Math.max(0, line + nextRow - row),
    (line) => Math.max(0, line + nextColumn - column),
  );
  return withNumber(withNumber(placed, 'Row', nextRow), 'Column', nextColumn);
}

function numberIn(shape: string, name: string): number | undefined {
  const match = new RegExp(`<(?:\\w+:)?${name}>\\s*(\\d+)\\s*<`).exec(shape);
  return match === null ? undefined : Number(match[1]);
}

function withNumber(shape: string, name: string, value: number): string {
  return shape.replace(
    new RegExp(`(<(?:\\w+:)?${name}>)\\s*\\d+\\s*(<)`),
    (_, open: string, close: string) => open + String(value) + close,
  );
}

/** `Anchor` is left column, offset, top row, offset, right column, offset, bottom row, offset. */
function withAnchor(
  shape: string,
  rowOf: (line: number) => number,
  columnOf: (line: number) => number,
): string {
  return shape.replace(
    /(<(?:\w+:)?Anchor>)([^<]*)(<)/,
    (whole, open: string, list: string, close: string) => {
      const parts = decodeEntities(list).split(',');
      const numbers = parts.map(Number);
      if (numbers.length !== 8 || numbers.some((part) => !Number.isInteger(part))) return whole;
      const moved = numbers.map((part, n) =>
        n % 4 === 0 ? columnOf(part) : n % 4 === 2 ? rowOf(part) : part,
      );
      if (moved.every((part, n) => part === numbers[n])) return whole;
      return open + moved.join(', ') + close;
    },
  );
}
