import type { FindingView, GroupView } from '../../../app/view/types';
import { findingKey } from '../../session/cursor';

/** Head of a group: one cause with what of it the filter lets through. */
export interface GroupRow {
  readonly kind: 'group';
  readonly group: GroupView;
  readonly open: boolean;
  readonly shown: readonly FindingView[];
  readonly schools: number;
  readonly sheets: number;
  /** Place among the groups shown, from 1. */
  readonly position: number;
  readonly of: number;
}

export interface FindingRow {
  readonly kind: 'finding';
  /** The same after another check, whatever came before it: what is being written in its line stays. */
  readonly key: string;
  readonly group: GroupView;
  readonly finding: FindingView;
  /** Place within its group, from 1. */
  readonly position: number;
  readonly of: number;
}

export type ListRow = GroupRow | FindingRow;

/** One group of findings that the filter lets through. */
interface Cause {
  readonly group: GroupView;
  readonly shown: readonly FindingView[];
}

/**
 * The lines of the list: each cause with its findings under it, where it is open. `shown` is in the order of the view,
 * so findings of one cause stand together; causes without any finding in sight have no line.
 */
export function listRows(
  shown: readonly FindingView[],
  groups: readonly GroupView[],
  closed: ReadonlySet<string>,
): readonly ListRow[] {
  const causes = causesOf(shown, groups);
  return causes.flatMap(({ group, shown: within }, index): ListRow[] => {
    const open = !closed.has(group.rule);
    const head: GroupRow = {
      kind: 'group',
      group,
      open,
      shown: within,
      schools: distinct(within, ({ school }) => school),
      sheets: distinct(within, ({ sheet }) => sheet),
      position: index + 1,
      of: causes.length,
    };
    return open ? [head, ...findingRows(group, within)] : [head];
  });
}

function findingRows(group: GroupView, shown: readonly FindingView[]): FindingRow[] {
  const of = shown.length;
  const times = new Map<string, number>();
  return shown.map((finding, index) => {
    const cell = findingKey(finding);
    const earlier = times.get(cell) ?? 0;
    times.set(cell, earlier + 1);
    const key = earlier === 0 ? cell : `${cell}\n${String(earlier)}`;
    return { kind: 'finding', key, group, finding, position: index + 1, of };
  });
}

function causesOf(shown: readonly FindingView[], groups: readonly GroupView[]): readonly Cause[] {
  const known = new Map(groups.map((group) => [group.rule, group]));
  const causes = new Map<string, { group: GroupView; shown: FindingView[] }>();
  for (const finding of shown) {
    const cause = causes.get(finding.rule);
    if (cause !== undefined) cause.shown.push(finding);
    else {
      const group = known.get(finding.rule);
      if (group !== undefined) causes.set(finding.rule, { group, shown: [finding] });
    }
  }
  return [...causes.values()];
}

function distinct(
  findings: readonly FindingView[],
  of: (finding: FindingView) => string | null,
): number {
  const seen = new Set<string>();
  for (const finding of findings) {
    const value = of(finding);
    if (value !== null) seen.add(value);
  }
  return seen.size;
}
