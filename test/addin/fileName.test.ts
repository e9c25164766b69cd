import { expect, it } from '@jest/globals';
import { fileName } from '../../src/addin/fileName';

it.each([
  [String.raw`C:\数据\达标率100%.xlsx`, '达标率100%.xlsx'],
  ['/Users/wang/学校.xlsx', '学校.xlsx'],
  ['https://example.gov.cn/docs/%E5%AD%A6%E6%A0%A1.xlsx?web=1', '学校.xlsx'],
  ['https://example.gov.cn/docs/100%.xlsx', '100%.xlsx'],
  ['', ''],
])('names the file at %s', (address, name) => {
  expect(fileName(address)).toBe(name);
});
