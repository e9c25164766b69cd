import type { Finding } from '../checks/index';

export type { Finding } from '../checks/index';

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

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

function weight(group: readonly Finding[]): number {
  const [first] = group;
  if (first === undefined) return 3;
  return WEIGHT[first.severity] + (first.kind === 'below-standard' ? 0.5 : 0);
}
