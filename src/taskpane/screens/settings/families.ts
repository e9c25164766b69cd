import type { StandardView } from '../../../app/view/types';

/** Each standard followed by its overlays; an overlay whose parent is not there comes last. */
export function inFamilies(standards: readonly StandardView[]): readonly StandardView[] {
  const roots = standards.filter(({ parent }) => parent === null);
  const families = roots.flatMap((root) => [
    root,
    ...standards.filter(({ parent }) => parent === root.id),
  ]);
  return [...families, ...standards.filter((one) => !families.includes(one))];
}
