import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { differentParts, changedParts } from '../support/packageFaults';
import { becomes, counts, pane, press, saved, showScreen, writeResults } from './desk';
import { allowClipboard, select, sheets, shown, type } from './grid';
import { EXAMPLES, openFile, useBrowser } from './page';

const MESSY = join(EXAMPLES, 'county-messy.xlsx');

const { visit } = useBrowser();

async function settings(): Promise<Page> {
  const { page } = await visit();
  await openFile(page, MESSY);
  await showScreen(page, 'settings');
  return page;
}

const MARKS = '标出有问题的单元格';
const NOTES = '在单元格上加批注';
const VALIDATION = '录入时就校验';

function toggle(page: Page, name: string): Promise<void> {
  return pane(page).getByRole('switch', { name }).click();
}

/** Parts of the package that the copy has otherwise than the file that was opened. */
async function savedParts(page: Page): Promise<readonly string[]> {
  const { bytes } = await saved(page);
  return differentParts(readFileSync(MESSY), bytes);
}

const untilSaved = (page: Page, wanted: (parts: readonly string[]) => boolean) =>
  becomes(async () => wanted(await savedParts(page)), true);

describe('what is added to the workbook', () => {
  it('goes with its switch, and with all of it gone the saved file is the opened one', async () => {
    const page = await settings();
    const noted = (parts: readonly string[]) => parts.some((part) => part.includes('comments'));
    const sheet = async () => {
      const { bytes } = await saved(page);
      return changedParts(readFileSync(MESSY), bytes).some((part) => part.includes('worksheets/'));
    };
    await untilSaved(page, (parts) => parts.includes('xl/styles.xml') && noted(parts));
    await toggle(page, NOTES);
    await untilSaved(page, (parts) => !noted(parts));
    await toggle(page, NOTES);
    await untilSaved(page, noted);
    await toggle(page, NOTES);
    await toggle(page, VALIDATION);
    await toggle(page, MARKS);
    await becomes(sheet, true);
    await toggle(page, VALIDATION);
    await untilSaved(page, (parts) => parts.length === 0);
    const { bytes, name } = await saved(page);
    expect(name).toBe('county-messy（均衡）.xlsx');
    expect(bytes.equals(readFileSync(MESSY))).toBe(true);
  });

  it('and what was changed and undone leave nothing in the saved file', async () => {
    const page = await settings();
    await allowClipboard(page);
    await toggle(page, MARKS);
    await toggle(page, NOTES);
    await showScreen(page, 'findings');
    const { warning } = await counts(page);
    await pane(page).getByRole('button', { name: '修复全部 63 处' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '修复 63 处' }).click();
    await becomes(async () => (await counts(page)).warning, warning - 63);
    await writeResults(page);
    await becomes(() => sheets(page), ['汇总(最终版)', '校际均衡']);
    await type(page, 'H9', '乱填', '汇总');
    await becomes(async () => (await counts(page)).error, 7);
    await page.keyboard.press('ControlOrMeta+z');
    await becomes(async () => (await counts(page)).error, 6);
    await press(page, '撤销写入');
    await becomes(() => sheets(page), ['汇总(最终版)']);
    await select(page, 'A1');
    await page.keyboard.press('ControlOrMeta+z');
    await becomes(async () => (await counts(page)).warning, warning);
    expect(await shown(page, 'I7')).toBe(' 981');
    await becomes(async () => (await saved(page)).bytes.equals(readFileSync(MESSY)), true);
  });
});
