import { afterEach, describe, expect, it } from '@jest/globals';
import { SCHOOLS } from '../../../contract/subject';
import { closeAll, followed } from '../tracking/host';

afterEach(closeAll);

const B2 = { top: 1, bottom: 1, left: 1, right: 1 };

describe('cells that are brought into sight', () => {
  it('are selected on their sheet', async () => {
    const { excel, host } = await followed({ sheets: [{ name: '一', rows: [[1]] }, SCHOOLS] });
    expect(await host.reveal('学校', B2)).toEqual({ ok: true, value: undefined });
    expect(excel.book.active).toBe(excel.book.sheet('学校').id);
    expect(excel.book.selection.areas).toEqual([B2]);
  });

  it('are refused where they are hidden or away, and stay so', async () => {
    const { excel, host } = await followed({ sheets: [{ name: '一', rows: [[1]] }, SCHOOLS] });
    const sheet = excel.book.sheet('学校');
    const refused = async () => {
      const done = await host.reveal('学校', B2);
      return done.ok ? 'done' : done.problem.reason;
    };
    sheet.hiddenColumns.add(1);
    expect(await refused()).toBe('column-hidden');
    sheet.hiddenRows.add(1);
    expect(await refused()).toBe('row-hidden');
    sheet.visibility = 'Hidden';
    expect(await refused()).toBe('sheet-hidden');
    await excel.user.deleteSheet('学校');
    expect(await refused()).toBe('sheet-missing');
  });

  it('are tried once more where selecting fails', async () => {
    const { excel, host } = await followed({ sheets: [SCHOOLS] });
    excel.fault({ at: 3, kind: 'refused' });
    expect((await host.reveal('学校', B2)).ok).toBe(true);
  });
});

describe('a selection', () => {
  it('is told once, of cells that hang together', async () => {
    const { excel, host, ...on } = await followed({ sheets: [SCHOOLS] });
    const told: unknown[] = [];
    host.onSelect((sheet, area) => told.push([sheet, area]));
    await on.quiet();
    await excel.user.select('学校', 'A1');
    await excel.user.select('学校', 'B2');
    await on.quiet();
    await excel.user.select('学校', 'B2');
    await on.quiet();
    await excel.user.select('学校', 'A1,C3');
    await on.quiet();
    expect(told).toEqual([['学校', B2]]);
  });
});
