import type { PaneState } from '../../session/types';

/** What the user should do next, in the order in which it matters. */
export type NextStep = 'recheck' | 'see-findings' | 'write-results' | 'see-balance' | 'see-schools';

/** Old figures first, then what is wrong with them, then what they come to. */
export function nextStep({ view, stale, settings, results }: NextStepFacts): NextStep {
  if (view === null || view.status === 'not-checked') return 'recheck';
  if (stale && !settings.live) return 'recheck';
  const { error, warning, below, info, cannotTell } = view.counts;
  if (error + warning > 0) return 'see-findings';
  if (view.levels.length === 0) {
    if (view.schools.length > 0) return 'see-schools';
    return below + info + cannotTell > 0 ? 'see-findings' : 'recheck';
  }
  return view.writable && !results ? 'write-results' : 'see-balance';
}

export type NextStepFacts = Pick<PaneState, 'view' | 'stale' | 'results'> & {
  readonly settings: Pick<PaneState['settings'], 'live'>;
};
