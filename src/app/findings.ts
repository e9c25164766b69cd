import type { Finding } from '../checks/index';

export type { Finding } from '../checks/index';

/** The tier under which a finding is told: missing a standard is no fault of the data, whatever its weight. */
export function tierOf(finding: Pick<Finding, 'kind' | 'severity'>): Finding['severity'] | 'below' {
  return finding.kind === 'below-standard' ? 'below' : finding.severity;
}

const WEIGHT = { error: 0, warning: 1, below: 2, info: 3 } as const;

/** Findings by cause: one group per rule, the gravest first, otherwise in the order of the sheets. */
export function findingGroups(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group === undefined) groups.set(finding.rule, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].sort((a, b) => weight(a) - weight(b));
}

function weight([first]: readonly Finding[]): number {
  return first === undefined ? Infinity : WEIGHT[tierOf(first)];
}
