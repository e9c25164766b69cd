import { readFileSync, readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { serve } from '../scripts/serve.mjs';
import { median, scrolled, withBrowser, withPage, type ScrollFigures } from './page/drive';
import { ledgerFile, type LedgerKind } from './page/ledgers';
import { untilReady, watch, watched } from './page/watch';

const BUILT = process.env['BUILT'] ?? join(import.meta.dirname, '../dist/browser');
const ROWS = 1000;
const EDITS = 20;

/** How soon the page is there, from its address being asked for; milliseconds. */
export interface LoadFigures {
  /** The pane can be used. */
  readonly pane: number;
  /** The example is open, checked and marked. */
  readonly exampleChecked: number;
  readonly longestTask: number;
}

/** The workbook of a thousand schools on the page; milliseconds. */
export interface LedgerFigures {
  readonly ledger: LedgerKind;
  /** Lines of the list: findings and the heads of their groups. */
  readonly findings: number;
  /** From the file being given to findings and marks shown. */
  readonly openAndCheck: number;
  readonly longestOpening: number;
  /** From Enter in a cell to list, marks and coefficients. */
  readonly editMedian: number;
  readonly editWorst: number;
  readonly longestEditing: number;
}

/** Kilobytes after gzip that each part of the build weighs. */
export interface ByteFigures {
  readonly part: string;
  readonly kilobytes: number;
}

export interface PageFigures {
  readonly load: LoadFigures;
  readonly ledgers: readonly LedgerFigures[];
  readonly scrolling: readonly (ScrollFigures & { readonly findings: number })[];
  readonly bytes: readonly ByteFigures[];
}

/** Measures the built page in a real browser. */
export async function benchPage(): Promise<PageFigures> {
  return withServer((address) =>
    withBrowser(async (browser) => {
      const load = await loadFigures(browser, address);
      const ledgers: LedgerFigures[] = [];
      const scrolling: PageFigures['scrolling'][number][] = [];
      for (const kind of ['clean', 'four findings a row', 'every cell wrong'] as const) {
        await withPage(browser, async (page) => {
          await opened(page, address);
          const figures = await ledgerFigures(page, kind);
          ledgers.push(figures);
          await page.locator('[role=treegrid] [role=row]').nth(3).waitFor();
          await page.waitForTimeout(1000);
          scrolling.push({
            findings: figures.findings,
            ...(await scrolled(page, '[role=treegrid]')),
          });
        });
      }
      return { load, ledgers, scrolling, bytes: byteFigures() };
    }),
  );
}

const PANE = ['findings.js', 'schools.js', 'balance.js', 'settings.js', 'chart.js'];

function byteFigures(): readonly ByteFigures[] {
  const weigh = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file))).length / 1024, 0);
  const scripts = readdirSync(BUILT).filter((file) => file.endsWith('.js'));
  const named = ['page.js', 'engine.js', 'files.js', ...PANE];
  const kilobytes = (part: string, files: readonly string[]): ByteFigures => {
    return { part, kilobytes: weigh(files.filter((file) => scripts.includes(file))) };
  };
  return [
    kilobytes('pane, first load (asked: 300)', ['page.js']),
    kilobytes('screens that follow, without what they share', PANE),
    kilobytes('engine, in a worker', ['engine.js']),
    kilobytes('files, in a worker', ['files.js']),
    kilobytes(
      'grid and all the rest, dictionaries that are never fetched included',
      scripts.filter((file) => !named.includes(file)),
    ),
  ];
}

async function withServer<T>(work: (address: string) => Promise<T>): Promise<T> {
  const server = await serve(BUILT, 0);
  try {
    const { port } = server.address() as AddressInfo;
    return await work(`http://127.0.0.1:${String(port)}/`);
  } finally {
    server.close();
  }
}

async function opened(page: Page, address: string): Promise<void> {
  await watch(page);
  await page.goto(address);
  await page.locator('#pane[aria-busy="false"]').waitFor({ timeout: 60_000 });
}

async function loadFigures(browser: Browser, address: string): Promise<LoadFigures> {
  return withPage(browser, async (page) => {
    await opened(page, address);
    const [pane, exampleChecked] = await page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      globalThis.recorder.turns.at(-1)?.at ?? NaN,
    ]);
    const { longest } = await watched(page);
    return { pane: pane ?? NaN, exampleChecked: exampleChecked ?? NaN, longestTask: longest };
  });
}

async function ledgerFigures(page: Page, ledger: LedgerKind): Promise<LedgerFigures> {
  await watched(page);
  const file = { name: 'ledger.xlsx', mimeType: '', buffer: ledgerFile(ledger, ROWS) };
  await page.locator('input[type=file]').setInputFiles(file);
  const openAndCheck = await untilReady(page, 'given', 700);
  const opening = await watched(page);
  await page.locator('#tab-findings').click();
  const list = page.locator('[role=treegrid]');
  await list.waitFor();
  const findings = Number(await list.getAttribute('aria-rowcount'));
  const edits = await typed(page);
  const editing = await watched(page);
  return {
    ledger,
    findings,
    openAndCheck,
    longestOpening: opening.longest,
    editMedian: median(edits),
    editWorst: Math.max(...edits),
    longestEditing: editing.longest,
  };
}

/** Types into twenty cells of the column of pupils, one below the other. */
async function typed(page: Page): Promise<readonly number[]> {
  const grid = await page.locator('#grid canvas').first().boundingBox();
  if (grid === null) throw new Error('the grid has no canvas');
  await page.mouse.click(grid.x + 300, grid.y + 200);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  for (let column = 0; column < 9; column++) await page.keyboard.press('ArrowRight');
  const times: number[] = [];
  for (let n = 0; n < EDITS; n++) {
    await page.keyboard.type(String(500 + n));
    await page.keyboard.press('Enter');
    times.push(await untilReady(page, 'typed', 400));
  }
  return times;
}
