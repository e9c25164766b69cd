import { describe, expect, it } from '@jest/globals';
import { paneSession } from '../../src/taskpane/session';
import { movedCursor, steppedCursor } from '../../src/taskpane/session/cursor';
import { filterFindings, NO_FILTER } from '../../src/taskpane/session/filter';
import { fakeEngine, fakeHost } from '../support/paneFakes';
import { findingView } from '../support/paneViews';

const a = findingView(0, { cell: 'A1' });
const b = findingView(1, { cell: 'B1' });
const c = findingView(2, { cell: 'C1' });

describe('the cursor', () => {
  it('stays on the same finding wherever that stands now', () => {
    expect(movedCursor({ shown: [a, b, c], current: 1 }, [{ ...b, id: 7 }])).toBe(7);
  });

  it('goes to the next one when its own is gone, and to the one before at the end', () => {
    const old = { shown: [a, b, c], current: 1 };
    expect(movedCursor(old, [a, { ...c, id: 1 }])).toBe(1);
    expect(movedCursor(old, [a])).toBe(0);
    expect(movedCursor(old, [])).toBeNull();
  });

  it('is nowhere when it was nowhere', () => {
    expect(movedCursor({ shown: [a], current: null }, [a])).toBeNull();
  });

  it('steps through what the filter lets through and stops at the ends', () => {
    expect(steppedCursor([a, c], null, 1)).toBe(0);
    expect(steppedCursor([a, c], null, -1)).toBe(2);
    expect(steppedCursor([a, c], 0, 1)).toBe(2);
    expect(steppedCursor([a, c], 2, 1)).toBe(2);
    expect(steppedCursor([], null, 1)).toBeNull();
  });

  it('follows its finding through a check and passes over what has been explained', async () => {
    const host = fakeHost();
    const engine = fakeEngine([a, b, c]);
    const pane = paneSession({ host, engine });
    await pane.open('county.xlsx');
    pane.actions.focusFinding(1, false);
    engine.findingsNow = [
      { ...b, id: 0 },
      { ...c, id: 1 },
    ];
    await pane.actions.check();
    expect(pane.state().current).toBe(0);
    engine.findingsNow = [
      { ...b, id: 0, reason: '新建校区' },
      { ...c, id: 1 },
    ];
    await pane.actions.check();
    expect(pane.state().current).toBe(1);
  });
});

describe('the filter', () => {
  const explained = findingView(3, { tier: 'warning', reason: '新建校区', rule: 'E-001' });
  const list = [a, findingView(1, { sheet: '教师', school: '第二小学' }), explained];
  const names = new Map([['E-001', '班额偏离']]);

  it('leaves out what has been explained until asked for it', () => {
    expect(filterFindings(list, NO_FILTER, names)).toHaveLength(2);
    expect(filterFindings(list, { ...NO_FILTER, explained: true }, names)).toHaveLength(3);
  });

  it('wants every word found somewhere: message, school, cell, rule or its name', () => {
    const search = (words: string) =>
      filterFindings(list, { ...NO_FILTER, explained: true, search: words }, names).map(
        ({ id }) => id,
      );
    expect(search('第二 骨干')).toEqual([1]);
    expect(search('班额')).toEqual([3]);
    expect(search('e-001')).toEqual([3]);
    expect(search('班额 第二')).toEqual([]);
  });

  it('shows no finding among what cannot be told', () => {
    expect(filterFindings(list, { ...NO_FILTER, tier: 'cannot-tell' }, names)).toEqual([]);
  });
});
