import { describe, expect, it } from '@jest/globals';
import { indexHeaders, matchPath } from '../../src/forms/headerIndex';
import { columnTables, itemTables } from '../../src/forms/scan';

describe('headers of the form definitions', () => {
  it('name one field each within a table', () => {
    const doubled = [...columnTables, ...itemTables].flatMap(({ table, index }) =>
      [...index.flat]
        .filter(([, keys]) => keys.length > 1)
        .map(([text, keys]) => [table.table, text, ...keys]),
    );
    expect(doubled).toEqual([]);
  });
});

describe('matchPath', () => {
  const index = indexHeaders([
    { key: 'music_rooms', only: true, headers: ['专用教室', ['音乐', '教室']] },
    { key: 'art_rooms', only: true, headers: ['专用教室', ['美术', '教室']] },
    { key: 'students', only: true, headers: ['在校生数'] },
  ]);

  it('binds nothing where a header fits two fields', () => {
    expect(matchPath(index, ['专用教室'])).toEqual({
      kind: 'several',
      keys: ['music_rooms', 'art_rooms'],
    });
  });

  it('lets the group decide', () => {
    expect(matchPath(index, ['音乐美术', '音乐专用', '教室'])).toEqual({
      kind: 'several',
      keys: ['music_rooms', 'art_rooms'],
    });
    expect(matchPath(index, ['美术专用', '教室'])).toEqual({ kind: 'one', key: 'art_rooms' });
    expect(matchPath(index, ['教室'])).toEqual({ kind: 'none' });
  });

  it('reads what stands after 其中 and nothing into what does not', () => {
    expect(matchPath(index, ['学生与班级', '其中在校生数'])).toEqual({
      kind: 'one',
      key: 'students',
    });
    expect(matchPath(index, ['其中美术专用', '教室'])).toEqual({ kind: 'one', key: 'art_rooms' });
    expect(matchPath(index, ['在校生数', '其中女'])).toEqual({ kind: 'none' });
    expect(matchPath(index, ['其中'])).toEqual({ kind: 'none' });
  });

  it('takes no figures of another year for the group above them', () => {
    expect(matchPath(index, ['上年美术专用', '教室'])).toEqual({ kind: 'none' });
  });

  it('never takes a likeness for a match', () => {
    expect(matchPath(index, ['在校生'])).toEqual({ kind: 'none' });
    expect(matchPath(index, ['在校生数量'])).toEqual({ kind: 'none' });
    expect(matchPath(index, ['在校生数', '合计'])).toEqual({ kind: 'one', key: 'students' });
    expect(matchPath(index, ['上年', '在校生数'])).toEqual({ kind: 'none' });
  });
});
