import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { checked } from '../scripts/chromium';
import {
  heap,
  median,
  scrolled,
  withBrowser,
  withPage,
  withServer,
  type ScrollFigures,
} from './page/drive';
import { ledgerFile, type LedgerKind } from './page/ledgers';
import { benchPeers, type PeerFigures } from './page/peers';
import { untilReady, watch, watched } from './page/watch';

const BUILT = process.env['BUILT'] ?? join(import.meta.dirname, '../dist/browser');
const ROWS = 1000;
const EDITS = 10;

/** How soon the page is there, from its address being asked for; milliseconds. */
export interface LoadFigures {
  /** The pane is there. */
  readonly pane: number;
  /** The grid is there. */
  readonly grid: number;
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
  /** 写入表格 and 撤销写入, from the button to results and checks in their place. */
  readonly write: number;
  readonly takeOut: number;
  readonly longestWriting: number;
  /** Megabytes of the page's heap, workers not counted, when all this was done. */
  readonly heapMiB: number;
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
  readonly peers: PeerFigures;
}

/** Measures the built page in a real browser. */
export async function benchPage(): Promise<PageFigures> {
  return withServer(BUILT, (address) =>
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
      const peers = await benchPeers(browser, ROWS);
      return { load, ledgers, scrolling, bytes: byteFigures(), peers };
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

async function opened(page: Page, address: string): Promise<void> {
  await watch(page);
  await page.goto(address);
  await checked(page);
}

async function loadFigures(browser: Browser, address: string): Promise<LoadFigures> {
  return withPage(browser, async (page) => {
    await opened(page, address);
    const { pane, grid, turns } = await page.evaluate(() => globalThis.recorder);
    const { longest } = await watched(page);
    return { pane, grid, exampleChecked: turns.at(-1)?.at ?? NaN, longestTask: longest };
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
    ...(await written(page)),
    heapMiB: await heap(page),
  };
}

/** Writes the results into the workbook and takes them out again. */
async function written(
  page: Page,
): Promise<Pick<LedgerFigures, 'write' | 'takeOut' | 'longestWriting'>> {
  await page.locator('#tab-balance').click();
  await page.getByRole('button', { name: '写入表格…' }).click();
  await watched(page);
  await page.getByRole('button', { name: '写入', exact: true }).click();
  const write = await untilReady(page, 'clicked', 1000);
  await page.getByRole('button', { name: '撤销写入' }).click();
  const takeOut = await untilReady(page, 'clicked', 1000);
  const { longest } = await watched(page);
  await page.locator('#tab-findings').click();
  return { write, takeOut, longestWriting: longest };
}

/** Types into some cells of the column of pupils, one below the other. */
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
