import type { ReceivedFile } from '../../../../app/collect/types';

/** What a file's own check found, by the tiers under which findings are told. */
export interface TierCounts {
  readonly error: number;
  /** Not yet explained. */
  readonly warning: number;
  readonly below: number;
  /** Counted, but not kept: of which tier they are nobody knows any more. */
  readonly further: number;
}

/**
 * Counts by tier: the severity of a missed standard is that of a warning, which would have the school explain what it
 * cannot change by explaining.
 */
export function tierCounts({ counts, findings }: ReceivedFile): TierCounts {
  const open = findings.filter(({ reason }) => reason === undefined);
  const of = (tier: (typeof findings)[number]['tier']) =>
    open.filter((finding) => finding.tier === tier).length;
  const all = counts.error + counts.warning + counts.info;
  return {
    error: of('error'),
    warning: of('warning'),
    below: of('below'),
    further: Math.max(0, all - findings.length),
  };
}
