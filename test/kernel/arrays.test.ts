import { describe, expect, it } from '@jest/globals';
import { appendAll, largest, smallest } from '../../src/kernel/arrays';

describe('arrays of a million items', () => {
  const million = Array.from({ length: 1_000_000 }, (_, i) => i - 5);

  it('are appended', () => {
    const target = [0];
    appendAll(target, million);
    expect(target).toHaveLength(1_000_001);
  });

  it('have a smallest and a largest', () => {
    expect([smallest(million), largest(million)]).toEqual([-5, 999_994]);
    expect([smallest([]), largest([])]).toEqual([Infinity, -Infinity]);
  });
});
