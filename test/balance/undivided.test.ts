import { describe, expect, it } from '@jest/globals';
import { computeBalance, indicatorFormula } from '../../src/balance';
import { parseFormula } from '../../src/formula';
import { rules, standards, undividedFields } from '../../src/standard';
import { standardOf } from '../cases/caseFile';
import type { Row } from './tables';
import { primarySchool, tableOf, without } from './tables';

const KEY = 'qualifiedTeachers';
const standard = standardOf('cn.quality-2017');

function schools(rows: readonly Row[]) {
  return computeBalance({ standard, ledgers: [tableOf('ledger', rows)], reliefs: [] }).schools;
}

/** 25 of 500 pupils, one of them a postgraduate. */
const divided = primarySchool(1);
const blank = { teachers_phd: null, teachers_master: null };
const value = (row: Row) => schools([row])[0]?.value(KEY);

describe('postgraduates', () => {
  it('count undivided where a row gives them so', () => {
    expect(value(divided)).toBe(5);
    expect(value({ ...divided, ...blank, teachers_postgraduate: 1 })).toBe(5);
    expect(value({ ...divided, ...blank, teachers_postgraduate: 6 })).toBe(6);
  });

  it('count undivided where the form has no other columns', () => {
    const row = { ...divided, teachers_postgraduate: 6 };
    expect(value(without(without(row, 'teachers_phd'), 'teachers_master'))).toBe(6);
  });

  it('count in their parts where a row gives both', () => {
    expect(value({ ...divided, teachers_postgraduate: 99 })).toBe(5);
  });

  it('are never counted with half of their parts', () => {
    const half = { ...divided, teachers_phd: null, teachers_postgraduate: 6 };
    expect(value(half)).toBe(6);
    expect(value({ ...half, teachers_postgraduate: null })).toBeNull();
  });

  it('stand in one table beside rows of the other kind', () => {
    const rows = [
      { ...divided, teachers_postgraduate: null },
      { ...primarySchool(2), ...blank, teachers_postgraduate: 6 },
      { ...primarySchool(3), ...blank, teachers_postgraduate: null },
    ];
    expect(schools(rows).map((school) => school.value(KEY))).toEqual([5, 6, null]);
  });
});

describe('what keeps the figure from being told', () => {
  const why = (row: Row) => schools([row])[0]?.indicators[KEY]?.why;

  it('is the figure that the row lacks, not the parts that it does not give', () => {
    const row = { ...divided, ...blank, teachers_postgraduate: 1, teachers_college: null };
    expect(why(row)).toMatchObject({ reason: 'blank', field: 'teachers_college' });
    expect(why({ ...row, teachers_postgraduate: -1 })).toMatchObject({
      reason: 'negative',
      field: 'teachers_postgraduate',
    });
  });

  it('is the part, where nothing is given undivided', () => {
    const row = { ...divided, ...blank, teachers_postgraduate: null };
    expect(why(row)).toMatchObject({ reason: 'blank', field: 'teachers_phd' });
  });

  it('is the undivided figure on a form that has only that', () => {
    const row = { ...divided, teachers_postgraduate: null };
    expect(why(without(without(row, 'teachers_phd'), 'teachers_master'))).toMatchObject({
      reason: 'blank',
      field: 'teachers_postgraduate',
    });
  });
});

describe('the formulas of the standards', () => {
  const numerators = standards().flatMap(({ indicators }) =>
    indicators.flatMap(({ numerator }) => Object.values(numerator)),
  );

  it.each(undividedFields())('name the parts of $key as one sum', ({ parts, sum }) => {
    const naming = numerators.filter((source) => parts.some((part) => source.includes(part)));
    expect(naming.length).toBeGreaterThan(0);
    for (const source of naming) {
      const rest = source.replaceAll(sum, '0');
      expect(parts.filter((part) => rest.includes(part))).toEqual([]);
    }
  });

  it('parse however a form gives the sum', () => {
    const [indicator] = standard.indicators;
    if (indicator === undefined) throw new Error('no indicator');
    const forms: readonly (readonly string[])[] = [
      ['teachers_postgraduate'],
      ['teachers_phd', 'teachers_master'],
      ['teachers_phd', 'teachers_master', 'teachers_postgraduate'],
    ];
    const all = forms.map((columns) =>
      indicatorFormula(standard, indicator, 'primary', '211', [], (key) => columns.includes(key)),
    );
    expect(all.map((one) => one !== undefined && parseFormula(one.value).ok)).toEqual([
      true,
      true,
      true,
    ]);
    expect(new Set(all.map((one) => one?.value)).size).toBe(3);
  });

  it('are not the only ones that judge degrees: rules do so undivided as well', () => {
    const judging = rules().filter(({ formula = '' }) => formula.includes('teachers_postgraduate'));
    expect(judging.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['R-001-2', 'J-163', 'X-024-8']),
    );
  });
});
