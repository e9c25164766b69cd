import { formatArea, parseArea, type Area } from '../../kernel/address';
import { childNamed, type Layout } from './schemaOrder';
import type { Splice } from './splice';
import { attributesOf } from './xmlText';

export interface GrownDimension {
  readonly splices: readonly Splice[];
  /** What the sheet said before. */
  readonly former: string;
}

/** Widens the stated extent of the sheet to areas that were added: some readers believe it. */
export function grownDimension(
  text: string,
  layout: Layout,
  added: readonly Area[],
): GrownDimension | undefined {
  const element = childNamed(layout, 'dimension');
  const ref =
    element === undefined
      ? undefined
      : attributesOf(text, element.tag).find(({ name }) => name === 'ref');
  const former = ref === undefined ? undefined : parseArea(ref.value);
  if (ref === undefined || former === undefined || added.length === 0) return undefined;
  const wider = formatArea(unite(former, added));
  if (wider === formatArea(former)) return undefined;
  const from = ref.end - 1 - ref.value.length;
  return { splices: [{ from, to: ref.end - 1, text: wider }], former: ref.value };
}

/** The smallest area that holds all. */
export function unite(first: Area, others: readonly Area[]): Area {
  return others.reduce(
    (all, area) => ({
      top: Math.min(all.top, area.top),
      left: Math.min(all.left, area.left),
      bottom: Math.max(all.bottom, area.bottom),
      right: Math.max(all.right, area.right),
    }),
    first,
  );
}
