import { describe, expect, it } from '@jest/globals';
import { addTo, appendAll, largest, smallest } from '../../src/kernel/arrays';

describe('arrays of a million items', () => {
  const million = Array.from({ length: 1_000_000 }, (_, i) => i - 5);

  it('are appended', () => {
    const target = [0];
    appendAll(target, million);
    expect(target).toHaveLength(1_000_001);
  });

  it('are put under a key, in the time that they need and not in its square', () => {
    const lists = new Map<string, number[]>();
    for (const item of million) addTo(lists, item < 0 ? 'below' : 'above', item);
    expect(lists.get('below')).toEqual([-5, -4, -3, -2, -1]);
    expect(lists.get('above')).toHaveLength(999_995);
  });

  it('have a smallest and a largest', () => {
    expect([smallest(million), largest(million)]).toEqual([-5, 999_994]);
    expect([smallest([]), largest([])]).toEqual([Infinity, -Infinity]);
  });
});
