import type { Locator, Page } from 'playwright-core';
import { becomes } from './desk';

/** Worked as its user works it, by keyboard, name box and sheet tabs: nothing of the grid is reached past them. */

function nameBox(page: Page): Locator {
  return page.locator('#grid [data-u-comp="defined-name"] input');
}

function tabs(page: Page): Locator {
  return page.locator('#grid [data-u-comp="slide-tab-item"]');
}

/** Sheets in the grid, in order, without blanks at their ends. */
export async function sheets(page: Page): Promise<readonly string[]> {
  return (await tabs(page).allInnerTexts()).map((text) => text.trim());
}

/** Sheet in sight and the selected cells as the name box writes them. */
export async function selected(page: Page): Promise<string> {
  const sheet = await page.locator('#grid [role="tab"][aria-selected="true"]').innerText();
  return `${sheet.trim()} ${await nameBox(page).inputValue()}`;
}

/** Selects cells; the keyboard is the grid's from then on. */
export async function select(page: Page, cells: string, sheet?: string): Promise<void> {
  if (sheet !== undefined) await tabs(page).filter({ hasText: sheet }).click();
  await nameBox(page).fill(cells);
  await nameBox(page).press('Enter');
  await becomes(() => nameBox(page).inputValue(), cells);
}

/** Types into a cell as a clerk does. */
export async function type(page: Page, cell: string, text: string, sheet?: string): Promise<void> {
  await select(page, cell, sheet);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Lets the tests of this page copy and paste. */
export async function allowClipboard(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
}

/** What copying the cells gives: their texts as shown, rows by line breaks, columns by tabs. */
export async function shown(page: Page, cells: string, sheet?: string): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText('\u0000'));
  await select(page, cells, sheet);
  await page.keyboard.press('ControlOrMeta+c');
  let text = '\u0000';
  while (text === '\u0000') text = await page.evaluate(() => navigator.clipboard.readText());
  return text;
}

/** Clicks down a column, `x` pixels into the grid and rolled on by `y`, until something has come of it. */
export async function clickDown(
  page: Page,
  from: { readonly x: number; readonly y: number },
  isDone: () => Promise<boolean>,
): Promise<void> {
  const canvas = page.locator('#grid canvas').last();
  const { height = 0 } = (await canvas.boundingBox()) ?? {};
  await canvas.hover({ position: { x: from.x, y: 200 }, force: true });
  await page.mouse.wheel(0, from.y);
  for (let y = height - 30; y > 30; y -= 18) {
    await canvas.click({ position: { x: from.x, y }, force: true });
    if (await isDone()) return;
  }
  throw new Error('no click led anywhere');
}
