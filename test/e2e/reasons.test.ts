import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { becomes, counts, finding, inSight, pane, press, showScreen } from './desk';
import { besidePage } from './besidePage';
import { openFile, useBrowser } from './page';
import { PLACES, type Beside, type Place } from './place';

const { visit } = useBrowser();

const REASON = '该校本年新建，设备尚未入账';

const warnings = (page: Page) => async () => (await counts(page)).warning;

/** Explains the one finding about a school whose equipment is worth next to nothing. */
async function explained(place: Place): Promise<Beside> {
  const beside = await place(visit, { workbook: 'county-messy.xlsx' });
  const { page } = beside;
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
  return beside;
}

/** Changes the figure that was explained, and sees the finding again, with word of its reason. */
async function figureChanges({ page, type }: Beside): Promise<void> {
  await type('AB38', '0.02', '汇总');
  await becomes(warnings(page), 148);
  await showScreen(page, 'findings');
  await page.getByRole('searchbox').fill('折合');
  await becomes(() => inSight(page), '1 / 186');
  await finding(page, /教学仪器设备资产值折合/).click();
  await finding(page, /教学仪器设备资产值折合/)
    .getByText('原来的原因不再有效')
    .waitFor();
}

describe.each(PLACES)('a written reason %s', (_, place) => {
  it('takes the finding out of the list and stands in a sheet of the workbook', async () => {
    const { page, sheets, shown } = await explained(place);
    expect(await sheets()).toEqual(['汇总(最终版)', '数据核查说明']);
    expect(await shown('A1:L2', '数据核查说明')).toContain(REASON);
    await pane(page).getByText('没有符合筛选的问题').waitFor();
    await press(page, '筛选');
    await pane(page).getByLabel('显示已说明的（1）').click();
    await finding(page, /折合 0.03 万元/).waitFor();
    await press(page, '撤销');
    await becomes(warnings(page), 148);
    await becomes(sheets, ['汇总(最终版)']);
  });

  it('is not lost while it is written and a check brings other findings', async () => {
    const { page, type } = await place(visit, { workbook: 'county-messy.xlsx' });
    await showScreen(page, 'findings');
    await becomes(warnings(page), 148);
    const line = finding(page, /折合 0.03 万元/);
    await page.getByRole('searchbox').fill('折合 0.03 万元');
    await line.click();
    await line.getByRole('button', { name: '写明原因' }).click();
    const field = line.getByRole('textbox');
    await field.fill(REASON);
    await type('AB37', '0.02', '汇总');
    await becomes(warnings(page), 149);
    expect(await field.inputValue()).toBe(REASON);
  });

  it('is honoured until the figure changes', async () => {
    await figureChanges(await explained(place));
  });
});

describe('a written reason in a saved copy', () => {
  it('is honoured when the copy is opened, until the figure changes', async () => {
    const beside = await explained(besidePage);
    const { page, copy, sheets } = beside;
    await openFile(page, { name: '带说明.xlsx', bytes: await copy() });
    await becomes(warnings(page), 147);
    expect(await sheets()).toEqual(['汇总(最终版)', '数据核查说明']);
    await figureChanges(beside);
  });
});
