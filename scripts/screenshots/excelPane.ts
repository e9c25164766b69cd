import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { excelSite, inExcel } from '../../test/e2e/excel';
import { checked } from '../chromium';

const ROOT = join(import.meta.dirname, '../..');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface PanePicture {
  readonly name: string;
  readonly bytes: Buffer;
}

const SCREENS = [
  ['overview', 'county-messy.xlsx'],
  ['findings', 'county-messy.xlsx'],
  ['balance', 'county.xlsx'],
] as const;

/** The pane alone, as wide as Excel opens it: what stands around it is no Excel, and is not shown as one. */
export async function* panePictures(
  browser: Browser,
  language: 'zh' | 'en',
): AsyncGenerator<PanePicture> {
  const site = await excelSite();
  for (const [screen, workbook] of SCREENS) {
    const context = await browser.newContext({
      viewport: { width: 350, height: 700 },
      reducedMotion: 'reduce',
    });
    await context.route('**/*', async (route) => {
      const url = new URL(route.request().url());
      const contentType = TYPES[extname(url.pathname)] ?? 'application/octet-stream';
      await route.fulfill({ body: site.answer(url) ?? '', contentType });
    });
    const page = await context.newPage();
    const bytes = readFileSync(join(ROOT, 'examples', workbook));
    await inExcel(page, { name: workbook, bytes }, { language });
    await page.goto(site.start);
    await checked(page);
    yield { name: `excel-${screen}`, bytes: await pictured(page, screen) };
    await context.close();
  }
}

async function pictured(page: Page, screen: string): Promise<Buffer> {
  await page.locator(`#tab-${screen}`).click();
  await page.locator(`#screen[aria-labelledby="tab-${screen}"]`).waitFor();
  if (screen === 'balance') await page.locator('#screen svg[role="img"]').waitFor();
  // Out of the page: nothing is to look pointed at.
  await page.mouse.move(-10, -10);
  await page.waitForTimeout(800);
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}
