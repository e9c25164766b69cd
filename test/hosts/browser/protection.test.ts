import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { openGrid } from './openGrid';

/** A protected sheet in which B2 alone can be written in, and one that is not protected. */
async function protectedFile(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('学校');
  sheet.addRows([
    ['学校名称', '在校生数'],
    ['青禾小学', 260],
    ['云溪小学', 120],
  ]);
  sheet.getCell('B2').protection = { locked: false };
  await sheet.protect('', {});
  book.addWorksheet('说明').addRow(['填报说明']);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function open() {
  const grid = openGrid(await protectedFile());
  const set = (sheet: string, row: number, column: number) =>
    grid.host.amend([{ kind: 'set-cells', sheet, cells: [{ at: { row, column }, value: 7 }] }]);
  return { ...grid, set };
}

describe('a sheet that is protected in the file', () => {
  it('is amended only where its cells are not locked', async () => {
    const { host, set, close } = await open();
    expect(await set('学校', 2, 1)).toMatchObject({
      ok: false,
      problem: { kind: 'edit-refused', reason: 'sheet-protected', params: { sheet: '学校' } },
    });
    expect(host.amendments()).toEqual([]);
    expect((await set('学校', 1, 1)).ok).toBe(true);
    expect((await set('说明', 0, 0)).ok).toBe(true);
    expect(host.amendments()).toHaveLength(2);
    close();
  });

  it('is known under another name, and its cells where they have moved to', async () => {
    const { book, set, close } = await open();
    const sheet = book.getSheetByName('学校');
    sheet?.setName('台账');
    sheet?.insertRows(1, 1);
    expect(await set('台账', 1, 1)).toMatchObject({ ok: false });
    expect(await set('台账', 3, 1)).toMatchObject({ ok: false });
    expect((await set('台账', 2, 1)).ok).toBe(true);
    close();
  });
});
