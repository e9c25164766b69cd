import { describe, expect, it } from '@jest/globals';
import type { Judged } from '../../src/balance/verdict';
import { judgeSchool } from '../../src/balance/verdict';

const rule = { metAtLeast: 6, floorRatio: 0.85, citation: { source: 'test', locator: 'test' } };

const MET: Judged = { met: true, floorMet: true };
const MISSED: Judged = { met: false, floorMet: true };
const BELOW: Judged = { met: false, floorMet: false };
const UNKNOWN: Judged = { met: null, floorMet: null };

function seven(...others: readonly Judged[]): readonly Judged[] {
  return [...others, ...Array<Judged>(7 - others.length).fill(MET)];
}

describe('judgeSchool', () => {
  it.each([
    ['all met', seven(), 7, true],
    ['one missed at the floor or above', seven(MISSED), 6, true],
    ['one below the floor', seven(BELOW), 6, false],
    ['two missed, both above the floor', seven(MISSED, MISSED), 5, false],
    ['one unknown: it may lie below the floor', seven(UNKNOWN), null, null],
    ['one missed, one unknown: the unknown one decides', seven(MISSED, UNKNOWN), null, null],
    [
      'two missed for certain, one unknown: nothing can save it',
      seven(MISSED, MISSED, UNKNOWN),
      null,
      false,
    ],
    [
      'one below the floor for certain, six unknown',
      seven(BELOW, ...Array<Judged>(6).fill(UNKNOWN)),
      null,
      false,
    ],
    ['all unknown', Array<Judged>(7).fill(UNKNOWN), null, null],
  ] as const)('%s', (_, judged, met, passed) => {
    expect(judgeSchool(rule, judged)).toEqual({ met, passed });
  });

  it('lets a missed indicator pass where the standard sets no floor', () => {
    expect(judgeSchool(rule, seven({ met: false, floorMet: null }))).toEqual({
      met: 6,
      passed: true,
    });
  });

  it('judges no school where the standard has no school rule', () => {
    expect(judgeSchool(null, seven())).toEqual({ met: null, passed: null });
  });
});
