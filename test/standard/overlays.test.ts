import { describe, expect, it } from '@jest/globals';
import { findStandard, mergeOverlay, overlays, standards } from '../../src/standard';
import type { Limit, Overlay, Standard } from '../../src/standard';
import { loosenedPlaces } from './loosening';
import { faults, overlay as overlaySchema } from './schemas';

function standardOf(id: string): Standard {
  const found = findStandard(id);
  if (!found.ok) throw new Error(id);
  return found.value;
}

const parent = standardOf('cn.quality-2017');
const citation = { source: 'proposed', locator: 'test' };

/** The simplest stored overlay with other changes in place of its own. */
function overlayWith(
  changes: Pick<Overlay, 'thresholds' | 'coefficients' | 'parameters'>,
): Overlay {
  const base = overlays().find((one) => one.id === 'local.junior-cv-030');
  if (base === undefined) throw new Error('local.junior-cv-030');
  return { ...base, coefficients: {}, ...changes };
}

describe.each(overlays().map((one) => [one.id, one] as const))('%s', (id, overlay) => {
  it('has the shape and a parent that exists', () => {
    expect(faults(overlaySchema, overlay)).toEqual([]);
    expect(standards().map((one) => one.id)).toContain(overlay.parent);
  });

  it('loosens nothing without saying so and why', () => {
    expect(loosenedPlaces(standardOf(overlay.parent), overlay)).toEqual([]);
  });

  it('names its parent and keeps the indicators when merged', () => {
    const merged = standardOf(id);
    const original = standardOf(overlay.parent);
    expect(merged.parent).toBe(overlay.parent);
    expect(merged.indicators.map((one) => one.key)).toEqual(
      original.indicators.map((one) => one.key),
    );
    expect(merged.items.length).toBeGreaterThanOrEqual(original.items.length);
  });
});

describe('loosenedPlaces', () => {
  const limit = (operator: Limit['operator'], value: number): Limit => ({
    operator,
    value,
    citation,
  });

  it('finds a lower threshold, a higher coefficient and a lower parameter', () => {
    const lax = overlayWith({
      thresholds: { teachingArea: { primary: limit('>=', 4.4) } },
      coefficients: { each: { junior: limit('<=', 0.46) } },
      parameters: {
        special_funding_minimum: {
          value: 5999,
          unit: { zh: '元', en: 'yuan' },
          tighter: 'higher',
          citation,
        },
      },
    });
    expect(loosenedPlaces(parent, lax)).toEqual([
      'teachingArea primary',
      'coefficient each junior',
      'special_funding_minimum',
    ]);
  });

  it('takes "at most" after "less than" of the same number for looser, the reverse for tighter', () => {
    const strict = overlayWith({ coefficients: { each: { junior: limit('<', 0.45) } } });
    const strictParent = mergeOverlay(parent, strict);
    const back = overlayWith({ coefficients: { each: { junior: limit('<=', 0.45) } } });
    expect(loosenedPlaces(parent, strict)).toEqual([]);
    expect(loosenedPlaces(strictParent, back)).toEqual(['coefficient each junior']);
  });

  it('accepts what says that it loosens and gives a reason, and nothing less', () => {
    const reason = { zh: '过渡期', en: 'transition' };
    const said = (extra: object): Overlay =>
      overlayWith({ thresholds: { teachingArea: { primary: { ...limit('>=', 4), ...extra } } } });
    expect(loosenedPlaces(parent, said({ loosens: true, reason }))).toEqual([]);
    expect(loosenedPlaces(parent, said({ loosens: true }))).toEqual(['teachingArea primary']);
  });
});

describe('mergeOverlay', () => {
  it('replaces the named level only', () => {
    const { each } = standardOf('local.junior-cv-030').coefficients;
    expect([each?.junior.operator, each?.junior.value]).toEqual(['<', 0.3]);
    expect(each?.primary).toEqual(parent.coefficients.each?.primary);
  });

  it('sets a threshold of one level and keeps the other', () => {
    const higher = { operator: '>=', value: 5, citation } as const;
    const merged = mergeOverlay(
      parent,
      overlayWith({ thresholds: { teachingArea: { primary: higher } } }),
    );
    const limits = merged.indicators.find((one) => one.key === 'teachingArea')?.thresholds;
    expect([limits?.primary.value, limits?.junior.value]).toEqual([5, 5.8]);
  });

  it('carries a parameter into the limits that name it, with its citation', () => {
    const shenyang = standardOf('local.shenyang-2024');
    const part = shenyang.items.find((one) => one.id === 'government-7')?.parts[0];
    expect(part?.limit.value).toBe(8000);
    expect(part?.limit.citation).toEqual(shenyang.parameters['special_funding_minimum']?.citation);
  });

  it('adds parts to an item of the parent and new items at the end', () => {
    const shenyang = standardOf('local.shenyang-2024');
    const quality = shenyang.items.find((one) => one.id === 'quality-4');
    expect(quality?.parts.map((part) => part.id)).toEqual([
      'training-funds',
      'training-funds-final',
    ]);
    expect(shenyang.items.at(-1)?.id).toBe('veto-6');
    expect(shenyang.items.length).toBe(parent.items.length + 1);
  });

  it('never drops a statement that the parent asks to confirm', () => {
    const dropped = parent.items
      .filter((one) => one.statement !== null)
      .filter(
        (one) =>
          standardOf('local.shenyang-2024').items.find((other) => other.id === one.id)
            ?.statement === null,
      );
    expect(dropped).toEqual([]);
  });
});
