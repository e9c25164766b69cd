import type { Overlay } from './overlayTypes';
import type {
  CoefficientRule,
  CountyItem,
  Indicator,
  Level,
  Limit,
  Parameter,
  Standard,
} from './types';

type PerLevel = Readonly<Partial<Record<Level, Limit>>>;

/**
 * The standard that results from laying a local overlay over its parent: what the overlay names replaces the
 * parent's figure, everything else is the parent's. Items of the same id keep the parent's parts and gain the
 * overlay's. Whether a replacement tightens is the business of the data's tests, not of this function.
 */
export function mergeOverlay(parent: Standard, overlay: Overlay): Standard {
  const parameters = { ...parent.parameters, ...overlay.parameters };
  return {
    id: overlay.id,
    title: overlay.title,
    documentNumber: overlay.documentNumber,
    issuer: overlay.issuer,
    issued: overlay.issued,
    effective: overlay.effective,
    provenance: overlay.provenance,
    checked: overlay.checked,
    parent: parent.id,
    region: overlay.region,
    indicators: parent.indicators.map((one) => mergeIndicator(one, overlay.thresholds?.[one.key])),
    schoolRule: parent.schoolRule,
    coefficients: mergeCoefficients(parent.coefficients, overlay.coefficients),
    split: parent.split,
    exclusions: parent.exclusions,
    reliefs: parent.reliefs,
    parameters,
    items: mergeItems(parent.items, overlay.items ?? []).map((item) => resolve(item, parameters)),
    openQuestions: [...parent.openQuestions, ...overlay.openQuestions],
  };
}

function mergeIndicator(indicator: Indicator, thresholds: PerLevel | undefined): Indicator {
  if (thresholds === undefined) return indicator;
  return { ...indicator, thresholds: mergeLevels(indicator.thresholds, thresholds) };
}

function mergeCoefficients(
  parent: CoefficientRule,
  overlay: Overlay['coefficients'],
): CoefficientRule {
  return {
    each: mergeLevels(parent.each, overlay?.each),
    composite: mergeLevels(parent.composite, overlay?.composite),
  };
}

/** Where the parent has no limit at all, an overlay must give both levels to set one. */
function mergeLevels(
  parent: Readonly<Record<Level, Limit>> | null,
  overlay: PerLevel | undefined,
): Readonly<Record<Level, Limit>> | null {
  const primary = overlay?.primary ?? parent?.primary;
  const junior = overlay?.junior ?? parent?.junior;
  return primary && junior ? { primary, junior } : null;
}

function mergeItems(
  parent: readonly CountyItem[],
  overlay: readonly CountyItem[],
): readonly CountyItem[] {
  const extra = new Map(overlay.map((item) => [item.id, item]));
  const known = new Set(parent.map((item) => item.id));
  return [
    ...parent.map((item) => mergeItem(item, extra.get(item.id))),
    ...overlay.filter((item) => !known.has(item.id)),
  ];
}

function mergeItem(parent: CountyItem, overlay: CountyItem | undefined): CountyItem {
  if (overlay === undefined) return parent;
  return {
    ...overlay,
    parts: [...parent.parts, ...overlay.parts],
    statement: overlay.statement ?? parent.statement,
  };
}

/** A limit that names a parameter takes the parameter's figure and its citation, which the overlay may have set. */
function resolve(item: CountyItem, parameters: Readonly<Record<string, Parameter>>): CountyItem {
  const parts = item.parts.map((part) => {
    const held = part.limit.parameter === undefined ? undefined : parameters[part.limit.parameter];
    if (held === undefined) return part;
    // The parent's own citation may be narrower than the parameter's (an admission condition repeats an item).
    if (held.value === part.limit.value) return part;
    return { ...part, limit: { ...part.limit, value: held.value, citation: held.citation } };
  });
  return { ...item, parts };
}
