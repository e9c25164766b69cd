import { containsCell, MAX_COLUMNS, MAX_ROWS, parseArea, type Area } from '../../kernel/address';
import type { CellWrite, Edit, WriteEdit } from '../../sheet/editPlan';
import { cellContent, looksLikeFormula } from './cellXml';
import type { FormatOf } from './worksheetXml';
import type { PlannedCell } from './writeCells';
import { attribute, childrenOf } from './xmlText';
import { rowHeight } from './rowHeight';
import { childNamed, type Layout } from './schemaOrder';

/** A cell to be written and the edit that asked for it. */
export interface SourcedCell extends PlannedCell {
  readonly source: WriteEdit;
}

export interface Skip {
  readonly edit: Edit;
  readonly reason: string;
}

/** What a cell needs before it is written. */
export interface CellFormats {
  readonly cell: FormatOf;
  readonly renameIn: (write: CellWrite) => CellWrite;
}

export interface PlannedCells {
  readonly cells: readonly SourcedCell[];
  /** Inside a merged area, or outside of the sheet: these cannot be written. */
  readonly merged: readonly SourcedCell[];
  readonly outside: readonly SourcedCell[];
}

/** Cells of the write edits of one sheet, without those that cannot be written at all. */
export function plannedCells(
  writes: readonly WriteEdit[],
  prefix: string,
  { cell: formatOf, renameIn }: CellFormats,
  merges: readonly Area[],
): PlannedCells {
  const near = mergesNear(merges, writes);
  const cells: SourcedCell[] = [];
  const merged: SourcedCell[] = [];
  const outside: SourcedCell[] = [];
  for (const source of writes) {
    source.rows.forEach((line, down) => {
      line.forEach((write, right) => {
        if (write === null) return;
        const row = source.at.row + down;
        const column = source.at.column + right;
        const height = rowHeight([write], () => source.width);
        const cell = {
          ...planned(renameIn(write), prefix, formatOf),
          ...(height === undefined ? {} : { height }),
          row,
          column,
          source,
        };
        if (row >= MAX_ROWS || column >= MAX_COLUMNS) outside.push(cell);
        else if (isCovered(near, row, column)) merged.push(cell);
        else cells.push(cell);
      });
    });
  }
  return { cells, merged, outside };
}

/** The edits of which something is among the cells. */
export function sourcesOf(cells: readonly PlannedCell[]): ReadonlySet<WriteEdit> {
  return new Set(cells.flatMap((cell) => ('source' in cell ? [(cell as SourcedCell).source] : [])));
}

function planned(write: CellWrite, prefix: string, formatOf: FormatOf) {
  const { value } = write;
  const risky = write.formula === undefined && looksLikeFormula(value);
  const style = formatOf(write, risky);
  const content = cellContent(write, prefix);
  // A cell of the user's keeps its look, so the text itself has to be made harmless.
  const guarded =
    risky && typeof value === 'string' ? cellContent({ value: `'${value}` }, prefix) : undefined;
  return {
    content,
    style,
    ...(guarded === undefined ? {} : { guarded }),
    ...(write.looks === undefined ? {} : { looks: write.looks }),
  };
}

/** Merged areas that the edits can reach: a sheet may have very many, and each cell is held against all of them. */
function mergesNear(merges: readonly Area[], writes: readonly WriteEdit[]): readonly Area[] {
  const reach = writes.map(({ at, rows }) => ({
    top: at.row,
    left: at.column,
    bottom: at.row + rows.length - 1,
    right: at.column + rows.reduce((most, line) => Math.max(most, line.length), 0) - 1,
  }));
  return merges.filter((merge) =>
    reach.some(
      (area) =>
        merge.top <= area.bottom &&
        merge.bottom >= area.top &&
        merge.left <= area.right &&
        merge.right >= area.left,
    ),
  );
}

function isCovered(merges: readonly Area[], row: number, column: number): boolean {
  return merges.some(
    (area) => containsCell(area, row, column) && !(row === area.top && column === area.left),
  );
}

/** One entry per edit: just the cells that were left out, or the edit itself where nothing of it was written. */
export function skipsOf(
  cells: readonly PlannedCell[],
  reason: string,
  written: ReadonlySet<WriteEdit>,
): readonly Skip[] {
  const byEdit = new Map<WriteEdit, PlannedCell[]>();
  for (const cell of cells) {
    if (!('source' in cell)) continue;
    const { source } = cell as SourcedCell;
    const known = byEdit.get(source);
    if (known === undefined) byEdit.set(source, [cell]);
    else known.push(cell);
  }
  return [...byEdit].map(([edit, left]) => ({
    edit: written.has(edit) ? restOf(edit, left) : edit,
    reason,
  }));
}

function restOf(edit: WriteEdit, left: readonly PlannedCell[]): WriteEdit {
  const wanted = new Set(left.map(({ row, column }) => `${String(row)}:${String(column)}`));
  const rows = edit.rows.map((line, down) =>
    line.map((write, right) => {
      const key = `${String(edit.at.row + down)}:${String(edit.at.column + right)}`;
      return wanted.has(key) ? write : null;
    }),
  );
  return { ...edit, rows };
}

/** Merged areas of a sheet. */
export function mergesOf(text: string, layout: Layout): readonly Area[] {
  const list = childNamed(layout, 'mergeCells');
  if (list === undefined) return [];
  return (childrenOf(text, list) ?? []).flatMap(
    ({ tag }) => parseArea(attribute(text, tag, 'ref') ?? '') ?? [],
  );
}
