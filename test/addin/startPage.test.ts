import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium';

const BUILT = process.env['JUNHENG_ADDIN'] ?? join(__dirname, '../../dist/addin');
const LIBRARY = join(__dirname, '../../node_modules/@microsoft/office-js/dist');
const ORIGIN = 'http://localhost:3000';
const OFFICE = 'https://appsforoffice.microsoft.com/lib/1/hosted/';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** What stands in place of Office.js: a script, nothing that can be reached, or no answer at all. */
type Office = { readonly script: string } | 'out of reach' | 'silent' | 'real';

interface Setting {
  readonly office: Office;
  /** Files of the add-in that are other than they were built. */
  readonly instead?: Readonly<Record<string, string | null>>;
  readonly before?: (page: Page) => Promise<void>;
}

/** As much of Office.js as starting asks for. */
function officeOf(host: string | null, version: number): Office {
  return {
    script: `window.Office = {
      onReady: () => Promise.resolve({ host: ${JSON.stringify(host)}, platform: 'PC' }),
      context: {
        displayLanguage: 'zh-CN',
        document: {},
        requirements: { isSetSupported: (name, at) => name === 'ExcelApi' && Number(at.split('.')[1]) <= ${String(version)} },
      },
    };`,
  };
}

let browser: Browser | undefined;
jest.setTimeout(180_000);

beforeAll(async () => {
  browser = await launchChromium();
}, 180_000);

afterAll(async () => {
  await browser?.close();
});

async function visit({ office, instead = {}, before }: Setting): Promise<Page> {
  if (browser === undefined) throw new Error('the browser has not started');
  const context = await browser.newContext({ viewport: { width: 350, height: 700 } });
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.startsWith(OFFICE)) await answerOffice(route, office, url.slice(OFFICE.length));
    else await answerBuilt(route, instead, new URL(url));
  });
  const page = await context.newPage();
  await before?.(page);
  await page.goto(`${ORIGIN}/taskpane.html`, { waitUntil: 'commit' });
  return page;
}

async function answerOffice(route: Route, office: Office, name: string): Promise<void> {
  if (office === 'silent') return;
  if (office === 'out of reach') await route.abort();
  else if (office !== 'real') await fulfil(route, name, office.script);
  else if (existsSync(join(LIBRARY, name)))
    await fulfil(route, name, readFileSync(join(LIBRARY, name)));
  else await route.abort();
}

async function answerBuilt(
  route: Route,
  instead: Readonly<Record<string, string | null>>,
  { origin, pathname }: URL,
): Promise<void> {
  const name = pathname.slice(1);
  const body = name in instead ? instead[name] : readFileSync(join(BUILT, name));
  if (origin !== ORIGIN || body === null || body === undefined) await route.abort();
  else await fulfil(route, name, body);
}

function fulfil(route: Route, name: string, body: string | Buffer): Promise<void> {
  return route.fulfill({ body, contentType: TYPES[extname(name)] ?? 'application/octet-stream' });
}

/** The problem that the page tells of, once it does. */
async function told(page: Page): Promise<string | null> {
  const start = page.locator('#start[role="alert"]');
  await start.waitFor();
  expect(await start.locator('section').count()).toBe(2);
  expect(await start.locator('h1').allInnerTexts()).not.toContain('');
  return start.getAttribute('data-problem');
}

const CASES: readonly (readonly [string, string, Setting])[] = [
  ['Office.js is out of reach', 'office-missing', { office: 'out of reach' }],
  ['the real Office.js finds no Excel around it', 'not-excel', { office: 'real' }],
  ['Office is another program', 'not-excel', { office: officeOf('Word', 20) }],
  ['Excel is too old', 'excel-old', { office: officeOf('Excel', 3) }],
  [
    'the engine lacks what the code needs',
    'engine-old',
    {
      office: officeOf('Excel', 4),
      instead: { 'taskpane.js': '' },
      before: (page) =>
        page
          .addInitScript(() => {
            Reflect.deleteProperty(window, 'structuredClone');
          })
          .then(() => undefined),
    },
  ],
  [
    'the engine cannot read the code',
    'engine-old',
    { office: officeOf('Excel', 4), instead: { 'taskpane.js': 'class { #x static }' } },
  ],
  [
    'the code breaks',
    'broken',
    { office: officeOf('Excel', 4), instead: { 'taskpane.js': 'null.x' } },
  ],
  [
    'the code cannot be fetched',
    'broken',
    { office: officeOf('Excel', 4), instead: { 'taskpane.js': null } },
  ],
];

describe('the page of the pane', () => {
  it.each(CASES)('says so where %s', async (_, problem, setting) => {
    const page = await visit(setting);
    expect(await told(page)).toBe(problem);
    await page.context().close();
  });

  it('says so where the server of Office.js gives no answer, and waits on', async () => {
    const page = await visit({
      office: 'silent',
      before: (opened) => opened.clock.install(),
    });
    await page.locator('#start').waitFor();
    expect(await page.locator('#start').innerText()).toContain('正在启动');
    await page.clock.fastForward(16_000);
    expect(await told(page)).toBe('office-missing');
    await page.context().close();
  });

  it('offers the browser workbook, by link and by an address to copy', async () => {
    const page = await visit({ office: officeOf('Excel', 3) });
    await told(page);
    const links = page.locator('#start a');
    expect(await links.allInnerTexts()).toEqual(['打开均衡网页版', 'Open the browser workbook']);
    const address = `${ORIGIN}/workbook/index.html`;
    expect(await page.locator('#start code').innerText()).toBe(address);
    const [workbook] = await Promise.all([
      page.context().waitForEvent('page'),
      links.first().click(),
    ]);
    await workbook.waitForURL(address);
    await workbook.locator('#bar button').first().waitFor();
    await page.context().close();
  });
});
