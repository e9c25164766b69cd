import type { StandardView } from '../../app/view/types';
import { formatArea } from '../../kernel/address';
import type { Result } from '../../kernel/result';
import type { AddSheetEdit, EditPlan, WriteEdit } from '../../sheet/editPlan';
import type { Parts } from './parts';
import type { PaneActions, ResultsPreview } from './types';

type Asking = Pick<
  PaneActions,
  'rule' | 'school' | 'points' | 'standards' | 'previewFixes' | 'previewResults'
>;

/** Asks about the check on screen; null where it has been overtaken or there is none. */
export function aboutLatest({ store, tellProblem }: Parts) {
  return async <T>(ask: (revision: number) => Promise<Result<T>>): Promise<T | null> => {
    const { view } = store.get();
    if (view === null) return null;
    const answer = await ask(view.revision);
    if (answer.ok) return answer.value;
    if (answer.problem.kind !== 'cancelled') tellProblem(answer.problem);
    return null;
  };
}

/** Questions about the latest check. An answer that has been overtaken is none: who asked will ask again. */
export function asking(parts: Parts): Asking {
  const { engine, store } = parts;
  const standards = new Map<string, Promise<readonly StandardView[]>>();
  const about = aboutLatest(parts);
  return {
    rule: (id) => about(() => engine.rule(id, store.get().settings)),
    school: (id) => about((revision) => engine.school(revision, id)),
    points: async (level, indicator) =>
      (await about((revision) => engine.points(revision, level, indicator))) ?? [],
    standards: () => {
      const { language } = store.get().settings;
      const known = standards.get(language) ?? engine.standards(language);
      standards.set(language, known);
      return known;
    },
    previewFixes: async (of) => (await about((revision) => engine.fixes(revision, of))) ?? [],
    previewResults: async () => {
      const nothing = { marks: false, notes: false, validation: false };
      const plan = await about((revision) => engine.plan(revision, { ...nothing, results: true }));
      return plan === null ? null : previewOf(plan);
    },
  };
}

function previewOf({ edits }: EditPlan): ResultsPreview {
  return {
    blocks: edits.filter((edit) => edit.kind === 'write').map(blockOf),
    sheets: edits
      .filter((edit): edit is AddSheetEdit => edit.kind === 'add-sheet')
      .map(({ name }) => name),
  };
}

function blockOf({ sheet, at, rows }: WriteEdit): ResultsPreview['blocks'][number] {
  const cells = rows.flat().filter((cell) => cell !== null);
  const width = Math.max(...rows.map((row) => row.length));
  const area = {
    top: at.row,
    left: at.column,
    bottom: at.row + rows.length - 1,
    right: at.column + width - 1,
  };
  const headers = (rows[0] ?? []).flatMap((cell) =>
    typeof cell?.value === 'string' && cell.formula === undefined ? [cell.value] : [],
  );
  return {
    sheet,
    area: formatArea(area),
    cells: cells.length,
    formulas: cells.filter(({ formula }) => formula !== undefined).length,
    headers,
  };
}
