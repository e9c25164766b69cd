import { describe, expect, it } from '@jest/globals';
import type { Edit } from '../../src/sheet/editPlan';
import { ownedAreas, ownedSheets } from '../../src/sheet/ownership';
import { amendContract } from './amend';
import {
  apply,
  at,
  inOrder,
  mark,
  PLAN,
  receiptOfPlan,
  SCHOOLS,
  sheetOf,
  take,
  valueAt,
  write,
  type MakeSubject,
} from './subject';
import { validateContract } from './validate';

export type { MakeSubject, Subject, SubjectSheet } from './subject';

/** What every host must do; run against each of them. */
export function hostContract(name: string, make: MakeSubject): void {
  amendContract(name, make);
  validateContract(name, make);
  describe(`${name} as a host`, () => {
    it('writes values and formulas beside the rows and leaves the rows alone', async () => {
      const { host, lacks } = await make([SCHOOLS]);
      const receipt = await apply(host, PLAN);
      const after = await take(host);
      expect(inOrder(receipt)).toEqual(inOrder(receiptOfPlan(lacks)));
      expect(valueAt(after, '学校', 'D1')).toBe('生师比');
      expect(valueAt(after, '学校', 'D2')).toBeCloseTo(260 / 18, 12);
      expect(sheetOf(after, '学校').grid.formula(1, 3)).toBe('B2/C2');
      SCHOOLS.rows.forEach((line, row) => {
        line.forEach((value, column) => {
          expect(sheetOf(after, '学校').grid.value(row, column)).toBe(value);
        });
      });
    });

    it('adds a sheet whose text never runs as a formula', async () => {
      const { host } = await make([SCHOOLS]);
      await apply(host, PLAN);
      const after = await take(host);
      expect(after.sheets.map((sheet) => sheet.name)).toEqual(['学校', '校验结果']);
      expect(valueAt(after, '校验结果', 'B2')).toBe('=HYPERLINK("x")');
      expect(sheetOf(after, '校验结果').grid.formula(1, 1)).toBeUndefined();
    });

    it('marks cells by kind', async () => {
      const subject = await make([SCHOOLS]);
      await apply(subject.host, PLAN);
      expect(await subject.marks('学校', at('C2'))).toEqual(['error']);
      expect(await subject.marks('学校', at('C3'))).toEqual(['below-standard']);
      expect(await subject.marks('学校', at('B2'))).toEqual([]);
    });

    it('adds notes and keeps the note that is there', async () => {
      const subject = await make([SCHOOLS]);
      await apply(subject.host, PLAN);
      const lacking = subject.lacks?.notes;
      expect(await subject.note('学校', at('C2'))).toBe(
        lacking === 'all' ? undefined : '学历合计 20 大于专任教师 18',
      );
      const joined = await subject.note('学校', at('C3'));
      expect(joined?.startsWith('请教务处核对')).toBe(true);
      expect(joined?.endsWith('低于标准')).toBe(lacking === undefined);
      expect(joined === '请教务处核对').toBe(lacking !== undefined);
    });

    it('puts several notes for one cell into one', async () => {
      const subject = await make([SCHOOLS]);
      const note = (text: string): Edit => ({ kind: 'note', sheet: '学校', at: at('B2'), text });
      const receipt = await apply(subject.host, { edits: [note('一'), note('二')] });
      const isLacking = subject.lacks?.notes === 'all';
      expect(await subject.note('学校', at('B2'))).toBe(isLacking ? undefined : '一\n二');
      const left = [note('一'), note('二')].map((edit) => ({ edit, reason: 'not-supported' }));
      expect(receipt).toEqual(
        isLacking ? { applied: 0, skipped: left } : { applied: 2, skipped: [] },
      );
    });

    it('never overwrites what the user filled in, and says which cells', async () => {
      const { host } = await make([SCHOOLS]);
      const receipt = await apply(host, {
        edits: [write('C2', [{ value: 1 }, { value: 2 }])],
      });
      const after = await take(host);
      expect(valueAt(after, '学校', 'C2')).toBe(18);
      expect(valueAt(after, '学校', 'D2')).toBe(2);
      expect(receipt.skipped).toEqual([
        { edit: write('C2', [{ value: 1 }, null]), reason: 'cell-in-use' },
      ]);
    });

    it('does not count an edit as applied of which nothing could be written', async () => {
      const { host } = await make([SCHOOLS]);
      const edit = write('B2', [{ value: 1 }, { value: 2 }]);
      expect(await apply(host, { edits: [edit] })).toEqual({
        applied: 0,
        skipped: [{ edit, reason: 'cell-in-use' }],
      });
    });

    it('says when a sheet is not there', async () => {
      const { host } = await make([SCHOOLS]);
      const edit: Edit = { kind: 'note', sheet: '没有', at: at('A1'), text: 'x' };
      expect(await apply(host, { edits: [edit] })).toEqual({
        applied: 0,
        skipped: [{ edit, reason: 'sheet-missing' }],
      });
    });

    it('tells its own sheets and cells from the user’s', async () => {
      const { host } = await make([SCHOOLS]);
      await apply(host, PLAN);
      const after = await take(host);
      expect([...ownedSheets(after)]).toEqual(['校验结果']);
      const cells = ownedAreas(after).flatMap(({ sheet, area }) => {
        const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, n) => area.top + n);
        return rows.map(
          (row) => `${sheet} ${String(row)} ${String(area.left)}-${String(area.right)}`,
        );
      });
      expect(cells).toEqual(['学校 0 3-3', '学校 1 3-3', '学校 2 3-3']);
    });

    it('changes nothing when the same plan comes again', async () => {
      const subject = await make([SCHOOLS]);
      await apply(subject.host, PLAN);
      const once = await subject.state();
      await apply(subject.host, PLAN);
      expect(await subject.state()).toEqual(once);
    });

    it('replaces what an earlier plan added', async () => {
      const subject = await make([SCHOOLS]);
      await apply(subject.host, PLAN);
      await apply(subject.host, { edits: [mark('warning', 'B3'), write('D1', [{ value: '新' }])] });
      const after = await take(subject.host);
      expect(after.sheets.map((sheet) => sheet.name)).toEqual(['学校']);
      expect(valueAt(after, '学校', 'D1')).toBe('新');
      expect(valueAt(after, '学校', 'D2')).toBeNull();
      expect(await subject.marks('学校', at('C2'))).toEqual([]);
      expect(await subject.marks('学校', at('B3'))).toEqual(['warning']);
      expect(await subject.note('学校', at('C2'))).toBeUndefined();
      expect(await subject.note('学校', at('C3'))).toBe('请教务处核对');
    });

    it('gives its sheet another name where the user has one of that name', async () => {
      const { host } = await make([SCHOOLS, { name: '校验结果', rows: [['我的']] }]);
      await apply(host, PLAN);
      const after = await take(host);
      const names = after.sheets.map((sheet) => sheet.name);
      expect(names).toEqual(['学校', '校验结果', '校验结果 (2)']);
      expect(valueAt(after, '校验结果', 'A1')).toBe('我的');
    });

    it('restores exactly on undo, once, and only the latest', async () => {
      const subject = await make([SCHOOLS]);
      const before = await subject.state();
      const first = await apply(subject.host, PLAN);
      const between = await subject.state();
      const second = await apply(subject.host, { edits: [mark('warning', 'B3')] });
      expect((await subject.host.undo(first)).ok).toBe(false);
      expect(await subject.host.undo(second)).toEqual({ ok: true, value: undefined });
      expect(await subject.state()).toEqual(between);
      expect((await subject.host.undo(second)).ok).toBe(false);
      expect(between).not.toEqual(before);
    });
  });
}
