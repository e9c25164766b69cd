import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { checked, launchChromium } from '../../scripts/chromium';

export { checked };

const BUILT = process.env['JUNHENG_PAGE'] ?? join(__dirname, '../../dist/browser');
export const EXAMPLES = join(__dirname, '../../examples');

/** Secure to the browser, as an intranet address with a certificate would be; answered from the build alone. */
const ORIGIN = 'http://localhost:5170';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Whatever answers a page; what it has no answer to must not be asked for. */
export interface Site {
  readonly start: string;
  answer(url: URL): string | Buffer | undefined;
}

export interface Visit {
  readonly page: Page;
  /** Whatever the page should not have done: errors, refusals by its own policy, requests that would leave it. */
  readonly faults: readonly string[];
}

export interface VisitOptions {
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly forcedColours?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** The browser workbook at the root of its server, unless told. */
  readonly site?: Site;
  /** Leaves the page at its address before anything has run, to set something up. */
  readonly before?: (page: Page) => Promise<void>;
}

/** A browser for the tests of one file; no test passes in which the page did what it should not. */
export function useBrowser(): {
  readonly visit: (options?: VisitOptions) => Promise<Visit>;
} {
  let browser: Browser | undefined;
  let visits: Visit[] = [];
  jest.setTimeout(240_000);
  beforeAll(async () => {
    browser = await launchChromium();
  }, 60_000);
  afterEach(async () => {
    const ended = visits;
    visits = [];
    for (const { page } of ended) await page.context().close();
    expect(ended.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    visit: async (options = {}) => {
      if (browser === undefined) throw new Error('the browser has not started');
      const visit = await open(browser, options);
      visits.push(visit);
      return visit;
    },
  };
}

async function open(browser: Browser, options: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    locale: options.language === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: options.theme ?? 'light',
    forcedColors: options.forcedColours === true ? 'active' : 'none',
    acceptDownloads: true,
  });
  const faults: string[] = [];
  const site = options.site ?? builtPage('/');
  await answerFrom(site, context, faults);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  await options.before?.(page);
  await page.goto(site.start);
  return { page, faults };
}

/** The browser workbook as it was built, below a folder of its server. */
export function builtPage(folder: string): Site {
  return {
    start: `${ORIGIN}${folder}`,
    answer: (url) => {
      const path = decodeURIComponent(url.pathname);
      if (url.origin !== ORIGIN || !path.startsWith(folder)) return undefined;
      return readFileSync(join(BUILT, path.slice(folder.length) || 'index.html'));
    },
  };
}

async function answerFrom(site: Site, context: BrowserContext, faults: string[]): Promise<void> {
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const body = site.answer(url);
    if (body === undefined) {
      faults.push(`request to ${url.href}`);
      await route.abort();
      return;
    }
    const contentType = TYPES[extname(url.pathname) || '.html'] ?? 'application/octet-stream';
    await route.fulfill({ body, contentType });
  });
}

/** A file that stands nowhere on the disk. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Hands a file to the page as the button does, without waiting for what comes of it. */
export async function offerFile(page: Page, file: string | MadeFile): Promise<void> {
  const files =
    typeof file === 'string'
      ? file
      : { name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.bytes) };
  await page.locator('#bar input[type=file]').setInputFiles(files);
}

/** Opens a file as the button does. */
export async function openFile(page: Page, file: string | MadeFile): Promise<void> {
  await offerFile(page, file);
  await opened(page, typeof file === 'string' ? basename(file) : file.name);
}

/** Drops a file on the grid. */
export async function dropFile(page: Page, { name, bytes }: MadeFile): Promise<void> {
  const text = Buffer.from(bytes).toString('base64');
  const dataTransfer = await page.evaluateHandle(
    ([base64, fileName]) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [text, name] as const,
  );
  for (const event of ['dragover', 'drop'])
    await page.locator('#grid').dispatchEvent(event, { dataTransfer });
}

/** Waits until a file of this name is open and checked. */
export async function opened(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => document.title.startsWith(wanted), name);
  await checked(page);
}
