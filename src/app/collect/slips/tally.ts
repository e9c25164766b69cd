import { MOST_FINDINGS } from '../receive';
import { allFindings, isOpen } from './findings';
import type { ReturnFacts } from './types';
import { unreadCells, unreadSheets } from './unread';

/** How much there is of each kind; a type of plain figures, which texts take as their parameters. */
export type Tally = Readonly<
  Record<'error' | 'warning' | 'explained' | 'unread' | 'below' | 'info', number>
>;

export function tally(facts: ReturnFacts): Tally {
  const counts = { error: 0, warning: 0, explained: 0, below: 0, info: 0 };
  for (const finding of allFindings(facts))
    counts[isOpen(finding) ? finding.tier : 'explained'] += 1;
  return { ...counts, unread: unreadSheets(facts.file).length + unreadCells(facts).length };
}

/** Findings of the file beyond those that were kept in words. */
export function untold({ file: { counts, findings } }: Pick<ReturnFacts, 'file'>): number {
  // A file's own coefficients are counted with it and told of its county alone.
  if (findings.length < MOST_FINDINGS) return 0;
  return Math.max(0, counts.error + counts.warning + counts.info - findings.length);
}
