import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import webpack from 'webpack';
import { launchChromium } from '../../scripts/chromium';
import type { ExcelAround } from './excelAround';

declare global {
  interface Window {
    readonly excel: ExcelAround;
  }
}

const ROOT = join(__dirname, '../..');
const BUILT = process.env['JUNHENG_ADDIN'] ?? join(ROOT, 'dist/addin');
const LIBRARY = join(ROOT, 'node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js');
const ORIGIN = 'http://localhost:3000';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

let browser: Browser | undefined;
let folder = '';
let faults: string[] = [];
jest.setTimeout(90_000);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-excel-'));
  [browser] = await Promise.all([launchChromium(), bundle(folder)]);
}, 90_000);

afterEach(() => {
  expect(faults).toEqual([]);
  faults = [];
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** The simulated Excel as a script for a page. */
function bundle(to: string): Promise<void> {
  const swc = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } };
  return new Promise((resolve, reject) => {
    webpack(
      {
        mode: 'development',
        devtool: false,
        entry: join(__dirname, 'excelAround.ts'),
        output: { path: to, filename: 'excel.js' },
        resolve: { extensions: ['.ts', '.js', '.json'] },
        module: { rules: [{ test: /\.ts$/, use: { loader: 'swc-loader', options: swc } }] },
      },
      (error, stats) => {
        if (error) reject(error);
        else if (stats?.hasErrors() === true) reject(new Error(stats.toString('errors-only')));
        else resolve();
      },
    );
  });
}

interface Open {
  readonly page: Page;
  readonly pane: FrameLocator;
}

/** An Excel with this workbook open and the pane beside it. */
async function open(workbook: string, api = '1.20'): Promise<Open> {
  if (browser === undefined) throw new Error('the browser has not started');
  const context = await browser.newContext({ viewport: { width: 380, height: 800 } });
  const bytes = readFileSync(join(ROOT, 'examples', workbook)).toString('base64');
  const files: Readonly<Record<string, () => string | Buffer>> = {
    '/excel.html': () =>
      `<!doctype html><body data-workbook="${bytes}" data-api="${api}" style="margin:0"><script src="excel.js"></script><iframe src="taskpane.html" style="border:0;width:100%;height:800px"></iframe></body>`,
    '/excel.js': () => readFileSync(join(folder, 'excel.js')),
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
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  await page.goto(`${ORIGIN}/excel.html`);
  const pane = page.frameLocator('iframe');
  await settled(pane);
  return { page, pane };
}

async function settled(pane: FrameLocator): Promise<void> {
  await pane.locator('#pane[aria-busy="false"]').waitFor({ timeout: 30_000 });
}

async function press({ page, pane }: Open, name: string): Promise<void> {
  await page.evaluate((command) => window.excel.press(command), name);
  await settled(pane);
}

/** Marks, names and chosen cell of the workbook. */
function look({ page }: Open) {
  return page.evaluate(() => {
    const { book } = window.excel.simulation;
    const rules = book.sheets.flatMap(({ conditionals }) => conditionals);
    const names = book.names.map(({ name }) => name).sort();
    return { rules: rules.length, names, at: JSON.stringify(book.selection) };
  });
}

function state({ page }: Open): Promise<string> {
  return page.evaluate(() => window.excel.state());
}

describe('the built pane in Excel', () => {
  it('checks what is open, and steps through the findings from the ribbon', async () => {
    const excel = await open('county-messy.xlsx');
    await excel.pane.locator('#screen').getByText('6').first().waitFor();
    expect((await look(excel)).rules).toBeGreaterThan(0);
    const places = new Set<string>();
    for (const command of ['next', 'next', 'next']) {
      await press(excel, command);
      places.add((await look(excel)).at);
    }
    expect(places.size).toBe(3);
    await press(excel, 'previous');
    expect([...places][1]).toBe((await look(excel)).at);
    await excel.page.context().close();
  });

  it('finds results and marks again when it is loaded anew, and takes all of them off', async () => {
    const excel = await open('county.xlsx');
    await press(excel, 'balance');
    await press(excel, 'check');
    const written = await state(excel);
    const { names } = await look(excel);
    expect(names.some((name) => name.startsWith('Junheng_cells_'))).toBe(true);
    const [frame] = excel.page.frames().slice(1);
    await frame?.evaluate(() => {
      window.location.reload();
    });
    const began = Date.now();
    await excel.pane.locator('[role="tab"]').first().waitFor();
    const taken = Date.now() - began;
    await settled(excel.pane);
    expect(await state(excel)).toBe(written);
    await press(excel, 'marks');
    const { rules, names: left } = await look(excel);
    expect({ rules, left }).toEqual({ rules: 0, left: [] });
    const original = await excel.page.evaluate(() => window.excel.original);
    expect(JSON.parse(await state(excel))).toEqual(JSON.parse(original));
    expect(taken).toBeLessThan(4_000);
    await excel.page.context().close();
  });

  it.each(['1.4', '1.7', '1.10'])('checks and writes with ExcelApi %s', async (api) => {
    const excel = await open('county.xlsx', api);
    await press(excel, 'balance');
    const { names } = await look(excel);
    expect(names.some((name) => name.startsWith('Junheng_cells_'))).toBe(true);
    await press(excel, 'marks');
    expect((await look(excel)).names).toEqual([]);
    await excel.page.context().close();
  });
});
