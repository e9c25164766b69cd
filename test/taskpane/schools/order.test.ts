import { describe, expect, it } from '@jest/globals';
import type { SchoolItem } from '../../../src/app/view/types';
import { arrange } from '../../../src/taskpane/screens/schools/order';
import { schoolAt } from '../../../src/taskpane/screens/schools/schoolAt';

function school(id: number, change: Partial<SchoolItem>): SchoolItem {
  return {
    id,
    code: `214400000${String(id)}`,
    name: `学校${String(id)}`,
    level: 'primary',
    levelName: '小学',
    typeName: '小学',
    sheet: '台账',
    row: id + 1,
    area: { top: id + 1, bottom: id + 1, left: 0, right: 20 },
    pupils: 100,
    met: 7,
    of: 7,
    passed: true,
    findings: 0,
    ...change,
  };
}

const SCHOOLS = [
  school(0, { name: '青禾小学' }),
  school(1, { name: '云溪学校', met: 5, passed: false }),
  school(2, { name: '石桥中学', met: null, passed: null, levelName: '初中' }),
  school(3, { name: '南山学校', met: 2, passed: false }),
];

const names = (found: readonly SchoolItem[]) => found.map(({ name }) => name);

describe('arranging schools', () => {
  it('keeps the order of the sheets', () => {
    expect(arrange(SCHOOLS, '', 'sheet')).toEqual(SCHOOLS);
  });

  it('puts those first that fail most, then those that cannot be told', () => {
    const worst = names(arrange(SCHOOLS, '', 'worst'));
    expect(worst).toEqual(['南山学校', '云溪学校', '石桥中学', '青禾小学']);
  });

  it('leaves the given list as it is', () => {
    const before = [...SCHOOLS];
    arrange(SCHOOLS, '', 'worst');
    expect(SCHOOLS).toEqual(before);
  });

  it('finds by every word, in name, code, level or type, full-width or not', () => {
    expect(names(arrange(SCHOOLS, '学校 小学', 'sheet'))).toEqual(['云溪学校', '南山学校']);
    expect(names(arrange(SCHOOLS, '２１４４０', 'sheet'))).toHaveLength(4);
    expect(names(arrange(SCHOOLS, '初中', 'sheet'))).toEqual(['石桥中学']);
  });
});

describe('following the selection', () => {
  const at = (row: number, sheet = '台账') =>
    schoolAt(SCHOOLS, { sheet, area: { top: row, bottom: row, left: 30, right: 30 } })?.name;

  it('finds the school of a row, in whatever column', () => {
    expect(at(2)).toBe('云溪学校');
  });

  it('finds none beside the schools or on another sheet', () => {
    expect(at(0)).toBeUndefined();
    expect(at(2, '别的表')).toBeUndefined();
  });
});
