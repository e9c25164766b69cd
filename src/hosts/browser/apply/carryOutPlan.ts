import type { Worksheet } from '@univerjs/core';
import type { CellAddress } from '../../../kernel/address';
import { appendAll } from '../../../kernel/arrays';
import { coalesce } from '../../../kernel/coalesce';
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
import { rangeOf } from './ranges';
import { giveBackRoom, makeRoom, writeWidths, type Grown } from './room';
import type { Overlay } from './overlay';
import type { WriteValidations } from './validations';
import type { Skip } from '../../shared/skip';
import { wantedCells } from './wantedCells';
import { writeCells } from './writeCells';

export interface LayerParts {
  readonly grid: LayerGrid;
  /** To be called before cells are written, so that none is that the user has typed into. */
  readonly settleTyped: () => void;
  readonly overlay: Overlay;
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
  const bySheet = sortBySheet(grid, plan, skipped);
  const renamed = renamedSheets(grid, plan);
  const toCompute = new Map<string, readonly CellAddress[]>();
  for (const sheet of userSheets(grid)) {
    const edits = bySheet.get(sheet.getSheetId()) ?? noEdits();
    const written = await writeSheet(parts, sheet, edits, renamed, turn);
    appendAll(skipped, written.skipped);
    toCompute.set(sheet.getSheetId(), written.toCompute);
  }
  // After the cells that they draw on: the grid computes the formulas of a new sheet as soon as it is there.
  await writeOwnSheets(parts, plan, turn);
  for (const [id, cells] of sheets.toCompute()) toCompute.set(id, cells);
  grid.compute(
    [...toCompute].flatMap(([sheetId, cells]) =>
      coalesce(cells).map((area) => ({ sheetId, range: rangeOf(area) })),
    ),
  );
  return skipped;
}

/** Brings the sheets that are ours to the plan. */
export async function writeOwnSheets(
  { grid, sheets }: LayerParts,
  plan: EditPlan,
  turn: () => Promise<void>,
): Promise<void> {
  await sheets.write([...addedByRole(plan).values()], renamedSheets(grid, plan), turn);
}

/** Names of our sheets where they differ from those that the plan asks for; keys are in lower case. */
function renamedSheets(grid: LayerGrid, plan: EditPlan): ReadonlyMap<string, string> {
  const names = namesOfAdded(grid, [...addedByRole(plan).values()]);
  return new Map(
    [...names].flatMap(([edit, name]) =>
      edit.name === name ? [] : [[edit.name.toLowerCase(), name] as const],
    ),
  );
}

function noEdits(): SheetEdits {
  return { marks: [], notes: [], writes: [], validations: [] };
}

async function writeSheet(
  parts: LayerParts,
  sheet: Worksheet,
  edits: SheetEdits,
  renamed: ReadonlyMap<string, string>,
  turn: () => Promise<void>,
): Promise<{ readonly skipped: readonly Skip[]; readonly toCompute: readonly CellAddress[] }> {
  const { grid, grown, settleTyped } = parts;
  settleTyped();
  const { cells, widths, skipped } = wantedCells(sheet, edits.writes, renamed);
  const refused = [...skipped];
  makeRoom(grid, sheet, cells, grown);
  const toCompute = await writeCells(grid, sheet, cells, async () => {
    await turn();
    settleTyped();
  });
  giveBackRoom(grid, sheet, cells, grown);
  writeWidths(grid, sheet, widths);
  parts.overlay.mark(sheet, edits.marks);
  await turn();
  parts.notes.write(sheet, edits.notes);
  await turn();
  appendAll(refused, parts.validate(sheet, edits.validations));
  return { skipped: refused, toCompute };
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
      const edits: SheetEdits = bySheet.get(id) ?? noEdits();
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
