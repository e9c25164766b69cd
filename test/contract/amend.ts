import { describe, expect, it } from '@jest/globals';
import type { UserAmendment } from '../../src/sheet/amendment';
import type { CellValue } from '../../src/sheet/cell';
import { amend, apply, at, mark, PLAN, SCHOOLS, sheetOf, take, valueAt, write } from './subject';
import type { MakeSubject } from './subject';

function set(...cells: readonly (readonly [string, CellValue, string?])[]): UserAmendment {
  return {
    kind: 'set-cells',
    sheet: '学校',
    cells: cells.map(([address, value, formula]) => ({
      at: at(address),
      value,
      ...(formula === undefined ? {} : { formula }),
    })),
  };
}

const REASONS: UserAmendment = {
  kind: 'add-sheet',
  name: '数据核查说明',
  rows: [
    ['规则', '单元格', '理由'],
    ['R-005', 'C2', '=1+1'],
  ],
  widths: [8, 8, 40],
};

/** What every host must do when the user's own cells are changed on her word. */
export function amendContract(name: string, make: MakeSubject): void {
  describe(`${name} amending`, () => {
    it('changes numbers, texts and formulas, and empties cells', async () => {
      const { host } = await make([SCHOOLS]);
      const receipt = await amend(host, [
        set(['B2', 265], ['C2', '=18'], ['B3', 240, 'C3*10'], ['A3', null]),
      ]);
      const after = await take(host);
      expect(receipt).toEqual({ applied: 1, skipped: [] });
      expect(valueAt(after, '学校', 'B2')).toBe(265);
      expect(valueAt(after, '学校', 'C2')).toBe('=18');
      expect(sheetOf(after, '学校').grid.formula(1, 2)).toBeUndefined();
      expect(sheetOf(after, '学校').grid.formula(2, 1)).toBe('C3*10');
      expect(valueAt(after, '学校', 'A3')).toBeNull();
      expect(valueAt(after, '学校', 'C3')).toBe(9);
    });

    it('adds a sheet of the user’s that a plan does not take off', async () => {
      const { host } = await make([SCHOOLS]);
      await amend(host, [REASONS]);
      await apply(host, PLAN);
      await apply(host, { edits: [] });
      const after = await take(host);
      expect(after.sheets.map((sheet) => sheet.name)).toEqual(['学校', '数据核查说明']);
      expect(valueAt(after, '数据核查说明', 'A2')).toBe('R-005');
      expect(valueAt(after, '数据核查说明', 'C2')).toBe('=1+1');
      expect(sheetOf(after, '数据核查说明').grid.formula(1, 2)).toBeUndefined();
    });

    it('fills a sheet that it has just added', async () => {
      const { host } = await make([SCHOOLS]);
      const cells = [{ at: at('A3'), value: 'R-006' }];
      await amend(host, [REASONS, { kind: 'set-cells', sheet: '数据核查说明', cells }]);
      expect(valueAt(await take(host), '数据核查说明', 'A3')).toBe('R-006');
    });

    it('does all or nothing', async () => {
      const subject = await make([SCHOOLS]);
      const before = await subject.state();
      const missing: UserAmendment = { kind: 'set-cells', sheet: '没有', cells: [] };
      const refused = await subject.host.amend([set(['B2', 1]), missing]);
      expect(refused).toMatchObject({
        ok: false,
        problem: { kind: 'edit-refused', reason: 'sheet-missing' },
      });
      const taken = await subject.host.amend([set(['B2', 1]), { kind: 'add-sheet', name: '学校' }]);
      expect(taken).toMatchObject({ ok: false, problem: { reason: 'sheet-name-taken' } });
      expect(await subject.state()).toEqual(before);
    });

    it('leaves alone what a plan added, and refuses to change it', async () => {
      const subject = await make([SCHOOLS]);
      await apply(subject.host, PLAN);
      await amend(subject.host, [set(['B2', 270])]);
      const after = await take(subject.host);
      expect(sheetOf(after, '学校').grid.formula(1, 3)).toBe('B2/C2');
      expect(after.sheets.map((sheet) => sheet.name)).toEqual(['学校', '校验结果']);
      expect(await subject.marks('学校', at('C2'))).toEqual(['error']);
      expect(await subject.note('学校', at('C2'))).toBe(
        subject.lacks?.notes === 'all' ? undefined : '学历合计 20 大于专任教师 18',
      );
      const own = await subject.host.amend([set(['D2', 1])]);
      expect(own).toMatchObject({ ok: false, problem: { reason: 'cell-added' } });
      const cells = [{ at: at('A1'), value: 'x' }];
      const sheet = await subject.host.amend([{ kind: 'set-cells', sheet: '校验结果', cells }]);
      expect(sheet).toMatchObject({ ok: false, problem: { reason: 'sheet-missing' } });
    });

    it('restores exactly on undo, once', async () => {
      const subject = await make([SCHOOLS]);
      const before = await subject.state();
      const receipt = await amend(subject.host, [set(['B2', 270], ['D2', 1]), REASONS]);
      expect(await subject.host.undo(receipt)).toEqual({ ok: true, value: undefined });
      expect(await subject.state()).toEqual(before);
      expect((await subject.host.undo(receipt)).ok).toBe(false);
    });

    it('undoes an amendment after a later plan and keeps the plan', async () => {
      const subject = await make([SCHOOLS]);
      const receipt = await amend(subject.host, [set(['B2', 270])]);
      await apply(subject.host, PLAN);
      expect((await subject.host.undo(receipt)).ok).toBe(true);
      const after = await take(subject.host);
      expect(valueAt(after, '学校', 'B2')).toBe(260);
      expect(valueAt(after, '学校', 'D1')).toBe('生师比');
      expect(await subject.marks('学校', at('C2'))).toEqual(['error']);
    });

    it('undoes the earlier of two amendments, unless the later touches its cells', async () => {
      const { host } = await make([SCHOOLS]);
      const first = await amend(host, [set(['B2', 270])]);
      const second = await amend(host, [set(['B3', 130])]);
      const third = await amend(host, [set(['B3', 140])]);
      expect((await host.undo(first)).ok).toBe(true);
      expect(await host.undo(second)).toMatchObject({
        ok: false,
        problem: { kind: 'edit-refused', reason: 'changed-since' },
      });
      expect(valueAt(await take(host), '学校', 'B3')).toBe(140);
      expect((await host.undo(third)).ok).toBe(true);
      expect((await host.undo(second)).ok).toBe(true);
      expect(valueAt(await take(host), '学校', 'B3')).toBe(120);
    });

    it('does not take away an added sheet that was written on since', async () => {
      const { host } = await make([SCHOOLS]);
      const added = await amend(host, [REASONS]);
      const cells = [{ at: at('A3'), value: 'R-006' }];
      await amend(host, [{ kind: 'set-cells', sheet: '数据核查说明', cells }]);
      expect(await host.undo(added)).toMatchObject({
        ok: false,
        problem: { reason: 'sheet-changed-since' },
      });
    });

    it('undoes a plan and keeps the amendment made in between', async () => {
      const { host } = await make([SCHOOLS]);
      const plan = await apply(host, PLAN);
      await amend(host, [set(['B2', 270])]);
      expect((await host.undo(plan)).ok).toBe(true);
      const after = await take(host);
      expect(after.sheets.map((sheet) => sheet.name)).toEqual(['学校']);
      expect(valueAt(after, '学校', 'B2')).toBe(270);
      expect(valueAt(after, '学校', 'D1')).toBeNull();
    });

    it('lets a plan come and go over an amendment', async () => {
      const subject = await make([SCHOOLS]);
      await amend(subject.host, [set(['D1', '备注'], ['B2', 270])]);
      const amended = await subject.state();
      const receipt = await apply(subject.host, {
        edits: [write('D1', [{ value: 1 }, { value: 2 }]), mark('warning', 'B2')],
      });
      expect(receipt.skipped.map(({ reason }) => reason)).toEqual(['cell-in-use']);
      expect(valueAt(await take(subject.host), '学校', 'D1')).toBe('备注');
      await apply(subject.host, { edits: [] });
      expect(await subject.state()).toEqual(amended);
    });
  });
}
