import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { checked, launchChromium } from '../chromium';
import { serve } from '../serve.mjs';

/** What is done to a workbook on the page between opening and saving it. */
export interface Session {
  readonly path: string;
  /** Cells to type into, on the sheet that is in sight when the workbook opens. */
  readonly typed: readonly { readonly cell: string; readonly text: string }[];
  /** Whether all safe repairs of the first group that offers some are made. */
  readonly repair: boolean;
}

/** Opens each workbook on the built page, works on it as its user would, writes the results, and saves a copy. */
export async function savedFromPage(
  folder: string,
  sessions: readonly Session[],
): Promise<readonly Uint8Array[]> {
  const server = await serve(folder, 0);
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('the page is not served');
  const browser = await launchChromium();
  const saved: Uint8Array[] = [];
  try {
    for (const session of sessions) {
      const context = await browser.newContext({ locale: 'zh-CN', acceptDownloads: true });
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${String(place.port)}/`);
      saved.push(await work(page, session));
      await context.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
  return saved;
}

async function work(page: Page, { path, typed, repair }: Session): Promise<Uint8Array> {
  await checked(page);
  await page.locator('input[type=file]').setInputFiles(path);
  await page.waitForFunction((name) => document.title.startsWith(name), basename(path));
  await checked(page);
  if (repair) await repairGroup(page);
  for (const { cell, text } of typed) {
    const box = page.locator('#grid [data-u-comp="defined-name"] input');
    await box.fill(cell);
    await box.press('Enter');
    await page.keyboard.type(text, { delay: 20 });
    await page.keyboard.press('Enter');
    // The pane hears of an edit a moment after it.
    await page.waitForTimeout(400);
    await checked(page);
  }
  await page.locator('#tab-balance').click();
  await page.getByRole('button', { name: '写入表格…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '写入', exact: true }).click();
  await page.locator('#pane').getByRole('button', { name: '撤销写入' }).waitFor();
  await checked(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存副本' }).click(),
  ]);
  return new Uint8Array(readFileSync(await download.path()));
}

async function repairGroup(page: Page): Promise<void> {
  await page.locator('#tab-findings').click();
  await page
    .getByRole('button', { name: /^修复全部/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: /^修复/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await checked(page);
}
