import { expect, it } from '@jest/globals';
import type { FixView } from '../../../src/app/view/types';
import { fixKey, repairKinds } from '../../../src/taskpane/screens/findings/repairKinds';

function fix(rule: string, row: number, isSure: boolean): FixView {
  const cell = `A${String(row + 1)}`;
  return { rule, sheet: '学校', cell, at: { row, column: 0 }, before: '1', after: 1, isSure };
}

it('lists repairs by kind, and never one to be confirmed among those that are sure', () => {
  const fixes = [fix('C-001', 0, false), fix('C-003', 1, true), fix('C-001', 2, true)];
  const names = [{ rule: 'C-001', name: '文本数字', count: 2, sure: 1 }];
  const kinds = repairKinds(fixes, names);
  expect(kinds.map(({ name, isSure, fixes: own }) => [name, isSure, own.map(fixKey)])).toEqual([
    ['C-003', true, ['C-003 学校 A2']],
    ['文本数字', true, ['C-001 学校 A3']],
    ['文本数字', false, ['C-001 学校 A1']],
  ]);
});
