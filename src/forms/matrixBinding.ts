import { largest, smallest } from '../kernel/arrays';
import { fieldByKey } from '../standard';
import type { MatrixDefinition } from '../standard';
import { createTable, NO_LAYOUT } from './boundTable';
import type { CellSource, FieldSource } from './boundTable';
import type { ColumnBinding } from './columnBinding';
import { isComplete } from './complete';
import type { TableMapping } from './mapping/confirmed';
import { rowKeyOf } from './mapping/mappable';
import { matrixLabels } from './matrixLabels';
import type { Label, MatrixLabels } from './matrixLabels';
import { boundField, unknownHeader } from './recordsBinding';
import type { Place } from './recordsBinding';
import type { SheetView } from './sheetView';
import { conversion, parseUnit } from './units';
import type { BoundTable, Reading, TableLayout } from './types';

/** Binds a table of labelled rows crossed with columns; undefined when its labels are not there. */
export function bindMatrix(
  view: SheetView,
  definition: MatrixDefinition,
  binding: ColumnBinding,
  place: Place,
  mapping?: TableMapping,
): BoundTable | undefined {
  const columns = binding.bound.map(({ header }) => header.column);
  const labels = matrixLabels(view, definition, { ...place, columns }, mapping);
  const ids = [...new Set(definition.rows.map(({ row }) => row))];
  const cells = definition.rows.flatMap((spec, index) =>
    index === firstOfPrefix(definition, spec.prefix)
      ? prefixSources(definition, spec.prefix, binding, ids, labels.known)
      : [],
  );
  if (!isComplete(definition, new Set(cells.map(({ bound }) => bound.key)))) return undefined;
  const rows = [...labels.known.values()].map((at) => at.row);
  return createTable({
    name: definition.table,
    form: place.form,
    file: place.file,
    sheet: view.sheet,
    grid: view.grid,
    rowCount: ids.length,
    sources: [...cells, ...rowKeySource(definition, ids, labels.known)],
    named: {
      columns: new Set(binding.bound.map(({ key }) => key)),
      rows: new Set([...labels.known.keys()].flatMap((at) => rowKeyAt(definition, at))),
      figures: columns,
    },
    layout: {
      ...NO_LAYOUT,
      headerTop: place.headerTop,
      headerBottom: place.headerBottom,
      bodyTop: smallest(rows),
      bodyBottom: largest(rows),
      ...headersIn(definition, binding, labels),
      repeatedFields: [...binding.repeated, ...labels.repeated],
    },
  });
}

/** The texts of a matrix that its form does not name, beside its columns and before its rows. */
function headersIn(
  definition: MatrixDefinition,
  binding: ColumnBinding,
  { known, unknown, ignored }: MatrixLabels,
): Pick<TableLayout, 'unknownHeaders' | 'ignoredHeaders' | 'mappedLabels'> {
  const beside = (columns: ColumnBinding['unknown']) =>
    columns.filter(({ column }) => column >= firstColumn(binding)).map(unknownHeader);
  const mapped = [...known].flatMap(([at, { row, column, mapped: text }]) =>
    rowKeyAt(definition, at).flatMap((key) =>
      text === undefined ? [] : [{ key, text, at: { row, column } }],
    ),
  );
  const notRead = [...beside(binding.ignored), ...ignored];
  return {
    unknownHeaders: [...beside(binding.unknown), ...unknown],
    ...(notRead.length === 0 ? {} : { ignoredHeaders: notRead }),
    ...(mapped.length === 0 ? {} : { mappedLabels: mapped }),
  };
}

function rowKeyAt(definition: MatrixDefinition, at: number): readonly string[] {
  const spec = definition.rows[at];
  return spec === undefined ? [] : [rowKeyOf(spec)];
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
  return binding.bound.flatMap(({ key, header, mapped }): readonly CellSource[] => {
    const unit = unitOf(prefix + key, header.unit);
    const made = boundField(prefix + key, header.text, header.at, unit, mapped);
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
