import { describe, expect, it } from '@jest/globals';
import { computeBalance, indicatorFormula } from '../../src/balance';
import { parametersOf } from '../../src/balance/composition';
import { shareFormula } from '../../src/balance/split';
import { evaluate, parseFormula } from '../../src/formula';
import { Tag } from '../../src/formula/table';
import { standardOf } from '../cases/caseFile';
import type { Row } from './tables';
import { nineYearSchool, primarySchool, tableOf } from './tables';

const quality = standardOf('cn.quality-2017');
const basic = standardOf('cn.basic-2012');

describe('shareFormula', () => {
  it.each([
    ['211', 'primary', '1'],
    ['312', 'primary', '[@students_primary]/([@students_primary]+1.1*[@students_junior])'],
    ['312', 'junior', '1.1*[@students_junior]/([@students_primary]+1.1*[@students_junior])'],
    ['341', 'junior', '[@students_junior]/([@students_junior]+1.2*[@students_senior])'],
    [
      '345',
      'junior',
      '1.1*[@students_junior]/([@students_primary]+1.1*[@students_junior]+1.32*[@students_senior])',
    ],
    ['341', 'senior', '1.2*[@students_senior]/([@students_junior]+1.2*[@students_senior])'],
    ['342', 'senior', '1'],
    ['341', 'primary', undefined],
    ['312', 'senior', undefined],
  ] as const)('of type %s, %s', (type, level, formula) => {
    expect(shareFormula(quality.split, type, level)).toBe(formula);
  });
});

describe('indicatorFormula', () => {
  const [area] = quality.indicators.filter(({ key }) => key === 'teachingArea');
  const [teachers] = quality.indicators.filter(({ key }) => key === 'sportsArtTeachers');

  it('composes scale, share, numerator and denominator', () => {
    if (!area || !teachers) throw new Error('indicators');
    expect(indicatorFormula(quality, area, 'junior', '312', [])?.value).toBe(
      '(1.1*[@students_junior]/([@students_primary]+1.1*[@students_junior]))*([@area_teaching]-[@area_indoor_sport])/[@students]',
    );
    expect(indicatorFormula(quality, teachers, 'junior', '312', [])?.value).toBe(
      '100*([@teachers_pe]+[@teachers_music]+[@teachers_art]+[@teachers_arts])/[@students]',
    );
    expect(indicatorFormula(quality, area, 'primary', '341', [])).toBeUndefined();
  });

  it('adds a relief where the form has its columns', () => {
    if (!teachers) throw new Error('indicators');
    const reliefs = ['rural-small-teachers'];
    const added = indicatorFormula(quality, teachers, 'primary', '211', reliefs)?.numerator;
    expect(added).toContain('+IF(AND(NOT(ISBLANK([@is_rural_small])),');
    expect(added).toContain('[@rot_pe]+[@rot_music]+[@rot_art]+[@rot_arts],0)');
    const without = indicatorFormula(
      quality,
      teachers,
      'primary',
      '211',
      reliefs,
      (key) => key !== 'rot_pe',
    );
    expect(without?.numerator).toBe(teachers.numerator.primary);
  });
});

describe('one definition for engine and workbook', () => {
  const claims = {
    is_dense_city: '是',
    area_other_field: 40.5,
    area_offsite: 60,
    is_rural_small: '是',
    rot_pe: 1,
    rot_music: 1,
    rot_art: 0,
    rot_arts: 0,
  };
  const rows: readonly Row[] = [
    primarySchool(1, claims),
    primarySchool(2, { students: 77, ...claims }),
    ...nineYearSchool(3, claims, { ...claims, is_dense_city: null }),
    primarySchool(4, {
      ...claims,
      school_type: '341',
      level: '初中',
      students_junior: 300,
      students_senior: 477,
    }),
    primarySchool(5, {
      ...claims,
      school_type: '345',
      students_primary: 311,
      students_junior: 97,
      students_senior: 51,
    }),
  ];

  it.each([
    ['2017', quality, []],
    ['2017 with reliefs', quality, ['dense-city-sports', 'rural-small-teachers']],
    ['2012', basic, []],
  ] as const)(
    'the composed formula gives what computeBalance gives: %s',
    (_, standard, reliefs) => {
      const table = tableOf('ledger', rows);
      const { schools } = computeBalance({ standard, ledgers: [table], reliefs });
      expect(schools).toHaveLength(rows.length);
      for (const school of schools) {
        for (const indicator of standard.indicators) {
          const formulas = indicatorFormula(
            standard,
            indicator,
            school.level ?? 'primary',
            school.type ?? '',
            reliefs,
          );
          const parsed = parseFormula(formulas?.value ?? '');
          if (!parsed.ok) throw new Error(formulas?.value);
          const parameters = parametersOf(standard, reliefs);
          const column = evaluate(parsed.value, {
            row: table,
            tables: () => undefined,
            parameters,
          });
          expect(column.tags[school.row]).toBe(Tag.NUMBER);
          expect(school.indicators[indicator.key]?.value).toBe(column.numbers[school.row]);
        }
      }
    },
  );
});

describe('parametersOf', () => {
  it('lets a relief replace a parameter only while it is on', () => {
    expect(parametersOf(quality, [])['school_size_limit_relieved']).toBe(2000);
    expect(parametersOf(quality, ['school-size'])['school_size_limit_relieved']).toBe(2400);
  });
});
