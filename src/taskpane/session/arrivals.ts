import type { CheckView, FindingView } from '../../app/view/types';
import type { Standing } from './checking';
import { movedCursor } from './cursor';
import { findingFilter } from './filter';
import type { Parts } from './parts';
import type { PaneState } from './types';

/** Findings that are asked for at once. */
const PAGE = 2000;

/** A list that stood before is replaced when so many of the new one are there, so that scrolling does not jump. */
const AT_ONCE = 10 * PAGE;

/**
 * Shows a finished check, its findings page by page; the cursor stays on the same finding or goes to the next. `shown` is
 * called when the first of it stands in the state: what else it asks of the engine is made while that is drawn.
 */
export function arrivals({ engine, store }: Parts, shown: () => void) {
  return async (view: CheckView, { isLatest, isStale }: Standing): Promise<void> => {
    const moved = cursorFrom(store.get());
    const total = view.groups.reduce((most, { from, count }) => Math.max(most, from + count), 0);
    let patience = Math.min(store.get().findings.length, AT_ONCE);
    let findings: readonly FindingView[] = [];
    let complete = false;
    const ask = () =>
      engine.findings(view.revision, findings.length, Math.min(findings.length + PAGE, total));
    let asked = ask();
    while (!complete) {
      const page = await asked;
      if (!isLatest() || !page.ok) return;
      findings = [...findings, ...page.value];
      complete = findings.length >= total || page.value.length === 0;
      // The next page is made while this one is shown.
      if (!complete) asked = ask();
      if (!complete && findings.length < patience) continue;
      // Each showing goes through all that is there: as many again come before the next.
      patience = 2 * findings.length;
      const isFirst = store.get().view !== view;
      const current = moved(store.get(), view, findings);
      const stale = isStale();
      store.set({ view, findings, findingsComplete: complete, current, stale, phase: 'ready' });
      if (isFirst) shown();
    }
  };
}

/** Carries the cursor of the list that stood before into the new one, once; after that it is the user's. */
function cursorFrom(before: PaneState) {
  const { findings, filter, view } = before;
  const shown = findingFilter()(findings, filter, view?.groups ?? []);
  let settled = before.current === null;
  return (now: PaneState, next: CheckView, arrived: readonly FindingView[]): number | null => {
    if (settled) return now.view === before.view ? null : now.current;
    const visible = findingFilter()(arrived, now.filter, next.groups);
    const current = movedCursor({ shown, current: before.current }, visible);
    settled = current !== null;
    return current;
  };
}
