import { isCellError } from '../sheet/cell';
import type { MatrixDefinition } from '../standard';
import { isCodeRow } from './headerBlock';
import { indexHeaders, matchPath } from './headerIndex';
import type { HeaderIndex } from './headerIndex';
import { headerPart, HEADER_PATH_SEPARATOR } from './headerText';
import type { TableMapping } from './mapping/confirmed';
import { rowKeyOf } from './mapping/mappable';
import { isFooter } from './markers';
import type { SheetView } from './sheetView';
import { compact, tidy } from './text';
import type { RepeatedField, UnknownHeader } from './types';

/** Rows below the header in which labels are looked for. */
const LABEL_ROWS = 40;
const LABEL_COLUMNS = 6;

export interface Label {
  readonly row: number;
  readonly column: number;
  /** A profile names the row, not the form: the label as the sheet shows it. */
  readonly mapped?: string;
}

export interface MatrixLabels {
  /** Where the rows of the definition stand, by their place in it. */
  readonly known: ReadonlyMap<number, Label>;
  /** Labels of rows with figures that name no row of the definition. */
  readonly unknown: readonly UnknownHeader[];
  /** Unknown too, and not to be read: people have said so. */
  readonly ignored: readonly UnknownHeader[];
  /** Rows with figures whose label has named another row of the sheet. */
  readonly repeated: readonly RepeatedField[];
}

interface LabelRow {
  readonly row: number;
  readonly column: number;
  /** Texts to compare, from group to label: the likeliest reading first. */
  readonly paths: readonly (readonly string[])[];
  /** What the sheet shows, groups first. */
  readonly text: string;
}

/** Where labels may stand: left of the columns, below the header. */
export interface LabelPlace {
  /** The columns of figures. */
  readonly columns: readonly number[];
  readonly headerBottom: number;
  readonly end: number;
}

/**
 * Finds the rows of a matrix by their labels. As with columns, a profile names only rows that the form's own texts
 * leave unnamed, and none that one of them names.
 */
export function matrixLabels(
  view: SheetView,
  definition: MatrixDefinition,
  place: LabelPlace,
  mapping: TableMapping | undefined,
): MatrixLabels {
  const index = indexOf(definition);
  const known = new Map<number, Label>();
  const unnamed: LabelRow[] = [];
  const again: { readonly match: number; readonly label: LabelRow }[] = [];
  for (const label of labelRows(view, place, index)) {
    const match = firstMatch(index, label.paths);
    if (match === undefined) unnamed.push(label);
    else if (!known.has(match)) known.set(match, label);
    else if (hasFigure(view, label.row, place.columns)) again.push({ match, label });
  }
  const keys = definition.rows.map(rowKeyOf);
  const unknown: UnknownHeader[] = [];
  const ignored: UnknownHeader[] = [];
  for (const { row, column, text } of unnamed) {
    const decision = mapping?.decisionOf(text);
    const at = typeof decision?.field === 'string' ? keys.indexOf(decision.field) : -1;
    if (at >= 0 && !known.has(at)) known.set(at, { row, column, mapped: text });
    else if (hasFigure(view, row, place.columns))
      (decision?.field === null ? ignored : unknown).push({
        text,
        at: { row, column },
        axis: 'row',
      });
  }
  const repeated = again.flatMap(({ match, label: { row, column } }) => {
    const [spec, used] = [definition.rows[match], known.get(match)];
    if (spec === undefined || used === undefined) return [];
    return [{ key: rowKeyOf(spec), at: { row, column }, row: { name: spec.name, used } }];
  });
  return { known, unknown, ignored, repeated };
}

const indexes = new WeakMap<MatrixDefinition, HeaderIndex>();

function indexOf(definition: MatrixDefinition): HeaderIndex {
  const made =
    indexes.get(definition) ??
    indexHeaders(
      definition.rows.map((spec, at) => ({ key: String(at), only: true, headers: spec.labels })),
    );
  indexes.set(definition, made);
  return made;
}

/** The labelled rows below a header. Groups have no rows of their own: they hold for the rows below them. */
function labelRows(view: SheetView, place: LabelPlace, index: HeaderIndex): readonly LabelRow[] {
  const right = Math.min(...place.columns) - 1;
  const left = Math.max(0, right - LABEL_COLUMNS + 1);
  const bottom = Math.min(place.end, place.headerBottom + 1 + LABEL_ROWS);
  const rows: LabelRow[] = [];
  let group: { readonly key: string; readonly text: string } | undefined;
  for (let row = place.headerBottom + 1; row < bottom; row++) {
    if (isCodeRow(view, row)) continue;
    const parts = labelParts(view, row, left, right);
    const [first] = parts;
    const last = parts.at(-1);
    if (first === undefined || last === undefined || isFooter(first.text)) continue;
    const texts = parts.map(({ key }) => key);
    // A group written once in the first label column holds for the rows below it, merged or not.
    const above = parts.length === 1 && group !== undefined ? [group] : [];
    const paths = above.length > 0 ? [[...above.map(({ key }) => key), ...texts], texts] : [texts];
    const isGroup =
      parts.length === 1 &&
      firstMatch(index, paths) === undefined &&
      !hasFigure(view, row, place.columns);
    if (parts.length > 1 || isGroup) group = first;
    if (isGroup) continue;
    const text = [...above, ...parts].map((part) => part.text).join(HEADER_PATH_SEPARATOR);
    rows.push({ row, column: last.column, paths, text });
  }
  return rows;
}

interface LabelPart {
  readonly key: string;
  readonly text: string;
  readonly column: number;
}

function labelParts(
  view: SheetView,
  row: number,
  left: number,
  right: number,
): readonly LabelPart[] {
  const parts: LabelPart[] = [];
  for (let column = left; column <= right; column++) {
    const text = view.text(row, column);
    const { key } = headerPart(text);
    if (key === '') continue;
    if (key === parts.at(-1)?.key) parts.pop();
    parts.push({ key, text: tidy(text), column });
  }
  return parts;
}

function firstMatch(index: HeaderIndex, paths: readonly (readonly string[])[]): number | undefined {
  for (const path of paths) {
    const match = matchPath(index, path);
    if (match.kind === 'one') return Number(match.key);
  }
  return undefined;
}

export function hasFigure(view: SheetView, row: number, columns: readonly number[]): boolean {
  return columns.some((column) => {
    const value = view.grid.value(row, column);
    if (value === null || isCellError(value)) return value !== null;
    return typeof value === 'number' || /^[\d.,]+[%‰]?$/.test(compact(String(value)));
  });
}
