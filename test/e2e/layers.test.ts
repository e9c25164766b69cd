import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { becomes, counts, pane, press, saved, showScreen, writeResults } from './desk';
import { besidePage } from './besidePage';
import { useBrowser } from './page';
import { PLACES } from './place';

const MESSY = { workbook: 'county-messy.xlsx' };

const { visit } = useBrowser();

const MARKS = '标出有问题的单元格';
const NOTES = '在单元格上加批注';
const VALIDATION = '录入时就校验';

function toggle(page: Page, name: string): Promise<void> {
  return pane(page).getByRole('switch', { name }).click();
}

describe.each(PLACES)('what is added to the workbook %s', (_, place) => {
  it('goes with its switch, and with all of it gone the workbook is the opened one', async () => {
    const { page, added, isUntouched } = await place(visit, MESSY);
    await showScreen(page, 'settings');
    await becomes(added, { marks: true, notes: true, validation: false });
    await toggle(page, NOTES);
    await becomes(added, { marks: true, notes: false, validation: false });
    await toggle(page, NOTES);
    await becomes(added, { marks: true, notes: true, validation: false });
    await toggle(page, NOTES);
    await toggle(page, VALIDATION);
    await becomes(added, { marks: true, notes: false, validation: true });
    await toggle(page, MARKS);
    await becomes(async () => (await added()).validation, true);
    await toggle(page, VALIDATION);
    await becomes(isUntouched, true);
  });

  it('and what was changed and undone leave nothing in it', async () => {
    const beside = await place(visit, MESSY);
    const { page, sheets } = beside;
    await showScreen(page, 'settings');
    await toggle(page, MARKS);
    await toggle(page, NOTES);
    await showScreen(page, 'findings');
    const { warning } = await counts(page);
    await pane(page).getByRole('button', { name: '修复全部 63 处' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '修复 63 处' }).click();
    await becomes(async () => (await counts(page)).warning, warning - 63);
    await writeResults(page);
    await becomes(sheets, ['汇总(最终版)', '校际均衡']);
    await beside.type('H9', '乱填', '汇总');
    await becomes(async () => (await counts(page)).error, 7);
    await beside.undoTyping();
    await becomes(async () => (await counts(page)).error, 6);
    await press(page, '撤销写入');
    await becomes(sheets, ['汇总(最终版)']);
    await beside.undoRepair();
    await becomes(async () => (await counts(page)).warning, warning);
    expect(await beside.shown('I7')).toBe(' 981');
    await becomes(beside.isUntouched, true);
  });
});

describe('a saved copy', () => {
  it('has its own name', async () => {
    const { page } = await besidePage(visit, MESSY);
    expect((await saved(page)).name).toBe('county-messy（均衡）.xlsx');
  });
});
