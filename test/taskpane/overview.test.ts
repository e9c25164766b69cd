import { describe, expect, it } from '@jest/globals';
import type { CheckView, CountsView, ItemView, LevelView } from '../../src/app/view/types';
import { itemsByOutcome } from '../../src/taskpane/screens/overview/itemSummary';
import { nextStep } from '../../src/taskpane/screens/overview/nextStep';
import { inFamilies } from '../../src/taskpane/screens/settings/families';
import { checkView, standardView } from '../support/paneViews';

const none = { error: 0, warning: 0, explained: 0, below: 0, info: 0, cannotTell: 0 };

const level: LevelView = {
  level: 'primary',
  name: '小学',
  schools: 2,
  pupils: 1000,
  passed: true,
  sentence: '',
  indicators: [],
  composite: { text: '0.3', limitText: '≤ 0.5', passed: true },
};

function facts(counts: Partial<CountsView>, change: Partial<CheckView> = {}) {
  const all = { ...checkView().counts, ...none, ...counts };
  const view = checkView({ counts: all, ...change });
  return { view, stale: false, results: false, settings: { live: true } };
}

describe('what to do next', () => {
  it('is to check again where the figures are old or nothing was checked', () => {
    expect(nextStep({ ...facts({}), stale: true, settings: { live: false } })).toBe('recheck');
    expect(nextStep(facts({}, { status: 'not-checked' }))).toBe('recheck');
    expect(nextStep({ ...facts({ error: 1 }), stale: true })).toBe('see-findings');
  });

  it('is to see to errors and warnings before any result', () => {
    expect(nextStep(facts({ error: 1 }, { levels: [level] }))).toBe('see-findings');
    expect(nextStep(facts({ warning: 1 }, { levels: [level] }))).toBe('see-findings');
  });

  it('is to write the results once the data are sound, and then to look at them', () => {
    const sound = facts({ below: 3 }, { levels: [level] });
    expect(nextStep(sound)).toBe('write-results');
    expect(nextStep({ ...sound, results: true })).toBe('see-balance');
    expect(nextStep(facts({}, { levels: [level], writable: false }))).toBe('see-balance');
  });

  it('is nothing but another check where the workbook holds no schools and no finding', () => {
    expect(nextStep(facts({}))).toBe('recheck');
    expect(nextStep(facts({ cannotTell: 2 }))).toBe('see-findings');
  });
});

describe('county items', () => {
  it('come by outcome, those that need care first, each in its order', () => {
    const item = (id: string, outcome: ItemView['outcome']) => ({ id, outcome }) as ItemView;
    const items = [item('a', 'met'), item('b', 'not-met'), item('c', 'met')];
    expect(
      itemsByOutcome(items).map(({ outcome, items: some }) => [outcome, some.map(({ id }) => id)]),
    ).toEqual([
      ['not-met', ['b']],
      ['met', ['a', 'c']],
    ]);
  });
});

describe('standards', () => {
  it('stand in families, and none gets lost', () => {
    const one = (id: string, parent: string | null) => standardView({ id, parent });
    const list = [one('x', 'gone'), one('b1', 'b'), one('a', null), one('b', null), one('a1', 'a')];
    expect(inFamilies(list).map(({ id }) => id)).toEqual(['a', 'a1', 'b', 'b1', 'x']);
  });
});
