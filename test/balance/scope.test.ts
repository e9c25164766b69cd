import { describe, expect, it } from '@jest/globals';
import type { Balance } from '../../src/balance';
import { computeBalance } from '../../src/balance';
import { standardOf } from '../cases/caseFile';
import type { Row } from './tables';
import { nineYearSchool, primarySchool, tableOf, without } from './tables';

function balanceOf(rows: readonly Row[], id = 'cn.quality-2017'): Balance {
  return computeBalance({
    standard: standardOf(id),
    ledgers: [tableOf('ledger', rows)],
    reliefs: [],
  });
}

const two = [primarySchool(1), primarySchool(2)];

describe('rows that take no part', () => {
  it.each([
    ['a special school', { school_type: '514' }, 'special-education'],
    ['a vocational school', { school_type: '321', level: '初中' }, 'vocational'],
    ['a teaching point of 49 pupils', { school_type: '218', students: 49 }, 'small-teaching-point'],
    ['a row of senior pupils', { school_type: '345', level: '高中' }, 'other-level'],
  ] as const)('%s is listed with its reason', (_, changes, exclusion) => {
    const balance = balanceOf([...two, primarySchool(3, changes)]);
    expect(balance.schools).toHaveLength(2);
    expect(balance.excluded).toMatchObject([{ row: 2, name: '示例小学3', exclusion }]);
    expect(balance.excluded[0]?.reason.zh).not.toBe('');
    expect(balance.levels.primary?.passed).toBe(true);
  });

  it('counts a teaching point of 50 pupils', () => {
    const balance = balanceOf([...two, primarySchool(3, { school_type: '218', students: 50 })]);
    expect(balance.excluded).toEqual([]);
    expect(balance.levels.primary?.schools).toBe(3);
  });

  it('counts private schools in 2017 and not in 2012', () => {
    const rows = [...two, primarySchool(3, { founder_type: '10' })];
    expect(balanceOf(rows).levels.primary?.schools).toBe(3);
    const basic = balanceOf(rows, 'cn.basic-2012');
    expect(basic.levels.primary?.schools).toBe(2);
    expect(basic.excluded).toMatchObject([{ exclusion: 'private' }]);
  });

  it('does not apply an exclusion about a column that the form does not have, and says so', () => {
    const rows = two.map((row) => without(row, 'founder_type'));
    const balance = balanceOf(rows, 'cn.basic-2012');
    expect(balance.levels.primary).toMatchObject({ schools: 2, passed: true });
    expect(balance.unapplied).toContainEqual({
      exclusion: 'private',
      ledger: 0,
      field: 'founder_type',
    });
  });
});

describe('rows in doubt', () => {
  it('an unreadable type leaves its level open', () => {
    const balance = balanceOf([...two, primarySchool(3, { school_type: null })]);
    expect(balance.levels.primary).toMatchObject({
      passed: null,
      pupils: null,
      why: { reason: 'type-unknown', field: 'school_type', schools: [{ school: 2 }] },
    });
    expect(balance.schools[2]).toMatchObject({ passed: null, type: null });
    expect(balance.schools[2]?.undecided[0]).toMatchObject({ reason: 'type-unknown' });
  });

  it('an unreadable level leaves both levels open', () => {
    const rows = [
      ...two,
      ...nineYearSchool(4),
      ...nineYearSchool(5),
      primarySchool(3, { level: null }),
    ];
    const { primary, junior } = balanceOf(rows).levels;
    for (const level of [primary, junior]) {
      expect(level).toMatchObject({
        passed: null,
        why: { reason: 'level-unknown', field: 'level' },
      });
    }
  });

  it('an exclusion that cannot be decided leaves the level open', () => {
    const balance = balanceOf([...two, primarySchool(3, { school_type: '218', students: null })]);
    expect(balance.levels.primary?.why).toMatchObject({
      reason: 'scope-unknown',
      field: 'students',
    });
  });

  it('keeps a certain exclusion although the level cannot be read', () => {
    const balance = balanceOf([...two, primarySchool(3, { school_type: '514', level: null })]);
    expect(balance.levels.primary?.passed).toBe(true);
    expect(balance.excluded).toHaveLength(1);
  });
});

describe('a school that appears twice', () => {
  it('counts once where its figures are the same', () => {
    const balance = balanceOf([...two, { ...primarySchool(1), books: 99 }]);
    expect(balance.levels.primary).toMatchObject({ schools: 2, pupils: 1000, passed: true });
    expect(balance.excluded).toMatchObject([
      { row: 2, exclusion: 'duplicate-row', citation: null },
    ]);
  });

  it('leaves the level open where they differ, and names both rows and the field', () => {
    const balance = balanceOf([...two, primarySchool(1, { students: 501 })]);
    expect(balance.levels.primary).toMatchObject({
      passed: null,
      pupils: null,
      why: { reason: 'duplicate-school', field: 'students' },
    });
    expect(balance.levels.primary?.why?.schools.map(({ school }) => school)).toEqual([0, 2]);
  });

  it('is no repeat where the levels differ', () => {
    expect(balanceOf([...nineYearSchool(1), ...nineYearSchool(2)]).excluded).toEqual([]);
  });

  it('is found across files', () => {
    const ledgers = [tableOf('ledger', two), tableOf('ledger', [primarySchool(1)])];
    const balance = computeBalance({
      standard: standardOf('cn.quality-2017'),
      ledgers,
      reliefs: [],
    });
    expect(balance.levels.primary?.schools).toBe(2);
    expect(balance.excluded).toMatchObject([{ ledger: 1, row: 0 }]);
  });

  it('does not take two rows without a code for one school', () => {
    const rows = two.map((row) => ({ ...row, school_code: null }));
    expect(balanceOf(rows).levels.primary?.schools).toBe(2);
  });
});
