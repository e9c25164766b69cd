import { afterEach, describe, expect, it } from '@jest/globals';
import { dataOf, editableWorkbook } from '../../../../src/sheet/editableWorkbook';
import { apply, PLAN, SCHOOLS, take } from '../../../contract/subject';
import { closeAll, followed, plain } from './host';

afterEach(closeAll);

const KINDS = ['refused', 'lost', 'partial'] as const;
const FAULTS = [1, 2, 3, 4].flatMap((at) => KINDS.map((kind) => ({ at, kind })));

describe('a request that fails', () => {
  it.each(FAULTS)('spoils no snapshot: the $at., $kind', async (fault) => {
    const { excel, host, told } = await followed({ sheets: [SCHOOLS] });
    const before = await take(host);
    excel.fault({ ...fault });
    const during = await host.snapshot();
    expect(during.ok || during.problem.kind === 'excel-refused').toBe(true);
    // A fault further on than this snapshot goes strikes the next.
    await host.snapshot();
    expect(dataOf(await take(host))).toEqual(dataOf(before));
    expect(told).toEqual([]);
  });

  it.each(FAULTS)('loses no edit and tells none twice: the $at., $kind', async (fault) => {
    const { excel, host, told, ...on } = await followed({ sheets: [SCHOOLS] });
    excel.fault({ ...fault });
    await excel.user.type('学校', 'B2', 7);
    await on.quiet();
    await host.refresh();
    await host.refresh();
    await on.quiet();
    const cells = [{ row: 1, column: 1, value: 7 }];
    expect(told).toEqual([{ kind: 'cells', sheet: '学校', cells }]);
  });

  it.each(FAULTS)('keeps what the user typed over ours: the $at., $kind', async (fault) => {
    const { excel, host, copy, ...on } = await followed({ sheets: [SCHOOLS] });
    await apply(host, PLAN);
    await on.quiet();
    excel.fault({ ...fault });
    await excel.user.type('学校', 'D2', 7);
    await on.quiet();
    await host.refresh();
    await host.refresh();
    expect(copy.userSnapshot().sheets[0]?.grid.value(1, 3)).toBe(7);
    await apply(host, { edits: [] });
    const after = await take(host);
    expect(after.sheets.map(({ name }) => name)).toEqual(['学校']);
    expect(after.sheets[0]?.grid.value(1, 3)).toBe(7);
    expect(after.definedNames).toEqual([]);
  });
});

describe('a workbook that changes under the hand', () => {
  it.each([1, 2, 3])('is read again when a sheet goes before request %i', async (before) => {
    const { excel, host } = await followed({ sheets: [SCHOOLS, { name: '二', rows: [[1]] }] });
    excel.remote(before, (book) => {
      book.sheets = book.sheets.filter(({ name }) => name !== '二');
    });
    const snapshot = await take(host);
    expect(snapshot.sheets.map(({ name }) => name)).toEqual(['学校']);
  });

  it.each([1, 2, 3])('is told of when another user edits before request %i', async (before) => {
    const { excel, host, copy } = await followed({ sheets: [SCHOOLS] });
    excel.remote(before, (book) => {
      book.put(book.sheet('学校'), 2, 1, 99);
    });
    await host.refresh();
    await host.refresh();
    expect(plain(copy)).toEqual(plain(editableWorkbook(dataOf(await take(host)))));
    expect(copy.snapshot().sheets[0]?.grid.value(2, 1)).toBe(99);
  });

  it('waits until a cell is no longer being edited, then says so', async () => {
    const { excel, host } = await followed({ sheets: [SCHOOLS] });
    excel.user.editing(true);
    expect(await host.snapshot()).toMatchObject({
      ok: false,
      problem: { kind: 'excel-refused', reason: 'cell-being-edited' },
    });
    const waiting = host.snapshot();
    excel.user.editing(false);
    expect((await waiting).ok).toBe(true);
  });
});
