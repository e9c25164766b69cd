import { largest, smallest } from '../kernel/arrays';
import { fieldByKey } from '../standard';
import type { MatrixDefinition } from '../standard';
import { createTable, NO_LAYOUT } from './boundTable';
import type { CellSource, FieldSource } from './boundTable';
import type { ColumnBinding } from './columnBinding';
import { isComplete } from './complete';
import { indexHeaders, matchPath } from './headerIndex';
import { headerPart } from './headerText';
import { boundField } from './recordsBinding';
import type { Place } from './recordsBinding';
import type { SheetView } from './sheetView';
import { conversion, parseUnit } from './units';
import type { BoundTable, Reading } from './types';

/** Rows below the header in which labels are looked for. */
const LABEL_ROWS = 40;
const LABEL_COLUMNS = 6;

/** Binds a table of labelled rows crossed with columns; undefined when its labels are not there. */
export function bindMatrix(
  view: SheetView,
  definition: MatrixDefinition,
  binding: ColumnBinding,
  place: Place,
): BoundTable | undefined {
  const labels = findLabels(view, definition, binding, place);
  const ids = [...new Set(definition.rows.map(({ row }) => row))];
  const cells = definition.rows.flatMap((spec, index) =>
    index === firstOfPrefix(definition, spec.prefix)
      ? prefixSources(definition, spec.prefix, binding, ids, labels)
      : [],
  );
  if (!isComplete(definition, new Set(cells.map(({ bound }) => bound.key)))) return undefined;
  const rows = [...labels.values()].map((at) => at.row);
  return createTable({
    name: definition.table,
    form: place.form,
    file: place.file,
    sheet: view.sheet,
    grid: view.grid,
    rowCount: ids.length,
    sources: [...cells, ...rowKeySource(definition, ids, labels)],
    layout: {
      ...NO_LAYOUT,
      headerTop: place.headerTop,
      headerBottom: place.headerBottom,
      bodyTop: smallest(rows),
      bodyBottom: largest(rows),
      unknownHeaders: binding.unknown
        .filter(({ column }) => column >= firstColumn(binding))
        .map(({ text, at }) => ({ text, at })),
      repeatedFields: binding.repeated,
    },
  });
}

interface Label {
  readonly row: number;
  readonly column: number;
}

/** Where the rows of the definition stand, by their place in it. */
function findLabels(
  view: SheetView,
  definition: MatrixDefinition,
  binding: ColumnBinding,
  place: Place,
): ReadonlyMap<number, Label> {
  const index = indexHeaders(
    definition.rows.map((spec, at) => ({ key: String(at), only: true, headers: spec.labels })),
  );
  const found = new Map<number, Label>();
  const right = firstColumn(binding) - 1;
  const left = Math.max(0, right - LABEL_COLUMNS + 1);
  let group = '';
  const bottom = Math.min(place.end, place.headerBottom + 1 + LABEL_ROWS);
  for (let row = place.headerBottom + 1; row < bottom; row++) {
    const texts: string[] = [];
    let column = left;
    for (let at = left; at <= right; at++) {
      const { key } = headerPart(view.text(row, at));
      if (key === '' || key === texts.at(-1)) continue;
      texts.push(key);
      column = at;
    }
    const [only] = texts;
    if (only === undefined) continue;
    // A group written once in the first label column holds for the rows below it, merged or not.
    const path = texts.length === 1 && group !== '' ? [group, only] : texts;
    if (texts.length > 1) group = only;
    const match = firstMatch(index, [path, texts]);
    if (match !== undefined && !found.has(match)) found.set(match, { row, column });
    if (match === undefined && texts.length === 1) group = only;
  }
  return found;
}

function firstMatch(
  index: ReturnType<typeof indexHeaders>,
  paths: readonly (readonly string[])[],
): number | undefined {
  for (const path of paths) {
    const match = matchPath(index, path);
    if (match.kind === 'one') return Number(match.key);
  }
  return undefined;
}

function prefixSources(
  definition: MatrixDefinition,
  prefix: string,
  binding: ColumnBinding,
  ids: readonly string[],
  labels: ReadonlyMap<number, Label>,
): readonly CellSource[] {
  const rows = Int32Array.from(ids, (id) => {
    const at = definition.rows.findIndex((spec) => spec.row === id && spec.prefix === prefix);
    return labels.get(at)?.row ?? -1;
  });
  if (rows.every((row) => row < 0)) return [];
  return binding.bound.flatMap(({ key, header }): readonly CellSource[] => {
    const made = boundField(
      prefix + key,
      header.text,
      header.at,
      unitOf(prefix + key, header.unit),
    );
    return made === undefined ? [] : [{ kind: 'cells', ...made, rows, columns: header.column }];
  });
}

/** The header's unit is the indicator's; a share or a coefficient below the same header has another or none. */
function unitOf(key: string, unit: string | undefined): string | undefined {
  const own = fieldByKey(key)?.unit ?? null;
  if (unit === undefined || own === null) return undefined;
  const from = parseUnit(unit);
  const to = parseUnit(own);
  return from !== undefined && to !== undefined && conversion(from, to) !== undefined
    ? unit
    : undefined;
}

function rowKeySource(
  definition: MatrixDefinition,
  ids: readonly string[],
  labels: ReadonlyMap<number, Label>,
): readonly FieldSource[] {
  const field = fieldByKey(definition.rowKey);
  const places = ids.map((id) => {
    const at = definition.rows.findIndex((spec, index) => spec.row === id && labels.has(index));
    return labels.get(at);
  });
  const first = places.find((place) => place !== undefined);
  if (field === undefined || first === undefined) return [];
  const readings = ids.map((id): Reading => ({ raw: id, state: 'text', text: id, repairs: [] }));
  const bound = { key: field.key, header: field.name.zh, at: first };
  return [{ kind: 'readings', field, bound, readings, at: places }];
}

function firstOfPrefix(definition: MatrixDefinition, prefix: string): number {
  return definition.rows.findIndex((spec) => spec.prefix === prefix);
}

function firstColumn(binding: ColumnBinding): number {
  return Math.min(...binding.bound.map(({ header }) => header.column));
}
