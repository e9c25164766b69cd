import { describe, expect, it } from '@jest/globals';
import { onlyTable, tablesIn, valuesIn } from '../support/recognised';

const CLASSES = ['grade', 'class_name', 'class_students'];
const ROOMS = ['room_kind', 'room_name', 'room_area'];

describe('lists of classes', () => {
  it('are read below a title, without totals and notes, whatever the sheet is called', () => {
    const table = onlyTable(
      [
        ['2025年班级情况'],
        ['序号', '年级', '班级名称', '人数（人）'],
        [1, '一年级', '1班', 42],
        [2, '三年级', '(2)班', '４5人'],
        [3, '初一', '7.1班', 51],
        [4, '高二', '1班', 48],
        ['合计', null, null, 186],
        ['注：按9月1日在校人数填写'],
      ],
      { name: 'Sheet7' },
    );
    expect(table.name).toBe('classes');
    expect(valuesIn(table, CLASSES)).toEqual([
      ['一年级', '1班', 42],
      ['三年级', '(2)班', 45],
      ['七年级', '7.1班', 51],
      ['高二', '1班', 48],
    ]);
    expect(table.layout.totals.map(({ label }) => label)).toEqual(['合计']);
  });

  it('give a grade merged over its classes to each of them', () => {
    const table = onlyTable(
      [
        ['年级', '班级', '学生数', '备注'],
        ['一年级', '1班', 40],
        [null, '2班', 41],
        ['二年级', '1班', 39],
      ],
      { merges: ['A2:A3'] },
    );
    expect(valuesIn(table, CLASSES).map(([grade]) => grade)).toEqual([
      '一年级',
      '一年级',
      '二年级',
    ]);
  });

  it('take the grade from the name of the class where there is no such column', () => {
    const table = onlyTable([
      ['序号', '班级名称', '人数'],
      [1, '小学三年级2班', 40],
      [2, '初二(1)班', 41],
      [3, '十一年级3班', 39],
      [4, '3班', 39],
    ]);
    expect(valuesIn(table, CLASSES).map(([grade]) => grade)).toEqual([
      '三年级',
      '八年级',
      '高二',
      'blank',
    ]);
  });

  it('of many schools carry the school on every row', () => {
    const table = onlyTable([
      ['学校标识码', '学校名称', '年级', '班级名称', '人数'],
      ['2137012345', '向阳小学', '一年级', '1班', 40],
      ['2137012346', '清溪小学', '一年级', '1班', 40],
    ]);
    expect(table.name).toBe('classes');
    expect(valuesIn(table, ['school_code', 'school_name'])).toEqual([
      ['2137012345', '向阳小学'],
      ['2137012346', '清溪小学'],
    ]);
  });
});

describe('lists of rooms', () => {
  it('of both kinds name the kind in a column', () => {
    const table = onlyTable([
      ['序号', '教室类型', '教室名称', '面积(㎡)'],
      [1, '音乐教室', '音乐一', 98.5],
      [2, '美术', '美术一', '90平方米'],
      [3, '科学教室', '科学', 80],
    ]);
    expect(table.name).toBe('rooms');
    expect(valuesIn(table, ROOMS)).toEqual([
      ['音乐', '音乐一', 98.5],
      ['美术', '美术一', 90],
      ['科学教室', '科学', 80],
    ]);
  });

  it.each([
    ['the sheet', '音乐教室', []],
    ['the title', 'Sheet1', [['音乐专用教室情况表']]],
  ])('of one kind are told by %s', (_, name, title) => {
    const table = onlyTable(
      [
        ...title,
        ['序号', '教室名称', '面积（平方米）'],
        [1, '艺术楼301', 98],
        [2, '艺术楼302', 72],
      ],
      { name },
    );
    expect(valuesIn(table, ROOMS)).toEqual([
      ['音乐', '艺术楼301', 98],
      ['音乐', '艺术楼302', 72],
    ]);
  });

  it('are told room by room where neither names one kind', () => {
    const table = onlyTable(
      [
        ['音乐、美术专用教室'],
        ['序号', '教室名称', '面积'],
        [1, '音乐教室1', 98],
        [2, '美术室', 72],
        [3, '302', 72],
      ],
      { name: '专用教室' },
    );
    expect(valuesIn(table, ROOMS).map(([kind]) => kind)).toEqual(['音乐', '美术', 'blank']);
  });
});

it('takes neither a roster nor figures by grade for a list of classes', () => {
  expect(
    tablesIn([
      ['序号', '班级', '姓名', '性别'],
      [1, '一年级1班', '某某', '男'],
    ]),
  ).toEqual([]);
  expect(
    tablesIn([
      ['年级', '班级数', '学生数'],
      ['一年级', 4, 160],
    ]),
  ).toEqual([]);
});
