import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const BUILT = join(__dirname, '../../dist/browser');
export const EXAMPLES = join(__dirname, '../../examples');

/** Secure to the browser, as an intranet address with a certificate would be; answered from the build alone. */
const ORIGIN = 'http://localhost:5170';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Debian's Chromium, without anything that calls home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

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
  /** Leaves the page at its address before anything has run, to set something up. */
  readonly before?: (page: Page) => Promise<void>;
}

/** A browser for the tests of one file. */
export function useBrowser(): { visit(options?: VisitOptions): Promise<Visit> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args: FLAGS });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });
  return {
    async visit(options = {}) {
      if (browser === undefined) throw new Error('the browser has not started');
      return open(browser, options);
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
  await answerFromBuild(context, faults);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  await options.before?.(page);
  await page.goto(`${ORIGIN}/`);
  return { page, faults };
}

/** Answers from the build; any other address is a fault, and gets no answer. */
async function answerFromBuild(context: BrowserContext, faults: string[]): Promise<void> {
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) {
      faults.push(`request to ${url.href}`);
      await route.abort();
      return;
    }
    const name = url.pathname === '/' ? '/index.html' : decodeURIComponent(url.pathname);
    const contentType = TYPES[extname(name)] ?? 'application/octet-stream';
    await route.fulfill({ body: readFileSync(join(BUILT, name)), contentType });
  });
}

/** Waits until the workbook that is open has been checked and all its findings are in the pane. */
export async function checked(page: Page): Promise<void> {
  await page.locator('#pane[aria-busy="false"]').waitFor({ timeout: 60_000 });
}

/** Opens a file as the button does. */
export async function openFile(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path);
  await page.waitForFunction((name) => document.title.startsWith(name), basename(path));
  await checked(page);
}
