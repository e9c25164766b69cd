import type { CellAddress } from '../../kernel/address';
import type { ListDefinition } from '../../standard';
import { indexHeaders, matchPath } from '../headerIndex';
import type { HeaderIndex } from '../headerIndex';
import { headerPart, isUnit } from '../headerText';
import { isComplete } from '../complete';
import type { SheetView } from '../sheetView';
import { tidy } from '../text';
import { holdsFigure, printedSource } from './cells';
import type { PrintedField } from './cells';
import type { Bound } from './crosstab';
import type { Frame } from './frame';
import { lineOf } from './lines';

/** Columns to the right of a label in which its value may stand, where nothing heads them. */
const REACH = 12;
const PAIR_ROWS = 200;
const LONGEST_LABEL = 40;
const UNIT_HEADERS = new Set(['计量单位', '单位']);

/** Binds a printed table of one item a line; undefined where too few items are there. */
export function bindList(
  view: SheetView,
  definition: ListDefinition,
  frame: Frame,
): Bound | undefined {
  const index = indexHeaders(definition.items);
  const figures = figureColumn(definition, frame);
  if (figures === undefined) return undefined;
  const units = frame.columns.find(({ parts, unit }) => isUnitHeader(parts, unit))?.column;
  const above: string[] = [];
  const fields = frame.lines.flatMap(({ row, column, parts, text }): readonly PrintedField[] => {
    const own = headerPart(text.replace(/^[\s#＃]+/, ''));
    const key = lineOf(index, own.key, above);
    above.push(parts.at(-1) ?? '');
    if (key === undefined) return [];
    const beside = units === undefined ? '' : view.text(row, units).trim();
    const unit = isUnit(beside) ? beside : own.unit;
    return [
      { key, text: tidy(text), at: { row, column }, unit, cells: [{ row, column: figures }] },
    ];
  });
  return boundOf(view, definition, fields);
}

/** Labels with their values to the right of them, as cover sheets are laid out. */
export function bindPairs(view: SheetView, definition: ListDefinition): Bound | undefined {
  const index = indexHeaders(definition.items);
  const fields: PrintedField[] = [];
  for (let row = 0; row < Math.min(PAIR_ROWS, view.grid.rowCount); row++) {
    view.grid.forEachInRow(row, (column, value) => {
      if (typeof value !== 'string' || value.length > LONGEST_LABEL) return;
      const key = labelKey(index, value);
      const at = key === undefined ? undefined : valueBeside(view, index, row, column);
      if (key === undefined || at === undefined) return;
      fields.push({ key, text: tidy(value), at: { row, column }, unit: undefined, cells: [at] });
    });
  }
  return boundOf(view, definition, fields);
}

function boundOf(
  view: SheetView,
  definition: ListDefinition,
  found: readonly PrintedField[],
): Bound | undefined {
  const fields = found.filter(
    ({ key }, at) => found.findIndex((other) => other.key === key) === at,
  );
  const keys = new Set(fields.map(({ key }) => key));
  if (!isComplete(definition, keys)) return undefined;
  const { emptyIsZeroBeside = [] } = definition;
  const isFilled = fields.some(
    (field) => emptyIsZeroBeside.includes(field.key) && holdsFigure(view, field, 0),
  );
  const sources = fields.flatMap((field) => printedSource(view, field, () => isFilled));
  return { rowCount: 1, keys, unknown: [], sources };
}

function figureColumn({ figures }: ListDefinition, { columns }: Frame): number | undefined {
  const index = indexHeaders(figures.map((text) => ({ key: text, only: true, headers: [text] })));
  const named = columns.flatMap(({ column, parts }) => {
    const match = matchPath(index, parts);
    return match.kind === 'one' ? [{ column, rank: figures.indexOf(match.key) }] : [];
  });
  const [best] = named.sort((a, b) => a.rank - b.rank);
  return best?.column ?? columns.find(({ parts, unit }) => !isUnitHeader(parts, unit))?.column;
}

function isUnitHeader(parts: readonly string[], unit: string | undefined): boolean {
  return UNIT_HEADERS.has(parts.at(-1) ?? '') || (parts.length === 0 && unit !== undefined);
}

function labelKey(index: HeaderIndex, text: string): string | undefined {
  const match = matchPath(index, [headerPart(text).key]);
  return match.kind === 'one' ? match.key : undefined;
}

/** The next filled cell to the right that is no label itself, past the line's number. */
function valueBeside(
  view: SheetView,
  index: HeaderIndex,
  row: number,
  column: number,
): CellAddress | undefined {
  const from = (view.mergeAt(row, column)?.right ?? column) + 1;
  for (let at = from; at <= from + REACH; at++) {
    const value = view.grid.value(row, at);
    if (value === null || typeof value === 'object') continue;
    const text = String(value).trim();
    if (text === '' || (at === from && /^\d{1,2}$/.test(text))) continue;
    return typeof value === 'string' && labelKey(index, value) !== undefined
      ? undefined
      : { row, column: at };
  }
  return undefined;
}
