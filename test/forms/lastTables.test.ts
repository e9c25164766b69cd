import { describe, expect, it } from '@jest/globals';
import { lastTablesOf, tableFromRows } from '../../src/forms';
import type { BoundTable } from '../../src/forms/types';
import { Tag } from '../../src/formula';

const row = (level: string, more: Readonly<Record<string, number>>) => ({
  school_code: '3133000009',
  school_name: '白桥学校',
  school_type: '312',
  level,
  ...more,
});

function figures(tables: readonly BoundTable[], field: string) {
  return tables.flatMap((table) =>
    Array.from({ length: table.rowCount }, (_, at) => {
      const column = table.column(field);
      return column?.tags[at] === Tag.NUMBER ? column.numbers[at] : null;
    }),
  );
}

describe('last year’s tables', () => {
  it('go by names of their own, school forms as rows of the ledger too', () => {
    const school = {
      school_code: '1',
      school_name: '青石小学',
      school_type: '211',
      students_primary: 260,
    };
    const tables = lastTablesOf([
      tableFromRows('school', [school]),
      tableFromRows('county', [{ county_name: '甲' }]),
    ]);
    expect(tables.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['last_ledger', 1],
      ['last_school', 1],
      ['last_county', 1],
    ]);
    expect(figures(tables.slice(0, 1), 'students')).toEqual([260]);
  });

  it('hold each school and level once', () => {
    const tables = lastTablesOf([
      tableFromRows('ledger', [row('小学', { students: 200 }), row('初中', { students: 90 })]),
      tableFromRows('ledger', [row('小学', { students: 200 })]),
    ]);
    expect(figures(tables, 'students')).toEqual([200, 90]);
  });

  it('say nothing where files contradict each other, of a whole school where its rows do', () => {
    const tables = lastTablesOf([
      tableFromRows('ledger', [
        row('小学', { students: 200, teachers: 12, area_site: 9000 }),
        row('初中', { students: 90, teachers: 9, area_site: 8000 }),
      ]),
      tableFromRows('ledger', [row('小学', { students: 201, teachers: 12 })]),
    ]);
    expect(figures(tables, 'students')).toEqual([null, 90]);
    expect(figures(tables, 'teachers')).toEqual([12, 9]);
    expect(figures(tables, 'area_site')).toEqual([null, null]);
  });
});
