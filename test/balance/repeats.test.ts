import { describe, expect, it } from '@jest/globals';
import type { Balance } from '../../src/balance';
import { computeBalance } from '../../src/balance';
import { standardOf } from '../cases/caseFile';
import type { Row } from './tables';
import { nineYearSchool, primarySchool, tableOf } from './tables';

function balanceOf(rows: readonly Row[], id = 'cn.quality-2017'): Balance {
  return computeBalance({
    standard: standardOf(id),
    ledgers: [tableOf('ledger', rows)],
    reliefs: [],
  });
}

const two = [primarySchool(1), primarySchool(2)];
const undecided = { passed: null, why: { reason: 'duplicate-school' } };

describe('a school that stands more than once', () => {
  it('is left open when one row would count and the other not', () => {
    const point = { school_type: '218' };
    const small = primarySchool(3, { ...point, students: 40 });
    const large = primarySchool(3, { ...point, students: 60 });
    const balance = balanceOf([...two, small, large]);
    expect(balance.excluded).toEqual([]);
    expect(balance.levels.primary).toMatchObject(undecided);
    const owners = [primarySchool(3), primarySchool(3, { founder_type: '10' })];
    expect(balanceOf([...two, ...owners], 'cn.basic-2012').levels.primary).toMatchObject(undecided);
  });

  it('is known by its name where a row has no code', () => {
    const named = (changes: Row): Row => primarySchool(1, { school_code: null, ...changes });
    const copy = balanceOf([...two, named({})]);
    expect(copy.excluded).toMatchObject([{ row: 2, exclusion: 'duplicate-row' }]);
    expect(copy.levels.primary).toMatchObject({ schools: 2, passed: true });
    expect(balanceOf([...two, named({ students: 510 })]).levels.primary).toMatchObject(undecided);
    const other = named({ school_name: '示例小学9', students: 510 });
    expect(balanceOf([...two, other]).levels.primary).toMatchObject({ schools: 3, passed: true });
  });

  it('counts one of the rows that agree, and doubts those that do not', () => {
    const rows = [primarySchool(3), primarySchool(3, { books: 1, area_field: 1 })];
    const balance = balanceOf([...two, ...rows, ...rows]);
    expect(balance.excluded).toHaveLength(2);
    expect(balance.levels.primary).toMatchObject({ schools: 4, ...undecided });
  });
});

describe('a level that the school type does not have', () => {
  it('leaves both levels open: either the type or the level is wrong', () => {
    const balance = balanceOf([
      ...two,
      ...nineYearSchool(4),
      ...nineYearSchool(5),
      primarySchool(3, { level: '初中' }),
    ]);
    const open = { passed: null, pupils: null, why: { reason: 'level-not-in-type' } };
    expect(balance.levels.primary).toMatchObject(open);
    expect(balance.levels.junior).toMatchObject(open);
    expect(balance.schools.at(-1)).toMatchObject({ passed: null });
    expect(balance.schools.at(-1)?.indicators['teachingArea']?.value).toBeNull();
  });

  it('leaves both open even where it is open too whether the school counts', () => {
    const rows = [
      ...two.map((row) => ({ ...row, founder_type: '7' })),
      primarySchool(3, { level: '初中', founder_type: null }),
    ];
    const { primary, junior } = balanceOf(rows, 'cn.basic-2012').levels;
    expect(primary).toMatchObject({ passed: null, why: { reason: 'level-not-in-type' } });
    expect(junior).toMatchObject({ passed: null, why: { reason: 'level-not-in-type' } });
  });

  it('is not guessed for a code that is on no list', () => {
    const balance = balanceOf([...two, primarySchool(3, { school_type: '999' })]);
    expect(balance.levels.primary).toMatchObject({ passed: null, why: { reason: 'type-unknown' } });
  });
});

describe('a figure below 0', () => {
  it('tells nothing, even where the sum comes out above 0', () => {
    const balance = balanceOf([
      ...two,
      primarySchool(3, { teachers_phd: -3, teachers_college: 40 }),
    ]);
    const figure = balance.schools[2]?.indicators['qualifiedTeachers'];
    expect(figure).toMatchObject({
      value: null,
      why: { reason: 'negative', field: 'teachers_phd' },
    });
    expect(balance.levels.primary?.passed).toBeNull();
  });
});

describe('two forms of one school', () => {
  it('agree where they differ only in what does not concern the school', () => {
    const sheet = primarySchool(1, { students_primary: 500, students_junior: 0 });
    expect(balanceOf([...two, sheet]).levels.primary).toMatchObject({ schools: 2, passed: true });
    const [, junior] = nineYearSchool(3);
    const again = { ...junior, teachers_college: null };
    expect(balanceOf([...nineYearSchool(3), again]).excluded).toHaveLength(1);
  });
});

describe('a row without a code beside two rows with one', () => {
  it('is one more copy where all three agree', () => {
    const rows = [primarySchool(1), primarySchool(1), primarySchool(1, { school_code: null })];
    const balance = balanceOf([...rows, primarySchool(2)]);
    expect(balance.excluded).toHaveLength(2);
    expect(balance.levels.primary).toMatchObject({ schools: 2, passed: true });
  });
});
