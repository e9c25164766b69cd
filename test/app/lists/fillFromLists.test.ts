import { describe, expect, it } from '@jest/globals';
import { checkFiles, readFile } from '../../../src/app/check';
import { fillFromLists } from '../../../src/app/lists/fillFromLists';
import { renderFindings, undecided } from '../../../src/checks';
import { formatAddress } from '../../../src/kernel/address';
import { succeed } from '../../../src/kernel/result';
import { DEFAULT_STANDARD, findStandard } from '../../../src/standard';
import { makeSheet, makeWorkbook, type Rows } from '../../support/sheets';

const BANDS = ['25人以下', '26-30人', '31-35人', '36-40人', '41-45人'];

function school(type: string, figures: readonly (number | string | null)[]): Rows {
  const [primary, junior, classes, ...bands] = figures;
  return [
    ['填报项目', '单位', '填报值'],
    ['学校名称', null, '红旗学校'],
    ['学校类型', null, type],
    ['学校代码', null, '2137012346'],
    ['小学学生人数', '人', primary ?? null],
    ['初中学生人数', '人', junior ?? null],
    ['班级总数', '个', classes ?? null],
    ...BANDS.map((band, index) => [`每班${band}班级个数`, '个', bands[index] ?? null]),
    ['音乐教室总间数', '间', 1],
    ['单间面积≥96㎡的音乐教室间数', '间', 1],
    ['美术教室总间数', '间', 2],
  ];
}

const CLASSES: Rows = [
  ['红旗学校班级情况'],
  ['序号', '年级', '班级名称', '人数'],
  [1, '一年级', '1班', 25],
  [2, '二年级', '1班', '26人'],
  [3, '七年级', '1班', 41],
  ['合计', null, null, 92],
];

function checked(...sheets: readonly (readonly [name: string, rows: Rows])[]) {
  const standard = findStandard(DEFAULT_STANDARD);
  if (!standard.ok) throw new Error('no standard');
  const workbook = makeWorkbook(sheets.map(([name, rows]) => makeSheet(rows, { name })));
  const file = readFile({ path: 'a.xlsx', sha256: '0', workbook: succeed(workbook) });
  return checkFiles([file], { standard: standard.value, reliefs: [] });
}

const filled = (check: ReturnType<typeof checked>) =>
  fillFromLists(check).map(({ field, before, after, isSure }) => [field, before, after, isSure]);

const about = (check: ReturnType<typeof checked>, rule: string) =>
  [...renderFindings(check.outcome, 'zh')].filter((finding) => finding.rule === rule);

describe('lists beside a form', () => {
  it('fill what they count, and nothing that agrees already', () => {
    const check = checked(
      ['学校', school('九年一贯制学校', [51, null, 4, 1, 1, 0, 0, 0])],
      ['班级', CLASSES],
    );
    expect(filled(check)).toEqual([
      ['students_junior', null, 41, true],
      ['classes', 4, 3, true],
      ['cls_41_45', 0, 1, true],
    ]);
  });

  it('are told with both figures, and both cells are marked', () => {
    const check = checked(
      ['学校', school('九年一贯制学校', [51, 41, 3, 2, 1, 0, 0, 0])],
      ['班级', CLASSES],
    );
    const [finding, other] = about(check, 'X-017');
    expect(other).toBeUndefined();
    expect(finding?.message).toContain(
      '25人及以下班数表内 2 个、名单 1 个、41-45人班数表内 0 个、名单 1 个',
    );
    expect(finding?.message).toContain('“班级”');
    expect(finding?.marks.map(formatAddress)).toEqual(['C8', 'C12']);
    expect(
      finding?.elsewhere?.map(({ sheet, cells }) => [sheet, cells.map(formatAddress)]),
    ).toEqual([['班级', ['D3', 'D5']]]);
  });

  it('only offer what may be counted in two ways', () => {
    const rows: Rows = [...CLASSES.slice(0, 2), [1, '六年级', '1班', 40], [2, '七年级', '1班', 41]];
    const sheets = (figures: readonly (number | null)[]) =>
      checked(['学校', school('九年一贯制学校', figures)], ['班级', rows]);
    expect(filled(sheets([null, null, 2, 0, 0, 0, 1, 1]))).toEqual([
      ['students_primary', null, 40, false],
      ['students_junior', null, 41, false],
    ]);
    for (const right of [
      [40, 41],
      [0, 81],
    ])
      expect(about(sheets([...right, 2, 0, 0, 0, 1, 1]), 'X-017-4')).toEqual([]);
    expect(about(sheets([39, 42, 2, 0, 0, 0, 1, 1]), 'X-017-4')).toHaveLength(1);
  });

  it('fill nothing from a list that cannot be read, and say which cell is in the way', () => {
    const rows = CLASSES.map((row, index) => (index === 3 ? [2, '二年级', '1班', '约26'] : row));
    const check = checked(['学校', school('九年一贯制学校', [51, 41, 9])], ['班级', rows]);
    expect(filled(check)).toEqual([]);
    const reasons = [...undecided(check.outcome, 'zh')].filter(({ rule }) => rule === 'X-017-3');
    expect(reasons.map(({ reason }) => reason)).toEqual(['班级人数 班级!D4 是约数（约26）']);
  });

  it('count rooms of the kinds that are listed only', () => {
    const rows: Rows = [
      ['序号', '教室名称', '面积（㎡）'],
      [1, '艺术楼301', 96],
      [2, '艺术楼302', 60],
    ];
    const check = checked(['学校', school('九年一贯制学校', [51, 41, 3])], ['音乐教室', rows]);
    expect(filled(check)).toEqual([['music_rooms', 1, 2, true]]);
    expect(about(check, 'X-018')).toHaveLength(1);
    expect(about(check, 'X-018-2')).toEqual([]);
  });

  it('are no concern of a form without them, nor figures by grade', () => {
    const form = ['学校', school('九年一贯制学校', [51, 41, 3])] as const;
    const summary: Rows = [
      ['年级', '班级', '人数'],
      ['一年级', 4, 160],
      ['二年级', 3, 120],
    ];
    for (const check of [checked(form), checked(form, ['汇总', summary])]) {
      expect(filled(check)).toEqual([]);
      const told = [...renderFindings(check.outcome, 'zh')].map(({ rule }) => rule);
      expect(told.filter((rule) => /^X-01[78]|J-190/.test(rule))).toEqual([]);
    }
  });

  it('of many schools go to the school and level that they name', () => {
    const ledger: Rows = [
      ['学校标识码', '学校名称', '办学类型', '学段', '班级数', '在校生数', '专任教师数', '图书'],
      ['2137012345', '向阳小学', '小学', '小学', 1, 40, 3, 100],
      ['2137012346', '红旗学校', '九年一贯制学校', '小学', 1, 40, 3, 100],
      ['2137012346', '红旗学校', '九年一贯制学校', '初中', 2, 41, 3, 100],
    ];
    const lists: Rows = [
      ['学校名称', '年级', '班级名称', '人数'],
      ['向阳小学', '一年级', '1班', 40],
      ['红旗 学校', '一年级', '1班', 40],
      ['红旗学校', '七年级', '1班', 41],
      ['前进小学', '一年级', '1班', 41],
    ];
    const check = checked(['学校', ledger], ['班级', lists]);
    expect(fillFromLists(check).map(({ at, after }) => [formatAddress(at), after])).toEqual([
      ['E4', 1],
    ]);
    expect(about(check, 'J-190').map(({ cell, message }) => [cell, message])).toEqual([
      ['A5', expect.stringContaining('“前进小学”')],
    ]);
  });
});
