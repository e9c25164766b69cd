import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { becomes, counts, finding, group, pane, press, scrollTo, showScreen } from './desk';
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

describe.each(PLACES)('all safe repairs %s', (_, place) => {
  it('are listed by kind; what is unticked stays, and the rest is taken back at once', async () => {
    const { page, shown } = await messyFindings(place);
    const before = [await shown('C9'), await shown('C15'), await shown('I7')];
    const open = '修复全部可安全修复的 336 处';
    await press(page, open);
    const dialog = page.getByRole('dialog');
    const repair = dialog.getByRole('button', { name: /^修复 \d+ 处$/ });
    await becomes(() => repair.innerText(), '修复 336 处');
    // A kind as a whole, another but for one cell, and one that is unticked and ticked again.
    await dialog.getByRole('checkbox', { name: '单元格内写了单位（49 / 49 处）' }).click();
    await dialog.getByRole('checkbox', { name: '选择 汇总(最终版) C9' }).click();
    await dialog.getByRole('checkbox', { name: '数字里有空格（63 / 63 处）' }).click();
    await becomes(() => repair.innerText(), '修复 223 处');
    await dialog.getByRole('checkbox', { name: '数字里有空格（0 / 63 处）' }).click();
    const mixed = dialog.getByRole('checkbox', { name: '多余空格（7 / 8 处）' });
    expect(await mixed.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
    await becomes(() => repair.innerText(), '修复 286 处');
    await repair.click();
    await becomes(() => shown('C15'), '澄湖县云岭小学');
    await becomes(() => shown('I7'), '981');
    expect(await shown('C9')).toBe(before[0]);
    await pane(page).getByRole('button', { name: '修复全部可安全修复的 50 处' }).waitFor();
    await press(page, '撤销');
    await pane(page).getByRole('button', { name: open }).waitFor();
    await becomes(warnings(page), 148);
    expect([await shown('C9'), await shown('C15'), await shown('I7')]).toEqual(before);
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
