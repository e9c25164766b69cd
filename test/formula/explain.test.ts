import { describe, expect, it } from '@jest/globals';

import { explainFormula } from '../../src/formula';
import { formula } from '../support/formulas';

const NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  teachers_phd: { zh: '博士学历教师数', en: 'Teachers with a doctorate' },
  teachers_master: { zh: '硕士学历教师数', en: 'Teachers with a master' },
  teachers: { zh: '专任教师数', en: 'Teachers' },
  students: { zh: '在校生数', en: 'Pupils' },
  level: { zh: '学段', en: 'Level' },
  code: { zh: '学校标识码', en: 'School code' },
};

function explain(source: string, lang: 'zh' | 'en'): string {
  const nameOf = (table: string | null, key: string): string =>
    (table === null ? '' : `${table} `) + (NAMES[key]?.[lang] ?? key);
  return explainFormula(formula(source), lang, nameOf, { limit: 45 });
}

describe('explainFormula', () => {
  it.each([
    [
      '[@teachers_phd]+[@teachers_master]<=[@teachers]',
      '博士学历教师数 + 硕士学历教师数 不大于 专任教师数',
      'Teachers with a doctorate + Teachers with a master is at most Teachers',
    ],
    [
      '100*([@teachers]-[@teachers_phd])/[@students]>=limit',
      '100 × （专任教师数 − 博士学历教师数） ÷ 在校生数 不小于 45',
      '100 × (Teachers − Teachers with a doctorate) ÷ Pupils is at least 45',
    ],
    [
      'AND([@students]>0,OR([@level]="小学",NOT([@level]="初中")))',
      '在校生数 大于 0，并且 （学段 等于 “小学”，或者 学段 不等于 “初中”）',
      'Pupils is greater than 0 and (Level equals "小学" or Level differs from "初中")',
    ],
    [
      'IF(ISBLANK([@teachers]),TRUE,[@teachers]<[@students])',
      '除非 专任教师数 为空，否则 专任教师数 小于 在校生数',
      'unless Teachers is blank, Teachers is less than Pupils',
    ],
    [
      'IF([@level]="小学",[@students]<=2000,[@students]<=2500)',
      '如果 学段 等于 “小学”，那么 在校生数 不大于 2000；否则 在校生数 不大于 2500',
      'if Level equals "小学", then Pupils is at most 2000; otherwise Pupils is at most 2500',
    ],
    [
      '[@students]*IF([@level]="小学",1,1.1)',
      '在校生数 × （如果 学段 等于 “小学” 取 1，否则取 1.1）',
      'Pupils × (1 if Level equals "小学", otherwise 1.1)',
    ],
    [
      'COUNTIFS([code],[@code],[students],">=100")=1',
      '学校标识码 与本行相同，并且 在校生数 不小于 100 的行数 等于 1',
      'the number of rows where School code is that of this row and Pupils is at least 100 equals 1',
    ],
    [
      'SUMIFS(classes[students],classes[level],[@code])=[@students]',
      'classes 学段 等于 本行的 学校标识码 的各行 classes 在校生数 合计 等于 在校生数',
      "the total of classes Pupils over rows where classes Level equals this row's School code equals Pupils",
    ],
    ['SUM([students])>0', '在校生数 合计 大于 0', 'the total of Pupils is greater than 0'],
    ['SUM([@teachers],1)>0', '专任教师数 + 1 大于 0', 'Teachers + 1 is greater than 0'],
    ['INT([@students])=[@students]', '在校生数 是整数', 'Pupils is a whole number'],
    ['MOD([@students],1)=0', '在校生数 是整数', 'Pupils is a whole number'],
    [
      '[@students]=ROUND([@students],2)',
      '在校生数 最多 2 位小数',
      'Pupils has at most 2 decimal places',
    ],
    [
      'ABS([@students]-[@teachers])<=1%',
      '在校生数 与 专任教师数 的差额 不大于 1%',
      'the difference between Pupils and Teachers is at most 1%',
    ],
    ['NOT(ISBLANK([@code]))', '学校标识码 已填写', 'School code is filled in'],
    [
      'LEFT([@code],6)="320104"',
      '学校标识码 的前 6 位 等于 “320104”',
      'the first 6 characters of School code equals "320104"',
    ],
    [
      'ROUND(AVERAGE([students]),0)<MAX([@students],1)',
      '（在校生数 的平均值） 四舍五入取整 小于 在校生数、1 中的最大值',
      '(the mean of Pupils) rounded to a whole number is less than the largest of Pupils, 1',
    ],
  ])('%s', (source, zh, en) => {
    expect(explain(source, 'zh')).toBe(zh);
    expect(explain(source, 'en')).toBe(en);
  });
});
