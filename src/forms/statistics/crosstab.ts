import type { CellAddress } from '../../kernel/address';
import { fieldByKey } from '../../standard';
import type { CrosstabDefinition, FormColumn, Stage } from '../../standard';
import type { ReadingSource } from '../boundTable';
import { indexHeaders, matchPath } from '../headerIndex';
import type { HeaderColumn } from '../headerBlock';
import { isComplete } from '../complete';
import type { SheetView } from '../sheetView';
import type { Reading } from '../types';
import { holdsFigure, printedSource } from './cells';
import type { PrintedField } from './cells';
import type { Frame, FrameLine } from './frame';
import { lineIndex, lineOf, resolveLines } from './lines';
import type { Line } from './lines';

/** A printed table taken apart, whichever way round it is printed. */
export interface Bound {
  readonly rowCount: number;
  readonly sources: readonly ReadingSource[];
  readonly keys: ReadonlySet<string>;
  /** Headers of columns that nothing is known of. */
  readonly unknown: readonly HeaderColumn[];
}

/** How levels are written; rows of senior pupils are told apart by them too. */
export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  primary: '小学',
  junior: '初中',
  senior: '高中',
};

interface Place {
  readonly text: string;
  readonly at: CellAddress;
  readonly unit?: string;
}

/** The table's rows and fields, and the cell where a row and a field cross. */
interface Crossing {
  readonly rows: readonly Line<Place>[];
  readonly fields: readonly (Place & { readonly key: string })[];
  readonly cell: (row: Place, field: Place) => CellAddress;
  readonly unknown: readonly HeaderColumn[];
}

/** Binds the lines and columns of a printed table; undefined where too few of them are there. */
export function bindCrosstab(
  view: SheetView,
  definition: CrosstabDefinition,
  frame: Frame,
  stage: Stage | undefined,
  unit: string | undefined,
): Bound | undefined {
  const [best] = [upright(definition, frame, stage), turned(definition, frame, stage)]
    .filter(({ rows, fields }) => rows.length > 0 && isComplete(definition, keysOf(fields)))
    .sort((a, b) => b.rows.length * b.fields.length - a.rows.length * a.fields.length);
  if (best === undefined) return undefined;
  const { rows, fields, cell } = best;
  const printed = fields.map((field): PrintedField => ({
    key: field.key,
    text: field.text,
    at: field.at,
    unit: field.unit ?? unit,
    cells: rows.map((row) => cell(row.from, field)),
  }));
  const isFilled = filledStages(view, definition, rows, printed);
  return {
    rowCount: rows.length,
    keys: keysOf(fields),
    unknown: best.unknown,
    sources: [
      lineSource(rows),
      ...stageSource(definition, rows),
      ...printed.flatMap((field) => printedSource(view, field, isFilled)),
    ].flat(),
  };
}

/** The keys that a frame's columns name, for who explains what is lacking. */
export function columnKeys(columns: readonly FormColumn[], frame: Frame): ReadonlySet<string> {
  const index = indexHeaders(columns);
  return new Set(frame.columns.flatMap(({ parts }) => keyOf(matchPath(index, parts))));
}

/** Lines at the left, columns above: as the forms print nearly all tables. */
function upright(definition: CrosstabDefinition, frame: Frame, stage: Stage | undefined): Crossing {
  const index = indexHeaders(definition.columns);
  const lines = resolveLines(
    definition,
    lineIndex(definition),
    frame.lines.map(placeOfLine),
    stage,
  );
  const named = frame.columns.map((header) => ({
    header,
    keys: keyOf(matchPath(index, header.parts)),
  }));
  return {
    rows: lines,
    fields: onceEach(
      named.flatMap(({ header, keys }) => keys.map((key) => ({ ...placeOfColumn(header), key }))),
    ),
    cell: (row, field) => ({ row: row.at.row, column: field.at.column }),
    unknown: named.filter(({ keys }) => keys.length === 0).map(({ header }) => header),
  };
}

/** The other way round: 小学 初中 高中 above, what is counted at the left. */
function turned(definition: CrosstabDefinition, frame: Frame, stage: Stage | undefined): Crossing {
  const index = indexHeaders(definition.columns);
  const rows = resolveLines(
    definition,
    lineIndex(definition),
    frame.columns.map(placeOfColumn),
    stage,
  );
  const above: string[] = [];
  const fields = frame.lines.flatMap((line) => {
    const own = line.parts.at(-1) ?? '';
    const key = lineOf(index, own, above);
    above.push(own);
    return key === undefined ? [] : [{ ...placeOfLine(line), key }];
  });
  return {
    rows,
    fields: onceEach(fields),
    cell: (row, field) => ({ row: field.at.row, column: row.at.column }),
    unknown: [],
  };
}

function keyOf(match: ReturnType<typeof matchPath>): readonly string[] {
  return match.kind === 'one' ? [match.key] : [];
}

function onceEach<T extends { readonly key: string }>(fields: readonly T[]): readonly T[] {
  return fields.filter(({ key }, at) => fields.findIndex((other) => other.key === key) === at);
}

function keysOf(fields: readonly { readonly key: string }[]): ReadonlySet<string> {
  return new Set(fields.map(({ key }) => key));
}

function placeOfLine({
  row,
  column,
  parts,
  text,
}: FrameLine): Place & { readonly parts: readonly string[] } {
  return { text: text.trim(), at: { row, column }, parts };
}

function placeOfColumn({
  column,
  at,
  parts,
  text,
  unit,
}: HeaderColumn): Place & { readonly parts: readonly string[] } {
  // A merged header names the first of its columns; the figures stand in the column itself.
  return { text, at: { row: at.row, column }, parts, ...(unit === undefined ? {} : { unit }) };
}

/** Where an empty cell means 0: in the lines of a stage of which one that must be there holds a figure. */
function filledStages(
  view: SheetView,
  { emptyIsZeroBeside = [] }: CrosstabDefinition,
  rows: readonly Line<Place>[],
  fields: readonly PrintedField[],
): (row: number) => boolean {
  const filled = new Set(
    rows.flatMap(({ line, stage }, row) =>
      emptyIsZeroBeside.includes(line) && fields.some((field) => holdsFigure(view, field, row))
        ? [stage]
        : [],
    ),
  );
  return (row) => filled.has(rows[row]?.stage);
}

function lineSource(rows: readonly Line<Place>[]): readonly ReadingSource[] {
  return textSource('stat_line', rows, ({ line, from }) => ({
    raw: from.text,
    state: 'text',
    text: line,
    repairs: [],
  }));
}

function stageSource(
  definition: CrosstabDefinition,
  rows: readonly Line<Place>[],
): readonly ReadingSource[] {
  const isStaged =
    definition.stageLine !== undefined ||
    definition.printed.some(({ stages }) => stages !== undefined);
  if (!isStaged) return [];
  return textSource('level', rows, ({ stage, from }) => {
    if (stage === undefined) return { raw: null, state: 'blank', repairs: [] };
    return { raw: from.text, state: 'text', text: STAGE_NAMES[stage], repairs: [] };
  });
}

function textSource(
  key: string,
  rows: readonly Line<Place>[],
  read: (row: Line<Place>) => Reading,
): readonly ReadingSource[] {
  const field = fieldByKey(key);
  const [first] = rows;
  if (field === undefined || first === undefined) return [];
  const bound = { key, header: field.name.zh, at: first.from.at };
  return [
    {
      kind: 'readings',
      field,
      bound,
      readings: rows.map(read),
      at: rows.map(({ from }) => from.at),
    },
  ];
}
