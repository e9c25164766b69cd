import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { becomes, counts, finding, inSight, pane, press, saved, showScreen } from './desk';
import { allowClipboard, sheets, shown, type } from './grid';
import { EXAMPLES, openFile, useBrowser } from './page';

const { visit } = useBrowser();

const REASON = '该校本年新建，设备尚未入账';

const warnings = (page: Page) => async () => (await counts(page)).warning;

/** Explains the one finding about a school whose equipment is worth next to nothing. */
async function explained(): Promise<Page> {
  const { page } = await visit();
  await allowClipboard(page);
  await openFile(page, join(EXAMPLES, 'county-messy.xlsx'));
  await showScreen(page, 'findings');
  await becomes(warnings(page), 148);
  await page.getByRole('searchbox').fill('折合 0.03 万元');
  await becomes(() => inSight(page), '1 / 186');
  const line = finding(page, /折合 0.03 万元/);
  await line.click();
  await line.getByRole('button', { name: '写明原因' }).click();
  await line.getByRole('textbox').fill(REASON);
  await line.getByRole('button', { name: '保存' }).click();
  await becomes(warnings(page), 147);
  return page;
}

describe('a written reason', () => {
  it('takes the finding out of the list and stands in a sheet of the workbook', async () => {
    const page = await explained();
    expect(await sheets(page)).toEqual(['汇总(最终版)', '数据核查说明']);
    expect(await shown(page, 'A1:L2', '数据核查说明')).toContain(REASON);
    await pane(page).getByText('没有符合筛选的问题').waitFor();
    await press(page, '筛选');
    await pane(page).getByLabel('显示已说明的（1）').click();
    await finding(page, /折合 0.03 万元/).waitFor();
    await press(page, '撤销');
    await becomes(warnings(page), 148);
    await becomes(() => sheets(page), ['汇总(最终版)']);
  });

  it('is honoured when the saved copy is opened, until the figure changes', async () => {
    const page = await explained();
    const { bytes } = await saved(page);
    await openFile(page, { name: '带说明.xlsx', bytes });
    await becomes(warnings(page), 147);
    expect(await sheets(page)).toEqual(['汇总(最终版)', '数据核查说明']);
    await type(page, 'AB38', '0.02', '汇总');
    await becomes(warnings(page), 148);
    await showScreen(page, 'findings');
    await page.getByRole('searchbox').fill('折合');
    await becomes(() => inSight(page), '1 / 186');
    await finding(page, /教学仪器设备资产值折合/).click();
    await finding(page, /教学仪器设备资产值折合/)
      .getByText('原来的原因不再有效')
      .waitFor();
  });
});
