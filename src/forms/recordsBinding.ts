import type { CellAddress } from '../kernel/address';
import type { FormId, TableLayout, BoundTable, UnknownHeader } from './types';
import { fieldByKey } from '../standard';
import type { RecordsDefinition } from '../standard';
import type { BoundColumn, ColumnBinding } from './columnBinding';
import type { HeaderColumn } from './headerBlock';
import { createTable } from './boundTable';
import type { CellSource, FieldSource } from './boundTable';
import { readBody } from './body';
import type { Body } from './body';
import { inferLevels } from './levels';
import { isNumericField } from './readCell';
import { headerFactor } from './readNumber';
import { sumSources } from './sums';
import type { SheetView } from './sheetView';
import { toldColumns } from './toldColumns';
import { isWholeSchool } from './wholeSchool';
import type { CellValue } from '../sheet/cell';

/** Where a table stands on its sheet. */
export interface Place {
  readonly form: FormId;
  readonly file: string;
  readonly headerTop: number;
  readonly headerBottom: number;
  /** First row that cannot belong to the table any more. */
  readonly end: number;
  /** Rows above the header that may hold its title start here. */
  readonly titleTop: number;
}

/** Binds a table of header rows above body rows. */
export function bindRecords(
  view: SheetView,
  definition: RecordsDefinition,
  binding: ColumnBinding,
  place: Place,
): BoundTable {
  const columns = binding.bound.map(({ header }) => header.column);
  const identity = binding.bound
    .filter(({ key }) => definition.identity.includes(key))
    .map(({ header }) => header.column);
  const found = readBody(view, {
    top: place.headerBottom + 1,
    bottom: place.end - 1,
    left: binding.left,
    right: binding.right,
    columns,
    identity,
  });
  const body = definition.single === true ? firstRowOnly(found) : found;
  const school = schoolColumn(binding);
  const cells = binding.bound.flatMap((column) => cellSource(view, column, body.rows, school));
  const levels = inferLevels(view, definition, cells, body, place);
  const sums = sumSources(view.grid, cells, definition.sums ?? [], body.rows.length);
  const told = toldColumns(view, definition, cells, body, place);
  const sources: readonly FieldSource[] = [
    ...cells,
    ...sums,
    ...(levels?.source ?? []),
    ...told.sources,
  ];
  return createTable({
    name: definition.table,
    form: place.form,
    file: place.file,
    sheet: view.sheet,
    grid: view.grid,
    rowCount: body.rows.length,
    sources,
    layout: layoutOf(binding, body, place, [...(levels?.inferred ?? []), ...told.inferred]),
  });
}

/** What a header and its field make of the unit that the header names. */
export function boundField(
  key: string,
  header: string,
  at: CellAddress,
  unit: string | undefined,
  mapped?: true,
) {
  const field = fieldByKey(key);
  if (field === undefined) return undefined;
  const factor = headerFactor(field, unit);
  const bound = {
    key,
    header,
    at,
    ...(unit === undefined ? {} : { unit }),
    ...(factor === undefined ? {} : { factor }),
    ...(mapped === undefined ? {} : { mapped }),
  };
  return { field, bound };
}

function cellSource(
  view: SheetView,
  { key, header, mapped }: BoundColumn,
  rows: Int32Array,
  school: number | undefined,
): readonly CellSource[] {
  const made = boundField(key, header.text, header.at, header.unit, mapped);
  if (made === undefined) return [];
  const own = mergedRows(view, header.column, rows, (from, to) => {
    // A name or a code merged over rows belongs to each; a figure only where the school has it as a whole.
    if (!isNumericField(made.field)) return true;
    return isWholeSchool(key) && school !== undefined && sameText(view, school, from, to);
  });
  return [{ kind: 'cells', ...made, rows: own, columns: header.column }];
}

/** The column that tells whether two rows are of one school: its code, else its name. */
function schoolColumn({ bound }: ColumnBinding): number | undefined {
  const of = (field: string): number | undefined =>
    bound.find(({ key }) => key === field)?.header.column;
  return of('school_code') ?? of('school_name');
}

function sameText(view: SheetView, column: number, from: number, to: number): boolean {
  const text = (row: number): CellValue => view.grid.value(mergedRow(view, column, row), column);
  return text(from) !== null && text(from) === text(to);
}

function mergedRow(view: SheetView, column: number, row: number): number {
  const merge = view.mergeAt(row, column);
  return merge?.left === column ? merge.top : row;
}

/** For each row the row whose cell speaks for it, where cells are merged and `shares` allows it. */
function mergedRows(
  view: SheetView,
  column: number,
  rows: Int32Array,
  shares: (from: number, to: number) => boolean,
): Int32Array {
  if (view.sheet.merges.length === 0) return rows;
  return rows.map((row) => {
    const top = mergedRow(view, column, row);
    return top !== row && shares(top, row) ? top : row;
  });
}

/** A table of a single row has one even while it is blank: the first below the header and its codes. */
function firstRowOnly(body: Body): Body {
  const row = body.rows[0] ?? body.firstRow;
  return { ...body, rows: Int32Array.of(row), blankRows: [] };
}

/** What is kept of a header that names nothing. */
export function unknownHeader({ text, at, unit }: HeaderColumn): UnknownHeader {
  return { text, at, ...(unit === undefined ? {} : { unit }) };
}

function layoutOf(
  binding: ColumnBinding,
  body: Body,
  place: Place,
  inferred: NonNullable<TableLayout['inferred']>,
): TableLayout {
  return {
    headerTop: place.headerTop,
    headerBottom: place.headerBottom,
    bodyTop: body.rows[0] ?? -1,
    bodyBottom: body.rows.at(-1) ?? -1,
    totals: body.totals,
    blankRows: body.blankRows,
    unknownHeaders: binding.unknown.map(unknownHeader),
    ...(binding.ignored.length === 0 ? {} : { ignoredHeaders: binding.ignored.map(unknownHeader) }),
    repeatedFields: binding.repeated,
    ambiguousHeaders: binding.ambiguous.map(({ header, keys }) => ({
      text: header.text,
      at: header.at,
      keys,
    })),
    inferred,
    footers: body.footers,
  };
}
