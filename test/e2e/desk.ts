import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { CountsView } from '../../src/app/view/types';

/** How long a state may take to come, in milliseconds; a state that has come is not waited for. */
const PATIENCE = 20_000;
const PAUSE = 30;

/** Reads again and again until it is what is wanted; where it does not come to that, shows what it is. */
export async function becomes<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const end = Date.now() + PATIENCE;
  let found = await read();
  while (JSON.stringify(found) !== JSON.stringify(wanted) && Date.now() < end) {
    await new Promise((turn) => setTimeout(turn, PAUSE));
    found = await read();
  }
  expect(found).toEqual(wanted);
}

export function pane(page: Page): Locator {
  return page.locator('#pane');
}

export type ScreenName =
  'overview' | 'entry' | 'findings' | 'schools' | 'balance' | 'receive' | 'settings';

export async function showScreen(page: Page, name: ScreenName): Promise<void> {
  await page.locator(`#tab-${name}`).click();
}

/** What the pane tells assistive programs at the end of a check. */
const ANNOUNCED = /逻辑校验 (\d+) 个，经验校验 (\d+) 个，未达标准 (\d+) 个，无法判断 (\d+) 个/;

export type Counts = Pick<CountsView, 'error' | 'warning' | 'below' | 'cannotTell'>;

/** Counts of the check that the pane shows. */
export async function counts(page: Page): Promise<Counts> {
  const [, ...found] = ANNOUNCED.exec((await pane(page).textContent()) ?? '') ?? [];
  const [error = NaN, warning = NaN, below = NaN, cannotTell = NaN] = found.map(Number);
  return { error, warning, below, cannotTell };
}

/** How many findings are in sight, of how many: `148 / 186`. */
export async function inSight(page: Page): Promise<string> {
  const [text = ''] = await pane(page)
    .getByRole('status')
    .filter({ hasText: /^[\d,]+ \/ [\d,]+ 处$/ })
    .allInnerTexts();
  return text.replace(' 处', '');
}

/** A line of the list of findings, by what stands in it. */
export function finding(page: Page, text: string | RegExp): Locator {
  return pane(page).getByRole('row', { name: text }).and(page.locator('[aria-level="2"]'));
}

/** Scrolls the list of findings until what is looked for is there: only the lines in sight exist. */
export async function scrollTo(page: Page, wanted: Locator): Promise<void> {
  const list = pane(page).locator('[role="treegrid"]');
  for (let top = 0; (await wanted.count()) === 0 && top < 20_000; top += 400) {
    await list.evaluate((element, to) => element.parentElement?.scrollTo(0, to), top);
    await page.waitForTimeout(50);
  }
}

/** The head of a group of findings. */
export function group(page: Page, name: string): Locator {
  return pane(page).getByRole('row', { name }).and(page.locator('[aria-level="1"]'));
}

/** Writes indicators and coefficients into the workbook, by way of the preview. */
export async function writeResults(page: Page): Promise<void> {
  await showScreen(page, 'balance');
  await press(page, '写入表格…');
  await page.getByRole('dialog').getByRole('button', { name: '写入', exact: true }).click();
  await pane(page).getByRole('button', { name: '撤销写入' }).waitFor();
}

/** A button, switch or the like of the pane, or of a dialog that it opened, by its name. */
export function press(page: Page, name: string | RegExp): Promise<void> {
  return page
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .first()
    .click();
}

/** Bytes of the copy that the page saves now, and the name that it gets. */
export async function saved(
  page: Page,
): Promise<{ readonly bytes: Buffer; readonly name: string; readonly path: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page, /^(保存副本|Save a copy)$/),
  ]);
  const path = await download.path();
  return { bytes: await readFile(path), name: download.suggestedFilename(), path };
}
