import type { ComparisonOperator } from './ast';

export type Language = 'zh' | 'en';

/** Every phrase that an explained formula is made of. */
export interface Words {
  readonly comparison: Readonly<Record<ComparisonOperator, string>>;
  readonly and: string;
  readonly or: string;
  readonly open: string;
  readonly close: string;
  readonly list: string;

  not(statement: string): string;
  whenThen(test: string, then: string): string;
  whenThenElse(test: string, then: string, other: string): string;
  unless(test: string, then: string): string;
  choice(test: string, then: string, other: string): string;
  blank(value: string): string;
  filled(value: string): string;
  isNumber(value: string): string;
  notNumber(value: string): string;
  whole(value: string): string;
  atMostPlaces(value: string, places: string): string;
  sameAsRow(value: string): string;
  ofRow(value: string): string;
  total(value: string): string;
  largest(value: string): string;
  smallest(value: string): string;
  mean(value: string): string;
  numbersIn(value: string): string;
  rowsWhere(conditions: string): string;
  totalWhere(value: string, conditions: string): string;
  totalOfRows(value: string): string;
  difference(left: string, right: string): string;
  size(value: string): string;
  round(value: string, places: string): string;
  roundUp(value: string, places: string): string;
  floor(value: string): string;
  remainder(value: string, divisor: string): string;
  root(value: string): string;
  power(value: string, exponent: string): string;
  length(value: string): string;
  first(value: string, count: string): string;
  last(value: string, count: string): string;
  middle(value: string, start: string, count: string): string;
  asNumber(value: string): string;
  identical(left: string, right: string): string;
  joined(parts: readonly string[]): string;
  quote(text: string): string;
  truth(value: boolean): string;
}

const zh: Words = {
  comparison: {
    '=': '等于',
    '<>': '不等于',
    '<': '小于',
    '<=': '不大于',
    '>': '大于',
    '>=': '不小于',
  },
  and: '，并且 ',
  or: '，或者 ',
  open: '（',
  close: '）',
  list: '、',
  not: (statement) => `不满足（${statement}）`,
  whenThen: (test, then) => `如果 ${test}，那么 ${then}`,
  whenThenElse: (test, then, other) => `如果 ${test}，那么 ${then}；否则 ${other}`,
  unless: (test, then) => `除非 ${test}，否则 ${then}`,
  choice: (test, then, other) => `（如果 ${test} 取 ${then}，否则取 ${other}）`,
  blank: (value) => `${value} 为空`,
  filled: (value) => `${value} 已填写`,
  isNumber: (value) => `${value} 是数字`,
  notNumber: (value) => `${value} 不是数字`,
  whole: (value) => `${value} 是整数`,
  atMostPlaces: (value, places) => `${value} 最多 ${places} 位小数`,
  sameAsRow: (value) => `${value} 与本行相同`,
  ofRow: (value) => `本行的 ${value}`,
  total: (value) => `${value} 合计`,
  largest: (value) => `${value} 中的最大值`,
  smallest: (value) => `${value} 中的最小值`,
  mean: (value) => `${value} 的平均值`,
  numbersIn: (value) => `${value} 中数字的个数`,
  rowsWhere: (conditions) => `${conditions} 的行数`,
  totalWhere: (value, conditions) => `${conditions} 的各行 ${value} 合计`,
  totalOfRows: (value) => `逐行计算 ${value} 后合计`,
  difference: (left, right) => `${left} 与 ${right} 的差额`,
  size: (value) => `${value} 的绝对值`,
  round: (value, places) =>
    places === '0' ? `${value} 四舍五入取整` : `${value} 四舍五入保留 ${places} 位小数`,
  roundUp: (value, places) =>
    places === '0' ? `${value} 向上取整` : `${value} 向上进位保留 ${places} 位小数`,
  floor: (value) => `${value} 的整数部分`,
  remainder: (value, divisor) => `${value} 除以 ${divisor} 的余数`,
  root: (value) => `${value} 的平方根`,
  power: (value, exponent) => `${value} 的 ${exponent} 次方`,
  length: (value) => `${value} 的字符数`,
  first: (value, count) => `${value} 的前 ${count} 位`,
  last: (value, count) => `${value} 的后 ${count} 位`,
  middle: (value, start, count) => `${value} 第 ${start} 位起的 ${count} 位`,
  asNumber: (value) => `${value} 的数值`,
  identical: (left, right) => `${left} 与 ${right} 完全相同（区分大小写）`,
  joined: (parts) => parts.join(' 连接 '),
  quote: (text) => `“${text}”`,
  truth: (value) => (value ? '成立' : '不成立'),
};

const en: Words = {
  comparison: {
    '=': 'equals',
    '<>': 'differs from',
    '<': 'is less than',
    '<=': 'is at most',
    '>': 'is greater than',
    '>=': 'is at least',
  },
  and: ' and ',
  or: ' or ',
  open: '(',
  close: ')',
  list: ', ',
  not: (statement) => `it is not true that (${statement})`,
  whenThen: (test, then) => `if ${test}, then ${then}`,
  whenThenElse: (test, then, other) => `if ${test}, then ${then}; otherwise ${other}`,
  unless: (test, then) => `unless ${test}, ${then}`,
  choice: (test, then, other) => `(${then} if ${test}, otherwise ${other})`,
  blank: (value) => `${value} is blank`,
  filled: (value) => `${value} is filled in`,
  isNumber: (value) => `${value} is a number`,
  notNumber: (value) => `${value} is not a number`,
  whole: (value) => `${value} is a whole number`,
  atMostPlaces: (value, places) => `${value} has at most ${places} decimal places`,
  sameAsRow: (value) => `${value} is that of this row`,
  ofRow: (value) => `this row's ${value}`,
  total: (value) => `the total of ${value}`,
  largest: (value) => `the largest of ${value}`,
  smallest: (value) => `the smallest of ${value}`,
  mean: (value) => `the mean of ${value}`,
  numbersIn: (value) => `the count of numbers in ${value}`,
  rowsWhere: (conditions) => `the number of rows where ${conditions}`,
  totalWhere: (value, conditions) => `the total of ${value} over rows where ${conditions}`,
  totalOfRows: (value) => `the total over all rows of ${value}`,
  difference: (left, right) => `the difference between ${left} and ${right}`,
  size: (value) => `the absolute value of ${value}`,
  round: (value, places) =>
    places === '0'
      ? `${value} rounded to a whole number`
      : `${value} rounded to ${places} decimal places`,
  roundUp: (value, places) =>
    places === '0'
      ? `${value} rounded up to a whole number`
      : `${value} rounded up to ${places} decimal places`,
  floor: (value) => `the whole part of ${value}`,
  remainder: (value, divisor) => `the remainder of ${value} divided by ${divisor}`,
  root: (value) => `the square root of ${value}`,
  power: (value, exponent) => `${value} to the power ${exponent}`,
  length: (value) => `the number of characters of ${value}`,
  first: (value, count) => `the first ${count} characters of ${value}`,
  last: (value, count) => `the last ${count} characters of ${value}`,
  middle: (value, start, count) => `${count} characters of ${value} from position ${start}`,
  asNumber: (value) => `the number in ${value}`,
  identical: (left, right) => `${left} is exactly the same as ${right} (case included)`,
  joined: (parts) => parts.join(' joined with '),
  quote: (text) => `"${text}"`,
  truth: (value) => (value ? 'true' : 'false'),
};

export const WORDS: Readonly<Record<Language, Words>> = { zh, en };
