import { describe, expect, it } from '@jest/globals';
import { call, checkCall, column, faultOf, valueOf } from './calls';

const DIV0 = { code: '#DIV/0!' };

describe.each(['CV', 'MEAN'] as const)('%s', (id) => {
  it.each([
    ['a blank value', [[1], [null]], [[10], [20]], '#N/A', '指标值第 2 格没有填写'],
    ['an empty text', [[1], ['']], [[10], [20]], '#N/A', '指标值第 2 格没有填写'],
    ['a blank number of pupils', [[1], [2]], [[''], [20]], '#N/A', '学生数第 1 格没有填写'],
    ['an error value', [[DIV0], [2]], [[10], [20]], '#N/A', '#DIV/0!'],
    ['a text', [['无'], [2]], [[10], [20]], '#VALUE!', '“无”，不是数字'],
    ['a number typed as text', [['1'], [2]], [[10], [20]], '#VALUE!', 'which is no number'],
    ['a truth value', [[true], [2]], [[10], [20]], '#VALUE!', '“true”'],
    ['a negative value', [[-1], [2]], [[10], [20]], '#NUM!', ''],
    ['negative pupils', [[1], [2]], [[10], [-20]], '#NUM!', ''],
    ['a school without pupils', [[1], [2]], [[10], [0]], '#N/A', '学生数第 2 格是 0'],
    ['no pupils at all', [[1], [2]], [[0], [0]], '#DIV/0!', ''],
    ['fewer pupils than values', [[1], [2]], [[10]], '#VALUE!', '2×1'],
    ['a row beside a column', [[1], [2]], [[10, 20]], '#VALUE!', '1×2'],
  ])('gives no figure for %s', (_, values, pupils, code, words) => {
    const [given, message] = faultOf(call(id, values, pupils));
    expect(given).toBe(code);
    expect(message).toContain(words);
    expect(message).toMatch(/[\u4e00-\u9fff].* [A-Z].*\.$/s);
  });

  it('takes a block of cells as well as a column', () => {
    const block = call(id, [[1, 2, 5]], [[10, 20, 30]]);
    expect(block).toEqual(call(id, column([1, 2, 5]), column([10, 20, 30])));
    expect(block.ok).toBe(true);
  });
});

describe('a single school', () => {
  it('has a mean and no coefficient', () => {
    expect(valueOf(call('MEAN', 4.5, 120))).toBe(4.5);
    expect(faultOf(call('CV', 4.5, 120))).toEqual([
      '#N/A',
      '只有一所学校，没有校际差异可算。 One school alone has no differences between schools.',
    ]);
  });
});

describe('schools that have nothing', () => {
  it('have a mean of 0 and no coefficient', () => {
    expect(valueOf(call('MEAN', [[0], [0]], [[10], [20]]))).toBe(0);
    expect(faultOf(call('CV', [[0], [0]], [[10], [20]]))[0]).toBe('#DIV/0!');
  });
});

describe('SPLIT', () => {
  it.each([
    ['小学', 476.19047619047615],
    ['junior', 523.8095238095239],
  ])('weights the pupils of a nine-year school: %s', (level, part) => {
    for (const type of [312, '312', '九年一贯制学校', '312 九年一贯制学校', 'Nine-year school'])
      expect(valueOf(call('SPLIT', 1000, type, 500, 500, '', level))).toBe(part);
  });

  it('gives all to the only level of a school, whatever its pupils', () => {
    expect(valueOf(call('SPLIT', 1000, '小学', null, null, null, '小学'))).toBe(1000);
    expect(valueOf(call('SPLIT', 0, 211, 0, 'x', -1, 'primary'))).toBe(0);
  });

  it.each([
    ['no such type', [1000, '大学', 1, 1, 1, '小学'], '#VALUE!', '“大学”'],
    ['no such level', [1000, 312, 1, 1, 1, '大班'], '#VALUE!', '“大班”'],
    ['a level its type has not', [1000, 312, 1, 1, 1, '高中'], '#N/A', '没有高中'],
    ['a blank resource', ['', 312, 1, 1, 1, '小学'], '#N/A', '资源总量'],
    ['a negative resource', [-1, 312, 1, 1, 1, '小学'], '#NUM!', ''],
    ['a blank number of pupils', [1000, 312, 1, null, 1, '小学'], '#N/A', '初中学生数没有填写'],
    ['a level without pupils', [1000, 312, 0, 1, 1, '初中'], '#N/A', '小学学生数是 0'],
    ['pupils as text', [1000, 341, 0, '约100', 1, '初中'], '#VALUE!', '“约100”'],
    ['a blank type', [1000, null, 1, 1, 1, '小学'], '#N/A', '办学类型'],
    ['an error for a level', [1000, 312, 1, 1, 1, DIV0], '#N/A', '学段是错误值'],
  ])('gives no part for %s', (_, given, code, words) => {
    const [actual, message] = faultOf(call('SPLIT', ...given));
    expect(actual).toBe(code);
    expect(message).toContain(words);
  });
});

describe('THRESHOLD', () => {
  it('takes the default standard where none is named, or the cell named is blank', () => {
    for (const standard of [undefined, null, '', 0])
      expect(valueOf(call('THRESHOLD', 'L4', '初中', standard))).toBe(5.8);
  });

  it.each([
    ['no such indicator', ['L99', '小学'], '#VALUE!', '每百名学生拥有网络多媒体教室数'],
    ['no such standard', ['L1', '小学', 'xx'], '#VALUE!', 'cn.basic-2012'],
    ['a level without thresholds', ['L1', '高中'], '#N/A', '高中'],
    ['a standard without thresholds', ['L1', '小学', 'cn.basic-2012'], '#N/A', 'cn.basic-2012'],
    ['a blank indicator', [null, '小学'], '#N/A', '指标没有填写'],
  ])('gives no figure for %s', (_, given, code, words) => {
    const [actual, message] = faultOf(call('THRESHOLD', ...given));
    expect(actual).toBe(code);
    expect(message).toContain(words);
  });
});

describe('CHECK', () => {
  it.each([
    ['no such rule', ['R-9999'], '#VALUE!', 'R-9999'],
    ['a rule over several rows', ['R-040', 1, 2], '#N/A', '请在窗格中校验'],
    ['a rule without formula', ['C-016', 1], '#N/A', '请在窗格中校验'],
    ['too few values', ['R-005', 1], '#VALUE!', '县级以上骨干教师数、专任教师数'],
    ['too many values', ['R-005', 1, 2, 3], '#VALUE!', '现在给了 3 个'],
    ['no such column', ['C-008', '身高', 1], '#VALUE!', '“身高”'],
    ['a column the rule leaves out', ['C-008', '学校名称', 1], '#VALUE!', '学校名称'],
    ['a rule on columns without one', ['C-008'], '#N/A', '栏目名称没有填写'],
    ['a blank rule', [''], '#N/A', '规则编号没有填写'],
  ])('does not judge %s', (_, [rule, ...values], code, words) => {
    const [actual, message] = faultOf(checkCall(rule, ...values));
    expect(actual).toBe(code);
    expect(message).toContain(words);
  });
});
