import { describe, expect, it } from '@jest/globals';
import { tableFromRows } from '../../src/forms';
import { Tag } from '../../src/formula/table';

describe('tableFromRows', () => {
  const table = tableFromRows('ledger', [
    { school_name: '甲小学', school_type: '小学', level: '小学', students: 260, teachers: '18人' },
    { school_name: '乙初中', school_type: 311, level: '初中', students: '约300', teachers: null },
  ]);

  it('reads rows as a form would be read', () => {
    expect(table.rowCount).toBe(2);
    expect(table.form).toBe('school-ledger');
    expect([...(table.column('students')?.tags ?? [])]).toEqual([Tag.NUMBER, Tag.UNREADABLE]);
    expect([...(table.column('teachers')?.numbers ?? [])]).toEqual([18, 0]);
    expect([...(table.column('teachers')?.tags ?? [])]).toEqual([Tag.NUMBER, Tag.BLANK]);
    expect(table.column('school_type')?.texts).toEqual(['211', '311']);
    expect(table.column('books')).toBeUndefined();
  });

  it('points at cells below the header row', () => {
    expect(table.cellOf(1, 'students')).toEqual({ row: 2, column: 3 });
    expect(table.sheet.grid.value(2, 3)).toBe('约300');
    expect(table.cellOf(0, 'books')).toBeUndefined();
    expect(table.readingOf(2, 'students')).toBeUndefined();
  });

  it('adds the sums of a long form, counting missing stages as 0', () => {
    const primary = tableFromRows('school', [{ school_type: '小学', students_primary: 260 }]);
    expect(primary.readingOf(0, 'students')).toMatchObject({ state: 'number', number: 260 });
    const nine = tableFromRows('school', [{ school_type: '九年制', students_primary: 260 }]);
    expect(nine.readingOf(0, 'students')).toMatchObject({ state: 'blank' });
    expect(nine.readingOf(0, 'students')).not.toHaveProperty('number');
    const unreadable = tableFromRows('school', [
      { school_type: '312', students_primary: 260, students_junior: '约100' },
    ]);
    expect(unreadable.readingOf(0, 'students')?.state).toBe('approximate');
  });

  it('refuses a key that is no field', () => {
    expect(() => tableFromRows('ledger', [{ nonsense: 1 }])).toThrow('nonsense');
  });
});
