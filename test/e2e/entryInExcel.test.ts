import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { stampOf } from '../../src/app/templates/index';
import { readWorkbook } from '../../src/xlsx';
import { edited } from '../support/editing';
import { valueOf } from '../support/live';
import { typed } from '../support/receipts';
import { besideExcel } from './besideExcel';
import { becomes, pane, press, showScreen } from './desk';
import type { ExcelWindow } from './excelInPage';
import { EXAMPLES, useBrowser } from './page';

const { visit } = useBrowser();

declare const window: ExcelWindow & Window;

const WORKBOOK = 'schools/澄湖县实验小学.xlsx';
const FORM = '学校填报数据';
/** Cell of 建校年份. */
const YEAR = 'E5';

const open = () => besideExcel(visit, { workbook: WORKBOOK });

function value(page: Page, cell: string) {
  return page.evaluate(([on, at]) => window.__excel.value(on, at), [FORM, cell] as const);
}

describe('填报 in Excel', () => {
  it('is one with the cells: what is typed in the pane stands in them, and the other way round', async () => {
    const { page, type } = await open();
    await showScreen(page, 'entry');
    const year = pane(page).locator('input[data-entry="founded_year"]');
    await becomes(() => year.inputValue(), '1984');
    await year.fill('１９８５年');
    await year.press('Enter');
    await becomes(() => value(page, YEAR), 1985);
    await becomes(() => year.inputValue(), '1985');
    await type(YEAR, '1986', FORM);
    await becomes(() => year.inputValue(), '1986');
    await year.fill('近年');
    await year.press('Enter');
    expect(await value(page, YEAR)).toBe(1986);
  });

  it('writes a receipt into the workbook and names the cell that is changed afterwards', async () => {
    const { page, sheets, type } = await open();
    await showScreen(page, 'entry');
    await press(page, '生成上报凭证');
    await pane(page).getByText('凭证有效：此后数据没有改动').first().waitFor();
    expect(await sheets()).toContain('上报凭证');
    await type(YEAR, '1985', FORM);
    await pane(page).getByText('建校年份：1984 → 1985').first().waitFor();
    await type(YEAR, '1984', FORM);
    await pane(page).getByText('凭证有效：此后数据没有改动').first().waitFor();
  });

  it('compares with last year’s file, which Excel does not open', async () => {
    const { page, sheets } = await open();
    const before = await sheets();
    await showScreen(page, 'entry');
    const section = pane(page).getByRole('region', { name: '上年数据' });
    await section.locator('input[type=file]').setInputFiles({
      name: '2025.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(edited(readFileSync(join(EXAMPLES, WORKBOOK)), typed(FORM, YEAR, 1980))),
    });
    const told = () => section.getByRole('status').innerText();
    await becomes(told, '正在与 2025.xlsx 核对，其中有 1 所学校。');
    await pane(page).getByText('1980').first().waitFor();
    expect(await sheets()).toEqual(before);
    await section.getByRole('button', { name: '存入本工作簿' }).click();
    await becomes(told, '正在与本工作簿“上年数据”表核对，其中有 1 所学校。');
    expect(await sheets()).toEqual([...before, '上年数据']);
  });

  it.each([
    ['学校填报表', 'school-sheet'],
    ['分校台账', 'school-ledger'],
  ])('begins %s in a window of its own', async (name, form) => {
    const { page, isUntouched } = await open();
    await showScreen(page, 'entry');
    await press(page, name);
    await pane(page).getByText(`“${name}”已在新窗口中打开`).waitFor();
    const [file = '', ...others] = await page.evaluate(() => window.__excel.opened());
    expect(others).toEqual([]);
    expect(stampOf(valueOf(readWorkbook(Buffer.from(file, 'base64'))))?.form).toBe(form);
    expect(await isUntouched()).toBe(true);
  });
});
