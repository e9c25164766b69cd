import { afterEach, describe, expect, it } from '@jest/globals';
import type { AddSheetEdit } from '../../../src/sheet/editPlan';
import { settled } from './headless';
import { example, openGrid } from './openGrid';

let grid: ReturnType<typeof openGrid> | undefined;
afterEach(async () => {
  await settled();
  grid?.close();
});

describe('rows of an added sheet', () => {
  it('are as high as their text needs in the width that it has, merged cells included', async () => {
    grid = openGrid(example('county.xlsx'));
    const text = '差异系数按在校生加权，公式可逐格查看；修改学校数据后自动重算。';
    const across = { top: 0, left: 0, bottom: 0, right: 8 };
    const edit: AddSheetEdit = {
      kind: 'add-sheet',
      role: 'balance',
      name: '校际均衡',
      rows: [[{ value: text, style: 'wrapped' }], [{ value: text, style: 'wrapped' }]],
      widths: [8, 8, 8, 8, 8, 8, 8, 8, 8],
      merges: [across],
    };
    expect(await grid.host.apply({ edits: [edit] })).toMatchObject({ ok: true });
    const sheet = grid.univerAPI.getActiveWorkbook()?.getSheetByName('校际均衡');
    expect(sheet?.getRowHeight(0)).toBeLessThan(30);
    expect(sheet?.getRowHeight(1)).toBeGreaterThan(150);
  });
});
