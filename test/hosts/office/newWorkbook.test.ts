import { describe, expect, it } from '@jest/globals';
import { stampOf } from '../../../src/app/templates/index';
import { newFile } from '../../../src/hosts/office/newFile';
import { readWorkbook } from '../../../src/xlsx';
import { simulatedExcel } from '../../support/excel';
import { template } from '../../support/filledForms';
import { valueOf } from '../../support/live';
import { packageFaults } from '../../support/packageFaults';

const FORM = 'county-sheet';

describe('a blank form begun in Excel', () => {
  it('opens in a window of its own and leaves the open workbook as it is', async () => {
    const { session, book, opened, excel } = await simulatedExcel();
    const before = JSON.stringify(book.state());
    expect(await session.newWorkbook(newFile(template(FORM)))).toEqual({ ok: true, value: null });
    expect(opened).toHaveLength(1);
    const bytes = opened[0] ?? new Uint8Array();
    expect(packageFaults(bytes)).toEqual([]);
    expect(stampOf(valueOf(readWorkbook(bytes)))?.form).toBe(FORM);
    expect(JSON.stringify(book.state())).toBe(before);
    // Making one is not yet opening it.
    await excel.run(async (context) => {
      (context.workbook.application as unknown as Made).createWorkbook(newFile(template(FORM)));
      await context.sync();
    });
    expect(opened).toHaveLength(1);
  });

  it('is not offered where Excel is too old, which says so if asked', async () => {
    const { session, opened } = await simulatedExcel({ api: '1.7' });
    expect(session.capabilities.newWorkbooks).toBe(false);
    expect(await session.newWorkbook(newFile(template(FORM)))).toMatchObject({
      problem: { kind: 'excel-refused', reason: 'not-supported' },
    });
    expect(opened).toEqual([]);
    expect((await simulatedExcel({ api: '1.8' })).session.capabilities.newWorkbooks).toBe(true);
  });

  it('waits for Excel while it is busy, and opens once', async () => {
    const excel = await simulatedExcel();
    excel.fault({ at: 1, kind: 'refused', code: 'ActivityLimitReached' });
    expect((await excel.session.newWorkbook(newFile(template(FORM)))).ok).toBe(true);
    expect(excel.opened).toHaveLength(1);
  });

  it.each([
    ['no file', 'bm90aGluZw=='],
    ['no base64', '表'],
    ['nothing', ''],
  ])('tells of a refusal: %s', async (_, text) => {
    const { session, opened, traffic } = await simulatedExcel();
    expect(await session.newWorkbook(text)).toMatchObject({
      problem: { kind: 'excel-refused', reason: 'refused' },
    });
    expect([opened.length, traffic.syncs]).toEqual([0, 1]);
  });

  it('is asked for once where it is too large: it goes over in one piece', async () => {
    const { session, traffic } = await simulatedExcel({ mostBytes: 1_000 });
    expect(await session.newWorkbook(newFile(template(FORM)))).toMatchObject({
      problem: { reason: 'too-large' },
    });
    expect(traffic.syncs).toBe(1);
  });
});

/** What the library has, and its declarations leave out. */
interface Made {
  createWorkbook(file: string): object;
}
