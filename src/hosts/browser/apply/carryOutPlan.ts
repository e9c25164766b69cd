import type { Worksheet } from '@univerjs/core';
import { appendAll } from '../../../kernel/arrays';
import type {
  AddSheetEdit,
  Edit,
  EditPlan,
  MarkEdit,
  NoteEdit,
  Receipt,
  ValidateEdit,
  WriteEdit,
} from '../../../sheet/editPlan';
import { namesOfAdded, type AddedSheets } from './addSheets';
import { isOwnSheetId, sheetNamed, turnTaker, userSheets, type LayerGrid } from './grid';
import { limitNotes, type Notes } from './notes';
import { giveBackRoom, makeRoom, writeWidths, type Grown } from './room';
import type { Rules } from './rules';
import type { WriteValidations } from './validations';
import { wantedCells, type Skip } from './wantedCells';
import { writeCells } from './writeCells';

export interface LayerParts {
  readonly grid: LayerGrid;
  readonly rules: Rules;
  readonly notes: Notes;
  readonly validate: WriteValidations;
  readonly sheets: AddedSheets;
  readonly grown: Grown;
  /** How often rows or columns have moved so far. */
  readonly moves: () => number;
}

interface SheetEdits {
  readonly marks: MarkEdit[];
  readonly notes: NoteEdit[];
  readonly writes: WriteEdit[];
  readonly validations: ValidateEdit[];
}

/** Brings the grid to a plan: what differs from it is changed, all else is left alone. */
export async function carryOutPlan(parts: LayerParts, plan: EditPlan): Promise<Receipt> {
  const turn = turnTaker();
  for (;;) {
    const moves = parts.moves();
    const skipped = await carryOutOnce(parts, plan, turn);
    // Where the user moved rows in between, some of it was written beside its place.
    if (parts.moves() !== moves) continue;
    // Parts of edits that were left out are listed as smaller edits, which are not the plan's own objects.
    const whole = new Set(skipped.map(({ edit }) => edit));
    return { applied: plan.edits.filter((edit) => !whole.has(edit)).length, skipped };
  }
}

async function carryOutOnce(
  parts: LayerParts,
  plan: EditPlan,
  turn: () => Promise<void>,
): Promise<readonly Skip[]> {
  const { grid, sheets } = parts;
  const skipped: Skip[] = [];
  const added = [...addedByRole(plan).values()];
  const names = namesOfAdded(grid, added);
  const renamed = new Map(
    [...names].flatMap(([edit, name]) =>
      edit.name === name ? [] : [[edit.name.toLowerCase(), name] as const],
    ),
  );
  const bySheet = sortBySheet(grid, plan, skipped);
  await sheets.write(added, renamed, turn);
  for (const sheet of userSheets(grid)) {
    const edits = bySheet.get(sheet.getSheetId()) ?? NOTHING;
    appendAll(skipped, await writeSheet(parts, sheet, edits, renamed, turn));
  }
  for (const sheet of grid.workbook.getSheets()) {
    const id = sheet.getSheetId();
    if (isOwnSheetId(id)) parts.rules.write(sheet, [], sheets.cellsOf(id));
  }
  return skipped;
}

const NOTHING: SheetEdits = { marks: [], notes: [], writes: [], validations: [] };

async function writeSheet(
  parts: LayerParts,
  sheet: Worksheet,
  edits: SheetEdits,
  renamed: ReadonlyMap<string, string>,
  turn: () => Promise<void>,
): Promise<readonly Skip[]> {
  const { grid, grown } = parts;
  const { cells, widths, skipped } = wantedCells(sheet, edits.writes, renamed);
  makeRoom(grid, sheet, cells, grown);
  await writeCells(grid, sheet, cells, turn);
  giveBackRoom(grid, sheet, cells, grown);
  writeWidths(grid, sheet, widths);
  parts.rules.write(sheet, edits.marks, cells);
  await turn();
  parts.notes.write(sheet, edits.notes);
  await turn();
  return [...skipped, ...parts.validate(sheet, edits.validations)];
}

/** The last edit of each role counts. */
function addedByRole(plan: EditPlan): ReadonlyMap<string, AddSheetEdit> {
  const added = new Map<string, AddSheetEdit>();
  for (const edit of plan.edits) if (edit.kind === 'add-sheet') added.set(edit.role, edit);
  return added;
}

type SheetEdit = MarkEdit | NoteEdit | WriteEdit | ValidateEdit;

function sortBySheet(
  grid: LayerGrid,
  plan: EditPlan,
  skipped: Skip[],
): ReadonlyMap<string, SheetEdits> {
  const bySheet = new Map<string, SheetEdits>();
  const allNotes = plan.edits.filter((edit) => edit.kind === 'note');
  const { kept, skipped: tooMany } = limitNotes(allNotes);
  const isKept = new Set<Edit>(kept);
  appendAll(skipped, tooMany);
  for (const edit of plan.edits) {
    if (edit.kind === 'add-sheet' || (edit.kind === 'note' && !isKept.has(edit))) continue;
    const sheet = edit.kind === 'select' ? undefined : sheetNamed(grid, edit.sheet);
    const id = sheet?.getSheetId();
    // A selection belongs to who shows the grid.
    if (edit.kind === 'select') skipped.push({ edit, reason: 'nothing-on-screen' });
    else if (id === undefined || isOwnSheetId(id)) skipped.push({ edit, reason: 'sheet-missing' });
    else {
      const edits: SheetEdits = bySheet.get(id) ?? {
        marks: [],
        notes: [],
        writes: [],
        validations: [],
      };
      bySheet.set(id, edits);
      putEdit(edits, edit);
    }
  }
  return bySheet;
}

function putEdit(edits: SheetEdits, edit: SheetEdit): void {
  switch (edit.kind) {
    case 'mark':
      edits.marks.push(edit);
      break;
    case 'note':
      edits.notes.push(edit);
      break;
    case 'write':
      edits.writes.push(edit);
      break;
    case 'validate':
      edits.validations.push(edit);
      break;
  }
}
