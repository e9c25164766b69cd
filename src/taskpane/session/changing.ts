import type { FixView } from '../../app/view/types';
import { addTo } from '../../kernel/arrays';
import type { CellChange, UserAmendment } from '../../sheet/amendment';
import { amending, type ChangeTools } from './amending';
import type { Painting } from './painting';
import type { PaneActions } from './types';

interface Tools extends ChangeTools {
  readonly paint: Painting;
  /** Today as `2026-09-01`. */
  readonly today: () => string;
}

type Changing = Pick<PaneActions, 'applyFixes' | 'explain' | 'setResults' | 'undo'>;

/** What changes the workbook on the user's word, and takes it back. */
export function changing(tools: Tools): Changing {
  const { parts } = tools;
  const amend = amending(tools);
  return {
    applyFixes: async (fixes) => {
      if (fixes.length === 0) return;
      await amend(amendmentsOf(fixes), parts.say('pane:undo.fixes', { count: fixes.length }));
    },
    explain: async (findings, text) => {
      const { view, settings } = parts.store.get();
      if (view === null) return;
      const reason = { text: text.trim(), who: settings.who, on: tools.today() };
      const written = await parts.engine.explain(view.revision, findings, reason);
      if (!written.ok) parts.tellProblem(written.problem);
      else if (written.value.length > 0) {
        const key = reason.text === '' ? 'pane:undo.unexplained' : 'pane:undo.explained';
        await amend(written.value, parts.say(key, { count: findings.length }));
      }
    },
    setResults: (on) => setResults(tools, on),
    undo: () => undo(tools),
  };
}

/** Repairs by sheet, in one amendment each. */
function amendmentsOf(fixes: readonly FixView[]): UserAmendment[] {
  const sheets = new Map<string, CellChange[]>();
  for (const { sheet, at, after } of fixes) addTo(sheets, sheet, { at, value: after });
  return [...sheets].map(([sheet, cells]) => ({ kind: 'set-cells', sheet, cells }));
}

async function setResults({ parts, paint, steps }: Tools, on: boolean): Promise<void> {
  const { store, say, tell } = parts;
  if (store.get().results === on) return;
  store.set({ results: on });
  const painted = await paint.repaint();
  if (painted?.ok === false) {
    store.set({ results: !on });
    parts.tellProblem(painted.problem);
    return;
  }
  steps.dropResults();
  if (!on) {
    tell('done', say('pane:undo.resultsOff'));
    return;
  }
  steps.push({ kind: 'results', label: say('pane:undo.results') });
  const left = painted?.value.skipped.filter(({ edit }) => edit.kind === 'write').length ?? 0;
  if (left > 0) tell('warning', say('pane:notice.resultsInPart'), true);
  else tell('done', say('pane:undo.results'), true);
}

async function undo(tools: Tools): Promise<void> {
  const { parts, checks, steps, inTurn } = tools;
  const step = steps.pop();
  if (step === undefined) return;
  if (step.kind === 'results') {
    await setResults(tools, false);
    return;
  }
  checks.expectChange();
  const undone = await inTurn(() => parts.host.undo(step.receipt));
  if (undone.ok) parts.tell('done', parts.say('pane:notice.undone', { what: step.label }));
  else {
    // What has been changed since cannot be taken back later either: the step is gone, and those before it are next.
    checks.expectNothing();
    parts.tell('warning', parts.say('pane:notice.notUndone', { what: step.label }));
  }
}
