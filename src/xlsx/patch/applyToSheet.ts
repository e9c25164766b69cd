import { formatArea, type Area } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import type { CellWrite, LiveLook, MarkKind } from '../../sheet/editPlan';
import { areaOfCell, coalesce } from './areas';
import type { PlannedNote } from './commentList';
import { grownDimension } from './dimension';
import type { Flavour } from './flavour';
import { type LiveCell, liveLookXml } from './liveLooks';
import { markSplices } from './marks';
import type { SheetEdits } from './planSheets';
import { widthSplices } from './room';
import { childNamed, layoutOf } from './schemaOrder';
import { addSheetNotes } from './sheetNotes';
import { applySplices } from './splice';
import type { WorkingPackage } from './workingPackage';
import { validationSplices } from './validations';
import type { FormatOf } from './worksheetXml';
import { type PlannedCell, writeCells, type WrittenCells } from './writeCells';
import {
  mergesOf,
  plannedCells,
  type PlannedCells,
  skipsOf,
  type SourcedCell,
  sourcesOf,
  type Skip,
} from './writeEdits';

export interface Formats {
  readonly cell: FormatOf;
  readonly mark: (kind: MarkKind) => number;
  readonly live: (look: LiveLook) => number;
  /** The cell with the names that the plan's own sheets really get. */
  readonly renameIn: (write: CellWrite) => CellWrite;
}

/** What was done to one sheet. */
export interface SheetOutcome {
  readonly created: readonly Area[];
  readonly filled: readonly Area[];
  /** The sheet's `<dimension>` before it grew. */
  readonly formerDimension?: string;
  readonly hasFormulas: boolean;
  readonly skipped: readonly Skip[];
}

/** Carries out the edits of one sheet of the user's; `notesLeft` is how many more notes the workbook takes. */
export function applyToSheet(
  pkg: WorkingPackage,
  part: string,
  flavour: Flavour,
  edits: SheetEdits,
  formats: Formats,
): Result<SheetOutcome> {
  const text = pkg.text(part);
  if (!text.ok) return text;
  const layout = layoutOf(text.value);
  const sheetData = layout === undefined ? undefined : childNamed(layout, 'sheetData');
  if (layout === undefined || sheetData === undefined)
    return fail('file-damaged', 'xml-invalid', { part, position: 0 });
  const merges = mergesOf(text.value, layout);
  const planned = plannedCells(edits.writes, layout.prefix, formats, merges);
  const written = writeCells({ text: text.value, sheetData, prefix: layout.prefix }, planned.cells);
  const done = [...(written?.created ?? []), ...(written?.filled ?? [])];
  const marks = markSplices(text.value, layout, marksByKind(edits), formats.mark, (priority) =>
    liveLookXml(liveCells(done), layout.prefix, formats.live, priority),
  );
  const grown =
    written === undefined
      ? undefined
      : grownDimension(text.value, layout, written.created.map(areaOfCell));
  const widths = widthSplices(text.value, layout, wantedWidths(done));
  const rules = validationSplices(text.value, layout, edits.validations);
  const splices = [
    ...(grown?.splices ?? []),
    ...widths,
    ...(written?.splices ?? []),
    ...marks,
    ...rules.splices,
  ];
  if (splices.length > 0) pkg.set(part, applySplices(text.value, splices));
  const notes = noteOf(edits);
  const left = notes.length === 0 ? succeed([]) : addSheetNotes(pkg, part, flavour, notes);
  if (!left.ok) return left;
  return succeed({
    created: coalesce((written?.created ?? []).map(areaOfCell)),
    filled: coalesce((written?.filled ?? []).map(areaOfCell)),
    ...(grown === undefined ? {} : { formerDimension: grown.former }),
    hasFormulas: done.some(
      ({ content }) => content?.inner.includes(`<${layout.prefix}f>`) ?? false,
    ),
    skipped: [
      ...writeSkips(edits, planned, written),
      ...conversations(edits, left.value),
      ...rules.skipped,
    ],
  });
}

function wantedWidths(cells: readonly PlannedCell[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const cell of cells) {
    const width = 'source' in cell ? (cell as SourcedCell).source.width : undefined;
    if (width !== undefined) widths.set(cell.column, width);
  }
  return widths;
}

function liveCells(cells: readonly PlannedCell[]): readonly LiveCell[] {
  return cells.flatMap(({ row, column, looks }) =>
    looks === undefined ? [] : [{ row, column, looks }],
  );
}

function writeSkips(
  { writes }: SheetEdits,
  { merged, outside }: PlannedCells,
  written: WrittenCells | undefined,
): readonly Skip[] {
  if (written === undefined) return writes.map((edit) => ({ edit, reason: 'sheet-unsuitable' }));
  const done = sourcesOf([...written.created, ...written.filled]);
  const linked = writes.filter(({ rows }) => rows.some((row) => row.some((cell) => cell?.link)));
  return [
    ...skipsOf(merged, 'cell-merged', done),
    ...skipsOf(outside, 'cell-outside-sheet', done),
    ...skipsOf(written.inUse, 'cell-in-use', done),
    // A copy: the cells are there, just without their links.
    ...linked.map((edit) => ({ edit: { ...edit }, reason: 'link-left-out' })),
  ];
}

function marksByKind(edits: SheetEdits): ReadonlyMap<MarkKind, readonly Area[]> {
  const marks = new Map<MarkKind, Area[]>();
  for (const { mark, areas } of edits.marks) {
    const known = marks.get(mark) ?? [];
    for (const area of areas) known.push(area);
    marks.set(mark, known);
  }
  return marks;
}

/** One note per cell; further notes of the plan for it follow in the same box. */
function noteOf(edits: SheetEdits): readonly PlannedNote[] {
  const byCell = new Map<string, PlannedNote>();
  for (const { at, text } of edits.notes) {
    const key = formatArea(areaOfCell(at));
    const known = byCell.get(key);
    byCell.set(key, { at, text: known === undefined ? text : `${known.text}\n${text}` });
  }
  return [...byCell.values()];
}

function conversations(edits: SheetEdits, left: readonly PlannedNote[]): readonly Skip[] {
  const cells = new Set(left.map(({ at }) => formatArea(areaOfCell(at))));
  return edits.notes
    .filter(({ at }) => cells.has(formatArea(areaOfCell(at))))
    .map((edit) => ({ edit, reason: 'cell-has-conversation' }));
}
