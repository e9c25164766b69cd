import { afterEach, describe, expect, it } from '@jest/globals';
import { dataOf, editableWorkbook } from '../../../../src/sheet/editableWorkbook';
import { amend, apply, at, PLAN, SCHOOLS, take } from '../../../contract/subject';
import { closeAll, followed, plain, type Followed } from './host';

afterEach(closeAll);

async function expectInStep({ host, copy }: Followed): Promise<void> {
  const fresh = editableWorkbook(dataOf(await take(host)));
  expect(plain(copy)).toEqual(plain(fresh));
}

describe('an Excel that its user edits', () => {
  it.each(['1.7', '1.9', '1.13', '1.20'])(
    'tells of a typed cell in one request, at %s',
    async (api) => {
      const excel = await followed({ sheets: [SCHOOLS], api });
      await excel.excel.user.type('学校', 'B2', 265);
      await excel.quiet();
      expect(excel.told).toEqual([
        { kind: 'cells', sheet: '学校', cells: [{ row: 1, column: 1, value: 265 }] },
      ]);
      expect(excel.excel.traffic.syncs).toBe(1);
      await expectInStep(excel);
    },
  );

  it('tells what formulas give then', async () => {
    const excel = await followed({ sheets: [SCHOOLS] });
    await excel.excel.user.type('学校', 'D2', '=B2/C2');
    await excel.quiet();
    await excel.excel.user.type('学校', 'B2', 36);
    await excel.quiet();
    expect(excel.told.at(-1)).toMatchObject({
      cells: [{ value: 36 }, { value: 2, formula: 'B2/C2' }],
    });
    await expectInStep(excel);
  });

  it('tells of nothing where nothing is different', async () => {
    const excel = await followed({ sheets: [SCHOOLS] });
    await excel.excel.user.type('学校', 'B2', 260);
    await excel.quiet();
    await excel.host.refresh();
    expect(excel.told).toEqual([]);
  });

  it('tells of lines that come and go as of their whole sheet', async () => {
    const excel = await followed({ sheets: [SCHOOLS, { name: '二', rows: [[1]] }] });
    await excel.excel.user.insertRows('学校', 1);
    await excel.quiet();
    expect(excel.told.map(({ kind }) => kind)).toEqual(['cells']);
    await expectInStep(excel);
  });

  it.each(['1.7', '1.17'])('tells of sheets that come, go and are renamed, at %s', async (api) => {
    const excel = await followed({ sheets: [SCHOOLS, { name: '二', rows: [[1]] }], api });
    await excel.excel.user.addSheet('三');
    await excel.quiet();
    await excel.excel.user.deleteSheet('二');
    await excel.quiet();
    expect(excel.told.map(({ kind }) => kind)).toEqual(['workbook', 'workbook']);
    await excel.excel.user.renameSheet('学校', '新');
    await excel.excel.user.type('新', 'B2', 1);
    await excel.quiet();
    await expectInStep(excel);
  });

  it('finds what makes no event when it is asked to', async () => {
    const excel = await followed({ sheets: [SCHOOLS], api: '1.4' });
    await excel.excel.user.choose('学校', 'B2', 7);
    await excel.quiet();
    expect(excel.told).toEqual([]);
    await excel.host.refresh();
    expect(excel.told).toMatchObject([{ kind: 'cells', cells: [{ value: 7 }] }]);
  });

  it('does not tell what a plan writes', async () => {
    const excel = await followed({ sheets: [SCHOOLS] });
    await apply(excel.host, PLAN);
    await excel.quiet();
    expect(excel.told).toEqual([]);
    await excel.excel.user.type('学校', 'B2', 7);
    await excel.quiet();
    await expectInStep(excel);
    await apply(excel.host, { edits: [] });
    await excel.quiet();
    await excel.excel.user.type('学校', 'D2', 8);
    await excel.quiet();
    await expectInStep(excel);
  });

  it.each(['1.4', '1.20'])('tells what is amended and what is undone, at %s', async (api) => {
    const excel = await followed({ sheets: [SCHOOLS], api });
    const cells = [{ at: at('B2'), value: 270 }];
    const receipt = await amend(excel.host, [{ kind: 'set-cells', sheet: '学校', cells }]);
    await excel.quiet();
    expect(excel.told).toMatchObject([{ kind: 'cells', cells: [{ value: 270 }] }]);
    expect((await excel.host.undo(receipt)).ok).toBe(true);
    await excel.quiet();
    expect(excel.told.at(-1)).toMatchObject({ kind: 'cells', cells: [{ value: 260 }] });
    await expectInStep(excel);
  });

  it.each(['1.4', '1.7', '1.20'])(
    'gives cells of ours that are typed over to the user, at %s',
    async (api) => {
      const excel = await followed({ sheets: [SCHOOLS], api });
      await apply(excel.host, PLAN);
      await excel.quiet();
      await excel.excel.user.type('学校', 'D2', 7);
      await excel.quiet();
      await excel.host.refresh();
      expect(excel.told.map(({ kind }) => kind)).toEqual(['sheet']);
      expect(excel.copy.userSnapshot().sheets[0]?.grid.value(1, 3)).toBe(7);
      await apply(excel.host, { edits: [] });
      await excel.quiet();
      const after = await take(excel.host);
      expect(after.sheets[0]?.grid.value(1, 3)).toBe(7);
      expect(after.sheets[0]?.grid.value(2, 3)).toBeNull();
    },
  );

  it('knows its cells again after the pane was loaded anew', async () => {
    const first = await followed({ sheets: [SCHOOLS] });
    await apply(first.host, PLAN);
    first.host.dispose();
    await first.quiet();
    const second = await followed({ book: first.excel.book });
    await second.excel.user.type('学校', 'D2', 7);
    await second.quiet();
    expect(second.copy.userSnapshot().sheets[0]?.grid.value(1, 3)).toBe(7);
    await apply(second.host, { edits: [] });
    expect((await take(second.host)).sheets[0]?.grid.value(1, 3)).toBe(7);
  });
});
