import type { PaneSession, PaneState } from '../taskpane/session/types';

/** Whether what pane and grid show is still on its way: a check, its findings, or the marks and results of it. */
export function isBehind(state: PaneState): boolean {
  const { phase, stale, findingsComplete, painting, settings } = state;
  const checking = phase === 'checking' || phase === 'empty';
  return checking || (settings.live && stale) || !findingsComplete || painting;
}

/**
 * Waits until marks and results in the grid are those of the workbook as it is; with live checking off, checks first.
 * A workbook that cannot be checked is never up to date, and is not waited for.
 */
export async function upToDate(session: PaneSession): Promise<void> {
  if (session.state().stale && !session.state().settings.live) await session.actions.check();
  await new Promise<void>((done) => {
    const settled = () => session.state().phase === 'failed' || !isBehind(session.state());
    if (settled()) {
      done();
      return;
    }
    const end = session.subscribe(() => {
      if (!settled()) return;
      end();
      done();
    });
  });
}
