import { isBehind } from '../taskpane/session/isBehind';
import type { PaneSession } from '../taskpane/session/types';
import { untilState } from '../taskpane/session/untilState';

/**
 * Waits until marks and results in the grid are those of the workbook as it is; with live checking off, checks first.
 * A workbook that cannot be checked is never up to date, and is not waited for.
 */
export async function upToDate(session: PaneSession): Promise<void> {
  if (session.state().stale && !session.state().settings.live) await session.actions.check();
  await untilState(session, (state) => state.phase === 'failed' || !isBehind(state));
}
