import { describe, expect, it } from '@jest/globals';
import Fraction from 'fraction.js';
import { findStandard, floorOf } from '../../src/standard';
import type { Level, Standard } from '../../src/standard';

function standardOf(id: string): Standard {
  const found = findStandard(id);
  if (!found.ok) throw new Error(id);
  return found.value;
}

/** Threshold and 85 % floor, primary then junior, as the published floors print them. */
const PUBLISHED: Readonly<Record<string, readonly [number, string, number, string]>> = {
  qualifiedTeachers: [4.2, '3.57', 5.3, '4.505'],
  backboneTeachers: [1, '0.85', 1, '0.85'],
  sportsArtTeachers: [0.9, '0.765', 0.9, '0.765'],
  teachingArea: [4.5, '3.825', 5.8, '4.93'],
  sportsArea: [7.5, '6.375', 10.2, '8.67'],
  equipmentValue: [2000, '1700', 2500, '2125'],
  multimediaRooms: [2.3, '1.955', 2.4, '2.04'],
};

describe('cn.quality-2017', () => {
  const standard = standardOf('cn.quality-2017');

  it('has the seven published indicators in the order of the form', () => {
    expect(standard.indicators.map((one) => one.key)).toEqual(Object.keys(PUBLISHED));
    expect(standard.indicators.map((one) => one.code)).toEqual([
      'L1',
      'L2',
      'L3',
      'L4',
      'L5',
      'L6',
      'L7',
    ]);
  });

  it.each(standard.indicators.map((one) => [one.key, one] as const))(
    '%s has the published thresholds and exactly the published floors',
    (key, indicator) => {
      const [primary, primaryFloor, junior, juniorFloor] = PUBLISHED[key] ?? [];
      const at = (level: Level): readonly [number | undefined, boolean] => {
        const limit = indicator.thresholds?.[level];
        const floor = limit === undefined ? null : floorOf(standard, limit);
        const printed = level === 'primary' ? primaryFloor : juniorFloor;
        return [limit?.value, new Fraction(String(floor)).equals(printed ?? '')];
      };
      expect([at('primary'), at('junior')]).toEqual([
        [primary, true],
        [junior, true],
      ]);
      expect(indicator.thresholds?.primary.operator).toBe('>=');
      expect(indicator.thresholds?.junior.operator).toBe('>=');
    },
  );

  it('limits each coefficient, counting the limit itself, and lets the composite decide nothing', () => {
    const { each, composite } = standard.coefficients;
    expect([each?.primary.operator, each?.primary.value]).toEqual(['<=', 0.5]);
    expect([each?.junior.operator, each?.junior.value]).toEqual(['<=', 0.45]);
    expect(composite).toBeNull();
  });

  it('passes a school with six of seven and the seventh at 85 %', () => {
    expect(standard.schoolRule).toMatchObject({ metAtLeast: 6, floorRatio: 0.85 });
  });

  it('counts junior teachers from the bachelor degree on, primary ones from college', () => {
    const [first] = standard.indicators;
    expect(first?.numerator.primary).toContain('[@teachers_college]');
    expect(first?.numerator.junior).not.toContain('[@teachers_college]');
  });

  it('splits the four physical resources and no teachers', () => {
    expect(standard.indicators.filter((one) => one.split).map((one) => one.key)).toEqual([
      'teachingArea',
      'sportsArea',
      'equipmentValue',
      'multimediaRooms',
    ]);
  });

  it('has 15 government items, 9 of quality, 1 of recognition, 5 vetoes and 5 conditions, in order', () => {
    const numbers = (group: string): readonly number[] =>
      standard.items.filter((one) => one.group === group).map((one) => one.number);
    const upTo = (last: number): readonly number[] =>
      Array.from({ length: last }, (_, at) => at + 1);
    expect(numbers('government')).toEqual(upTo(15));
    expect(numbers('quality')).toEqual(upTo(9));
    expect(numbers('recognition')).toEqual([1]);
    expect(numbers('veto')).toEqual(upTo(5));
    expect(numbers('admission')).toEqual(upTo(5));
  });

  it('keeps the difference between schools in monitoring strictly below 0.15', () => {
    const gaps = standard.items
      .flatMap((item) => item.parts)
      .filter((part) => part.id.endsWith('-gap'));
    expect(gaps.length).toBe(12);
    expect(
      new Set(gaps.map((part) => `${part.limit.operator}${String(part.limit.value)}`)),
    ).toEqual(new Set(['<0.15']));
  });

  it('asks the questions that its sources leave open', () => {
    expect(standard.openQuestions.map((one) => one.id)).toEqual([
      'primary-degree',
      'junior-floor',
      'rotation-operator',
      'special-funding',
      'small-school-wording',
      'per-hundred',
      'special-rooms',
      'relief-edition',
      'rounding',
      'scope',
      'weighting',
      'recognition-figure',
      'twelve-year-size',
      'in-force',
    ]);
  });
});

describe('cn.basic-2012', () => {
  const standard = standardOf('cn.basic-2012');

  it('has the eight indicators without thresholds per school', () => {
    expect(standard.indicators.map((one) => one.key)).toEqual([
      'teachingArea',
      'sportsArea',
      'equipmentValue',
      'computers',
      'books',
      'teacherRatio',
      'qualifiedTeachers',
      'seniorTeachers',
    ]);
    expect(standard.indicators.every((one) => one.thresholds === null)).toBe(true);
    expect(standard.schoolRule).toBeNull();
  });

  it('limits the composite only', () => {
    const { each, composite } = standard.coefficients;
    expect(each).toBeNull();
    expect([composite?.primary.operator, composite?.primary.value]).toEqual(['<=', 0.65]);
    expect([composite?.junior.operator, composite?.junior.value]).toEqual(['<=', 0.55]);
  });

  it('splits five resources and counts teachers per pupil, not pupils per teacher', () => {
    expect(standard.indicators.filter((one) => one.split).length).toBe(5);
    const ratio = standard.indicators.find((one) => one.key === 'teacherRatio');
    expect([ratio?.numerator.primary, ratio?.denominator, ratio?.scale]).toEqual([
      '[@teachers]',
      '[@students]',
      1,
    ]);
  });
});
