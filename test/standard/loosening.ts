import type { Limit, Overlay, Parameter, Standard } from '../../src/standard';

/** Places where an overlay demands less than its parent without saying so and why. */
export function loosenedPlaces(parent: Standard, overlay: Overlay): readonly string[] {
  return [
    ...thresholdPlaces(parent, overlay),
    ...coefficientPlaces(parent, overlay),
    ...parameterPlaces(parent, overlay),
    ...itemPlaces(parent, overlay),
  ];
}

interface Excuse {
  readonly loosens?: true;
  readonly reason?: unknown;
}

function excused(one: Excuse): boolean {
  return one.loosens === true && one.reason !== undefined;
}

/** Whether some value keeps `changed` and breaks `original`. */
function laxer(original: Limit, changed: Limit): boolean {
  const up = original.operator.startsWith('>');
  if (up !== changed.operator.startsWith('>')) return true;
  const difference = up ? original.value - changed.value : changed.value - original.value;
  if (difference !== 0) return difference > 0;
  return original.operator.length === 1 && changed.operator.length === 2;
}

function thresholdPlaces(parent: Standard, overlay: Overlay): readonly string[] {
  return Object.entries(overlay.thresholds ?? {}).flatMap(([key, levels]) => {
    const original = parent.indicators.find((one) => one.key === key)?.thresholds;
    return (['primary', 'junior'] as const).flatMap((level) => {
      const changed = levels[level];
      if (!original || !changed || excused(changed) || !laxer(original[level], changed)) return [];
      return [`${key} ${level}`];
    });
  });
}

function coefficientPlaces(parent: Standard, overlay: Overlay): readonly string[] {
  return (['each', 'composite'] as const).flatMap((kind) =>
    (['primary', 'junior'] as const).flatMap((level) => {
      const original = parent.coefficients[kind]?.[level];
      const changed = overlay.coefficients?.[kind]?.[level];
      if (!original || !changed || excused(changed) || !laxer(original, changed)) return [];
      return [`coefficient ${kind} ${level}`];
    }),
  );
}

function parameterPlaces(parent: Standard, overlay: Overlay): readonly string[] {
  return Object.entries(overlay.parameters ?? {}).flatMap(([name, changed]) => {
    const original = parent.parameters[name];
    if (!original || excused(changed) || !less(original, changed)) return [];
    return [name];
  });
}

function less(original: Parameter, changed: Parameter): boolean {
  if (original.tighter !== changed.tighter) return true;
  const difference = changed.value - original.value;
  return original.tighter === 'higher' ? difference < 0 : difference > 0;
}

/** A part may be added to an item, never replaced. */
function itemPlaces(parent: Standard, overlay: Overlay): readonly string[] {
  return (overlay.items ?? []).flatMap((item) => {
    const original = parent.items.find((one) => one.id === item.id);
    const taken = new Set(original?.parts.map((part) => part.id));
    return item.parts.filter((part) => taken.has(part.id)).map((part) => `${item.id} ${part.id}`);
  });
}
