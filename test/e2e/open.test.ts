import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { truncated } from '../support/hostileArchives';
import { encryptedOle, html, notZip, xls } from '../support/hostileForeign';
import { becomes, counts, pane, showScreen } from './desk';
import { sheets } from './grid';
import { EXAMPLES, checked, dropFile, offerFile, openFile, opened, useBrowser } from './page';

const NO_WORKBOOKS = [
  ['名单.xlsx', notZip(), '这不是 .xlsx 工作簿'],
  ['导出.xlsx', html(), '这是改名为表格的网页文件'],
  ['旧表.xlsx', xls(), '这是旧版 .xls 文件'],
  ['坏表.xlsx', truncated(), '文件不完整，可能在传输中被截断'],
  ['加密.xlsx', encryptedOle(), '文件设有打开密码'],
] as const;

const { visit } = useBrowser();

describe('opening', () => {
  it('shows the example at the start and checks it', async () => {
    const { page } = await visit();
    await checked(page);
    expect(await page.title()).toBe('county.xlsx - 均衡');
    expect(await sheets(page)).toEqual(['学校台账', '区县填报数据']);
    await becomes(() => counts(page), { error: 0, warning: 0, below: 22, cannotTell: 0 });
  });

  it('opens a messy workbook by the button in place of the example', async () => {
    const { page } = await visit();
    await checked(page);
    await openFile(page, join(EXAMPLES, 'county-messy.xlsx'));
    expect(await sheets(page)).toEqual(['汇总(最终版)']);
    await becomes(() => counts(page), { error: 6, warning: 148, below: 25, cannotTell: 22 });
  });

  it('takes a file in place of one that is still being opened', async () => {
    const { page } = await visit();
    await offerFile(page, join(EXAMPLES, 'county.xlsx'));
    await openFile(page, join(EXAMPLES, 'county-messy.xlsx'));
    expect(await sheets(page)).toEqual(['汇总(最终版)']);
    await becomes(() => counts(page), { error: 6, warning: 148, below: 25, cannotTell: 22 });
    expect(await page.getByRole('button', { name: '保存副本' }).isEnabled()).toBe(true);
  });

  it('opens a workbook that is dropped on the grid', async () => {
    const { page } = await visit();
    await checked(page);
    const bytes = readFileSync(join(EXAMPLES, 'application.xlsx'));
    await dropFile(page, { name: '申报表.xlsx', bytes });
    await opened(page, '申报表.xlsx');
    await becomes(() => counts(page), { error: 0, warning: 0, below: 0, cannotTell: 0 });
    await expect(pane(page).innerText()).resolves.toContain('认出的填报表');
    expect(await page.locator('#page').getAttribute('data-drop')).toBeNull();
  });

  it("opens a school's own sheet", async () => {
    const { page } = await visit();
    await checked(page);
    await openFile(page, join(EXAMPLES, 'schools/澄湖县龙泉九年一贯制学校.xlsx'));
    await showScreen(page, 'schools');
    await pane(page).getByText('澄湖县龙泉九年一贯制学校').first().waitFor();
  });

  it('says what is wrong with a file that is no workbook, and keeps what is open', async () => {
    const { page } = await visit();
    await checked(page);
    for (const [name, bytes, message] of NO_WORKBOOKS) {
      await offerFile(page, { name, bytes });
      await page.locator('#bar').getByText(message).waitFor();
      expect(await page.title()).toBe('county.xlsx - 均衡');
      await becomes(() => counts(page), { error: 0, warning: 0, below: 22, cannotTell: 0 });
      expect(await sheets(page)).toEqual(['学校台账', '区县填报数据']);
      await page.getByRole('button', { name: '知道了' }).click();
      await page.locator('#bar').getByText(message).waitFor({ state: 'detached' });
    }
  });
});
