import type { Commands } from '../hosts/office/commands';
import type { PaneSession, PaneState } from '../taskpane/session/types';
import { untilState } from '../taskpane/session/untilState';

/**
 * What ribbon and keyboard do to the session, whether the pane is open or not. The page may only just have been loaded
 * for this, so each waits for the check that comes with it. What goes wrong is said in the pane, which opens for it.
 */
export function paneCommands(session: PaneSession, show: () => Promise<void>): Commands {
  const { actions } = session;
  const telling = (work: () => Promise<void> | void) => async () => {
    const before = session.state().notice;
    await untilState(session, isChecked);
    if (session.state().phase === 'failed') return show();
    await work();
    await untilState(session, ({ painting }) => !painting);
    // What went wrong with the painting is told right after its end.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const { notice } = session.state();
    if (notice !== null && notice !== before && notice.tone !== 'done') await show();
  };
  // Where there is nothing to go to, the pane says that all is well.
  const step = (by: 1 | -1) => (session.state().findings.length === 0 ? show() : actions.step(by));
  return {
    showPane: show,
    check: async () => {
      await show();
      const fresh = session.state().phase === 'checking';
      await untilState(session, isChecked);
      // The page that was loaded for this command has just checked.
      if (!fresh) await actions.check();
    },
    marks: telling(marksToggle(session)),
    balance: telling(() => actions.setResults(!session.state().results)),
    previous: telling(() => step(-1)),
    next: telling(() => step(1)),
  };
}

/**
 * Takes everything that was added off the workbook, results too, or puts the marks on again, with notes and validation
 * as they were chosen before.
 */
function marksToggle(session: PaneSession): () => Promise<void> {
  const { actions } = session;
  let before = { marks: true, notes: true, validation: false };
  return async () => {
    const { settings, results } = session.state();
    const { marks, notes, validation } = settings;
    if (!marks && !notes && !validation && !results) {
      actions.setSettings(before);
      return;
    }
    if (marks || notes || validation) before = { marks: true, notes, validation };
    actions.setSettings({ marks: false, notes: false, validation: false });
    await actions.setResults(false);
  };
}

function isChecked({ phase, findingsComplete }: PaneState): boolean {
  return phase === 'failed' || (phase === 'ready' && findingsComplete);
}
