import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { becomes, counts, finding, group, press, scrollTo, showScreen } from './desk';
import { useBrowser } from './page';
import { besidePage } from './besidePage';
import { PLACES, type Place } from './place';

const { visit } = useBrowser();

const warnings = (page: Page) => async () => (await counts(page)).warning;

async function messyFindings(place: Place) {
  const beside = await place(visit, { workbook: 'county-messy.xlsx' });
  await showScreen(beside.page, 'findings');
  await becomes(warnings(beside.page), 148);
  return beside;
}

describe.each(PLACES)('a safe repair %s', (_, place) => {
  it('of one cell is made on the word and taken back by Ctrl+Z', async () => {
    const { page, shown, undoRepair } = await messyFindings(place);
    const line = finding(page, /汇总\(最终版\) I7 ·/);
    await scrollTo(page, line);
    await line.click();
    await line.getByText('␣981').first().waitFor();
    await line.getByRole('button', { name: '修复', exact: true }).click();
    await becomes(warnings(page), 147);
    expect(await shown('I7')).toBe('981');
    await undoRepair();
    await becomes(warnings(page), 148);
    expect(await shown('I7')).toBe(' 981');
  });

  it('of a kind shows before and after, leaves out what is unticked, and is taken back at once', async () => {
    const { page, shown } = await messyFindings(place);
    await group(page, '数字里有空格').getByRole('button', { name: '修复全部 63 处' }).click();
    const dialog = page.getByRole('dialog');
    const row = dialog.getByRole('row', { name: /I7 / });
    expect(await row.innerText()).toMatch(/I7\s+“␣981”\s+981/);
    await row.getByRole('checkbox').click();
    await dialog.getByRole('button', { name: '修复 62 处' }).click();
    await becomes(warnings(page), 86);
    expect(await shown('I7:I12')).toMatch(/^ 981\n[\s\S]*\n952$/);
    await press(page, '撤销');
    await becomes(warnings(page), 148);
    expect(await shown('I12')).toBe(' 952');
  });
});

describe('a safe repair in the grid', () => {
  it('of a kind is one step for Ctrl+Z and Ctrl+Y', async () => {
    const { page, undoRepair } = await messyFindings(besidePage);
    await group(page, '数字里有空格').getByRole('button', { name: '修复全部 63 处' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '修复 63 处' }).click();
    await becomes(warnings(page), 85);
    await undoRepair();
    await becomes(warnings(page), 148);
    await page.keyboard.press('ControlOrMeta+y');
    await becomes(warnings(page), 85);
  });
});
