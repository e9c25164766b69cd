import { describe, expect, it } from '@jest/globals';
import { readWorkbook } from '../../../../src/hosts/office/reading/readWorkbook';
import type { WorkbookData } from '../../../../src/sheet/data';
import { simulatedExcel, type SimulatedExcel } from '../../../support/excel';

async function read({ session }: SimulatedExcel): Promise<WorkbookData> {
  const done = await session.run((context) => readWorkbook(context, session.capabilities));
  if (!done.ok) throw new Error(done.problem.reason);
  return done.value.data;
}

function table(rows: number, columns: number, text = '学校') {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => (column === 0 ? `${text}${String(row)}` : row)),
  );
}

describe('a workbook in Excel', () => {
  it('is read in three requests, errors and formulas told apart from texts', async () => {
    const excel = await simulatedExcel({ sheets: [{ name: '学校', rows: table(1000, 40) }] });
    await excel.user.type('学校', 'B2', '=1/0');
    await excel.user.type('学校', 'C2', "'#DIV/0!");
    await excel.user.type('学校', 'D2', "'=1+1");
    excel.traffic.reset();
    const cells = (await read(excel)).sheets[0]?.cells ?? [];
    expect(excel.traffic.syncs).toBe(3);
    expect(cells).toHaveLength(40_000);
    const at = (column: number) => cells.find((cell) => cell.row === 1 && cell.column === column);
    expect(at(1)).toMatchObject({ value: { error: '#DIV/0!' }, formula: '1/0' });
    expect(at(2)).toMatchObject({ value: '#DIV/0!' });
    expect(at(3)).toMatchObject({ value: '=1+1' });
    expect(at(3)).not.toHaveProperty('formula');
  });

  it('comes in parts that Excel can take, however long its texts', async () => {
    const rows = table(3_000, 40, '很长的学校名称'.repeat(30));
    const long = rows.map((row) =>
      row.map((value, column) => (column % 4 === 0 ? (rows[0]?.[0] ?? '') : value)),
    );
    const excel = await simulatedExcel({ sheets: [{ name: '学校', rows: [...rows, ...long] }] });
    await excel.user.type('学校', 'B2', '=1/0');
    const cells = (await read(excel)).sheets[0]?.cells ?? [];
    expect(cells).toHaveLength(240_000);
    expect(cells[41]).toMatchObject({ value: { error: '#DIV/0!' } });
    expect(cells.at(-1)).toMatchObject({ row: 5_999, column: 39 });
  }, 30_000);

  it('says which lines are hidden and which cells are merged, as far as this Excel tells', async () => {
    const at = async (api: string) => {
      const excel = await simulatedExcel({ sheets: [{ name: '学校', rows: table(6, 4) }], api });
      const sheet = excel.book.sheet('学校');
      for (const row of [1, 2, 4]) sheet.hiddenRows.add(row);
      sheet.hiddenColumns.add(3);
      sheet.merges = [{ top: 0, bottom: 0, left: 0, right: 1 }];
      sheet.visibility = 'VeryHidden';
      sheet.protection = { options: {}, password: '' };
      return (await read(excel)).sheets[0];
    };
    const told = {
      hiddenRows: [
        { from: 1, to: 2 },
        { from: 4, to: 4 },
      ],
      hiddenColumns: [{ from: 3, to: 3 }],
      visibility: 'very-hidden',
      protected: true,
    };
    expect(await at('1.4')).toMatchObject({ ...told, merges: [] });
    expect(await at('1.9')).toMatchObject({ ...told, merges: [] });
    const merges = [{ top: 0, bottom: 0, left: 0, right: 1 }];
    expect(await at('1.13')).toMatchObject({ ...told, merges });
  });

  it('is empty where nothing stands', async () => {
    const excel = await simulatedExcel({ sheets: [{ name: '空', rows: [] }] });
    expect((await read(excel)).sheets).toMatchObject([{ name: '空', cells: [], merges: [] }]);
  });
});
