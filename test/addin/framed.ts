import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { bundled } from '../e2e/bundled';
import type { ExcelAround } from './excelAround';

declare global {
  interface Window {
    readonly excel: ExcelAround;
  }
}

/** Tests and figures alike are run from here. */
const ROOT = process.cwd();
const BUILT = process.env['JUNHENG_ADDIN'] ?? join(ROOT, 'dist/addin');
const LIBRARY = join(ROOT, 'node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js');
const ORIGIN = 'http://localhost:3000';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface Framed {
  readonly page: Page;
  readonly pane: FrameLocator;
}

/** Excel with a workbook open and the built pane in a frame beside it, which can be loaded anew while Excel stays. */
export async function framedExcel(
  browser: Browser,
  bytes: Buffer,
  { api = '1.20', tell = () => undefined }: { api?: string; tell?: (fault: string) => void } = {},
): Promise<Framed> {
  const simulated = readFileSync(await bundled(join(ROOT, 'test/addin/excelAround.ts')));
  const context = await browser.newContext({ viewport: { width: 380, height: 800 } });
  const files: Readonly<Record<string, () => string | Buffer>> = {
    '/excel.html': () =>
      `<!doctype html><body data-workbook="${bytes.toString('base64')}" data-api="${api}" style="margin:0"><script src="excel.js"></script><iframe src="taskpane.html" style="border:0;width:100%;height:800px"></iframe></body>`,
    '/excel.js': () => simulated,
    '/lib/1/hosted/office.js': () =>
      `${readFileSync(LIBRARY, 'utf8')}\n;window.parent.excel.attach(window);`,
  };
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const made = files[pathname];
    const body = made === undefined ? readFileSync(join(BUILT, pathname)) : made();
    const contentType = TYPES[extname(pathname)] ?? 'application/octet-stream';
    await route.fulfill({ body, contentType });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    tell(error.message);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tell(message.text());
  });
  await page.goto(`${ORIGIN}/excel.html`);
  const pane = page.frameLocator('iframe');
  await settled(pane);
  return { page, pane };
}

export async function settled(pane: FrameLocator): Promise<void> {
  await pane.locator('#pane[aria-busy="false"]').waitFor({ timeout: 60_000 });
}

/** Presses a button of the ribbon, and waits for what comes of it. */
export async function press({ page, pane }: Framed, name: string): Promise<void> {
  await page.evaluate((command) => window.excel.press(command), name);
  await settled(pane);
}
