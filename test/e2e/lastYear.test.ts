import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { recogniseWorkbook } from '../../src/forms';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { valueOf } from '../support/live';
import { becomes, pane, showScreen } from './desk';
import { sheets } from './grid';
import { EXAMPLES, openFile, useBrowser, type MadeFile } from './page';

const { visit } = useBrowser();

const FILE = '澄湖县龙泉九年一贯制学校.xlsx';

/** Last year's form of the school, with half the teaching area. */
function lastYear(): MadeFile {
  const book = valueOf(readWorkbook(readFileSync(join(EXAMPLES, 'schools', FILE))));
  const [sheet] = recogniseWorkbook(book, FILE);
  const table = sheet?.recognition.kind === 'form' ? sheet.recognition.tables[0] : undefined;
  const at = table?.cellOf(0, 'area_teaching');
  if (sheet === undefined || at === undefined) throw new Error(FILE);
  const { grid } = sheet.sheet;
  const rows = Array.from({ length: grid.rowCount }, (_, row) =>
    Array.from({ length: grid.columnCount }, (__, column) => {
      const value = grid.value(row, column);
      if (row === at.row && column === at.column) return Number(value) / 2;
      return typeof value === 'object' ? null : value;
    }),
  );
  return { name: '2025.xlsx', bytes: writeWorkbook([{ name: '学校', rows }]) };
}

describe('last year’s file', () => {
  it('is compared with, kept in the workbook, and told of', async () => {
    const { page } = await visit();
    await openFile(page, join(EXAMPLES, 'schools', FILE));
    await showScreen(page, 'entry');
    const section = pane(page).getByRole('region', { name: '上年数据' });
    await section.waitFor();
    const { name, bytes } = lastYear();
    await section.locator('input[type=file]').setInputFiles({
      name,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(bytes),
    });
    const told = () => section.getByRole('status').innerText();
    await becomes(told, '正在与 2025.xlsx 核对，其中有 1 所学校。');
    await showScreen(page, 'findings');
    await becomes(async () => (await pane(page).getByText('教学及辅助用房面积').count()) > 0, true);
    expect(await pane(page).getByText('2025.xlsx“学校”').count()).toBeGreaterThan(0);
    await showScreen(page, 'entry');
    await section.getByRole('button', { name: '存入本工作簿' }).click();
    await becomes(told, '正在与本工作簿“上年数据”表核对，其中有 1 所学校。');
    expect(await sheets(page)).toContain('上年数据');
  });

  it('is what the form of the next year begins with', async () => {
    const { page } = await visit();
    await openFile(page, join(EXAMPLES, 'schools', FILE));
    await showScreen(page, 'entry');
    await pane(page).getByRole('button', { name: '由本表新建下一年度的表' }).click();
    await becomes(
      () => pane(page).getByRole('region', { name: '上年数据' }).getByRole('status').innerText(),
      '正在与本工作簿“上年数据”表核对，其中有 1 所学校。',
    );
    expect(await sheets(page)).toEqual(expect.arrayContaining(['学校填报数据', '上年数据']));
    // What stands is there, what is to be counted again is not.
    const field = (name: string) => pane(page).getByRole('textbox', { name });
    expect(await field('学校名称').inputValue()).toBe('澄湖县龙泉九年一贯制学校');
    expect(await field('小学学生人数').inputValue()).toBe('');
  });
});
