import { expect, it } from '@jest/globals';
import { bytesByColumn } from '../../../../src/hosts/office/apply/entryBytes';

it('takes a column for as long as its longest entry, Chinese characters for three bytes', () => {
  const verdict = `IF(A1>2,"${'达标'.repeat(100)}","")`;
  const rows = Array.from({ length: 1_000 }, (_, row) => [
    row === 0 ? { value: '生均校舍面积' } : { value: 1, formula: verdict },
    null,
    { value: row },
  ]);
  const edits = [{ kind: 'write' as const, sheet: '学校', at: { row: 0, column: 40 }, rows }];
  const bytes = new Map(bytesByColumn(edits));
  const sent = Buffer.byteLength(JSON.stringify(`=${verdict}`));
  expect(bytes.get(40)).toBeGreaterThanOrEqual(sent);
  expect(bytes.get(40)).toBeLessThan(sent + 20);
  expect(bytes.get(41)).toBe(0);
  expect(bytes.get(42)).toBeLessThan(30);
});
