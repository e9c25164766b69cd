import { containsCell, MAX_COLUMNS, MAX_ROWS, parseArea, type Area } from '../../kernel/address';
import type { CellWrite, Edit, WriteEdit } from '../../sheet/editPlan';
import { cellContent, looksLikeFormula } from './cellXml';
import type { FormatOf } from './worksheetXml';
import type { PlannedCell } from './writeCells';
import { attribute, childrenOf } from './xmlText';
import { childNamed, type Layout } from './schemaOrder';

/** A cell to be written and the edit that asked for it. */
export interface SourcedCell extends PlannedCell {
  readonly source: WriteEdit;
}

export interface Skip {
  readonly edit: Edit;
  readonly reason: string;
}

/** Cells of the write edits of one sheet, without those that cannot be written at all. */
export function plannedCells(
  writes: readonly WriteEdit[],
  prefix: string,
  formatOf: FormatOf,
  merges: readonly Area[],
): { readonly cells: readonly SourcedCell[]; readonly skipped: readonly Skip[] } {
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
        const cell = { ...planned(write, prefix, formatOf), row, column, source };
        if (row >= MAX_ROWS || column >= MAX_COLUMNS) outside.push(cell);
        else if (isCovered(near, row, column)) merged.push(cell);
        else cells.push(cell);
      });
    });
  }
  return {
    cells,
    skipped: [...skipsOf(merged, 'cell-merged'), ...skipsOf(outside, 'cell-outside-sheet')],
  };
}

function planned(write: CellWrite, prefix: string, formatOf: FormatOf) {
  const { value } = write;
  const risky = write.formula === undefined && looksLikeFormula(value);
  const style = formatOf(write, risky);
  const content = cellContent(write, prefix);
  // A cell of the user's keeps its look, so the text itself has to be made harmless.
  const guarded =
    risky && typeof value === 'string' ? cellContent({ value: `'${value}` }, prefix) : undefined;
  return { content, style, ...(guarded === undefined ? {} : { guarded }) };
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

/** One entry per edit, holding just the cells that were left out. */
export function skipsOf(cells: readonly PlannedCell[], reason: string): readonly Skip[] {
  const byEdit = new Map<WriteEdit, PlannedCell[]>();
  for (const cell of cells) {
    if (!('source' in cell)) continue;
    const { source } = cell as SourcedCell;
    const known = byEdit.get(source);
    if (known === undefined) byEdit.set(source, [cell]);
    else known.push(cell);
  }
  return [...byEdit].map(([edit, left]) => ({ edit: restOf(edit, left), reason }));
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
