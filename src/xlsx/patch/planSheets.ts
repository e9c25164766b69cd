import type {
  AddSheetEdit,
  Edit,
  EditPlan,
  MarkEdit,
  NoteEdit,
  ValidateEdit,
  WriteEdit,
} from '../../sheet/editPlan';

/** The edits of a plan that concern one sheet of the user's. */
export interface SheetEdits {
  readonly sheet: string;
  readonly marks: MarkEdit[];
  readonly notes: NoteEdit[];
  readonly writes: WriteEdit[];
  readonly validations: ValidateEdit[];
}

export interface SortedPlan {
  /** In the order in which the plan first names the sheets. */
  readonly bySheet: readonly SheetEdits[];
  /** The last edit of each role counts. */
  readonly added: readonly AddSheetEdit[];
  readonly skipped: readonly { readonly edit: Edit; readonly reason: string }[];
}

export function sortPlan(plan: EditPlan): SortedPlan {
  const bySheet = new Map<string, SheetEdits>();
  const added = new Map<string, AddSheetEdit>();
  const skipped: { edit: Edit; reason: string }[] = [];
  const editsOf = (sheet: string) => {
    const key = sheet.toLowerCase();
    const edits = bySheet.get(key) ?? { sheet, marks: [], notes: [], writes: [], validations: [] };
    bySheet.set(key, edits);
    return edits;
  };
  for (const edit of plan.edits) {
    switch (edit.kind) {
      case 'mark':
        editsOf(edit.sheet).marks.push(edit);
        break;
      case 'note':
        editsOf(edit.sheet).notes.push(edit);
        break;
      case 'write':
        editsOf(edit.sheet).writes.push(edit);
        break;
      case 'validate':
        editsOf(edit.sheet).validations.push(edit);
        break;
      case 'add-sheet':
        added.set(edit.role, edit);
        break;
      case 'select':
        skipped.push({ edit, reason: 'nothing-on-screen' });
        break;
    }
  }
  return { bySheet: [...bySheet.values()], added: [...added.values()], skipped };
}
