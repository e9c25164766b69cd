import type { FindingView } from '../../app/view/types';

/** What makes a finding the same one after another check: its rule and its cell. */
export function findingKey({ rule, sheet, cell }: FindingView): string {
  return `${rule}\n${sheet}\n${cell}`;
}

/**
 * Where the cursor belongs in a new list of findings: on the same finding; where that is gone, on the one that came
 * after it in the old list, as seen through the filter, and is still there; else on the one before.
 */
export function movedCursor(
  old: { readonly shown: readonly FindingView[]; readonly current: number | null },
  now: readonly FindingView[],
): number | null {
  const from = old.shown.findIndex(({ id }) => id === old.current);
  if (from < 0) return null;
  const ids = new Map<string, number>();
  for (const finding of now) {
    const key = findingKey(finding);
    if (!ids.has(key)) ids.set(key, finding.id);
  }
  const onward = [...old.shown.slice(from), ...old.shown.slice(0, from).reverse()];
  for (const finding of onward) {
    const id = ids.get(findingKey(finding));
    if (id !== undefined) return id;
  }
  return null;
}

/** The finding `by` places further on; from nowhere, the first or the last one. Ends are ends. */
export function steppedCursor(
  shown: readonly FindingView[],
  current: number | null,
  by: 1 | -1,
): number | null {
  const from = shown.findIndex(({ id }) => id === current);
  const to = from < 0 ? (by === 1 ? 0 : shown.length - 1) : from + by;
  return shown[Math.min(Math.max(to, 0), shown.length - 1)]?.id ?? null;
}
