import type { PaneState } from './types';

/** Whether what pane and grid show is still on its way: a check, its findings, or the marks and results of it. */
export function isBehind(state: PaneState): boolean {
  const { phase, stale, findingsComplete, painting, settings } = state;
  const checking = phase === 'checking' || phase === 'empty';
  return checking || (settings.live && stale) || !findingsComplete || painting;
}
