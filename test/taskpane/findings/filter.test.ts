import { describe, expect, it } from '@jest/globals';
import { filterObstacles } from '../../../src/taskpane/screens/findings/obstacles';
import { choicesOf } from '../../../src/taskpane/screens/findings/choices';
import { filterFindings, NO_FILTER } from '../../../src/taskpane/session/filter';
import { copyTextOf } from '../../../src/taskpane/screens/findings/findingText';
import { finding, group } from './samples';

const FINDINGS = [
  finding(0, { school: '青禾小学' }),
  finding(1, {
    school: '云溪学校',
    rule: 'W-021',
    tier: 'warning',
    message: '生均 ５.２ ㎡，（偏少）',
  }),
  finding(2, { school: '云溪学校', rule: 'W-021', tier: 'warning', reason: '新校区' }),
];
const NAMES = new Map([
  ['R-005', '骨干教师不超过专任教师'],
  ['W-021', '生均面积 Area'],
]);

function ids(search: string, change = {}): readonly number[] {
  return filterFindings(FINDINGS, { ...NO_FILTER, search, ...change }, NAMES).map(({ id }) => id);
}

describe('searching findings', () => {
  it('wants every word, wherever it stands', () => {
    expect(ids('青禾 骨干')).toEqual([0]);
    expect(ids('青禾 生均')).toEqual([]);
  });

  it('tells neither full-width from half-width nor capitals from small letters', () => {
    expect(ids('r-００５')).toEqual([0]);
    expect(ids('5.2 M2')).toEqual([1]);
    expect(ids('(偏少)')).toEqual([1]);
    expect(ids('area　ｆ８')).toEqual([1]);
  });

  it('leaves out what has a reason unless asked', () => {
    expect(ids('云溪')).toEqual([1]);
    expect(ids('云溪', { explained: true })).toEqual([1, 2]);
  });
});

describe('filtering what cannot be told', () => {
  const obstacles = [
    { sheet: '台账', cell: 'D9', school: '青禾小学', reason: '空白', rules: ['生均面积 Area'] },
    { sheet: '小学', cell: 'E2', school: null, reason: '不是数字', rules: [] },
  ];
  const cells = (change = {}) =>
    filterObstacles(obstacles, { ...NO_FILTER, ...change }, NAMES).map(({ cell }) => cell);

  it('knows school, sheet, rule and words', () => {
    expect(cells()).toEqual(['D9', 'E2']);
    expect(cells({ school: '青禾小学' })).toEqual(['D9']);
    expect(cells({ sheet: '小学' })).toEqual(['E2']);
    expect(cells({ rule: 'W-021' })).toEqual(['D9']);
    expect(cells({ rule: 'R-005' })).toEqual([]);
    expect(cells({ search: 'ｅ２ 数字' })).toEqual(['E2']);
  });
});

describe('what filters offer', () => {
  it('counts schools and sheets as they come up and names rules', () => {
    const choices = choicesOf(FINDINGS, [group('W-021', { name: '生均面积', count: 2 })]);
    expect(choices.schools).toEqual([
      { value: '青禾小学', text: '青禾小学', count: 1 },
      { value: '云溪学校', text: '云溪学校', count: 2 },
    ]);
    expect(choices.sheets).toEqual([{ value: '台账', text: '台账', count: 3 }]);
    expect(choices.rules).toEqual([{ value: 'W-021', text: 'W-021 生均面积', count: 2 }]);
  });
});

describe('copying a finding', () => {
  it('says kind, rule, place, what is wrong and the reason', () => {
    const text = copyTextOf(finding(1, { school: '甲', reason: '属实' }), '名称', '逻辑校验');
    expect(text.split('\n')).toEqual([
      '[逻辑校验] R-005 名称',
      '台账 F8 · 甲',
      '县级以上骨干教师 21 人，多于专任教师 18 人。',
      '属实',
    ]);
  });
});
