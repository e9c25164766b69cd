import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { checked, launchChromium } from './chromium';
import { panePictures } from './screenshots/excelPane';
import { receivedCounty } from './received';
import { withPalette } from './screenshots/palette';
import { serve } from './serve.mjs';

/** The pictures of README and docs: every screen of the pane beside its workbook, and the pane as Excel opens it, in both
 * languages. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = process.env['JUNHENG_PAGE'] ?? join(ROOT, 'dist/browser');
const OUT = join(ROOT, 'docs/images');

/** Larger files make the pages that show them slow to open, in bytes. */
const LARGEST = 250_000;

interface Picture {
  readonly name: string;
  readonly workbook: 'county.xlsx' | 'county-messy.xlsx' | 'schools/澄湖县实验小学.xlsx';
  /** Brings the page into the state that is shown. */
  readonly show: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { name: 'overview', workbook: 'county-messy.xlsx', show: (page) => screen(page, 'overview') },
  {
    name: 'entry',
    workbook: 'county-messy.xlsx',
    show: async (page) => {
      await screen(page, 'entry');
      await page.locator('#screen input[data-entry="teachers_backbone"]').focus();
    },
  },
  {
    name: 'template',
    workbook: 'county.xlsx',
    show: async (page) => {
      await screen(page, 'entry');
      await page.getByRole('button', { name: /^(学校填报表|School sheet)$/ }).click();
      await page.waitForFunction(() => !document.title.startsWith('county'));
    },
  },
  {
    name: 'receipt',
    workbook: 'schools/澄湖县实验小学.xlsx',
    show: async (page) => {
      await screen(page, 'entry');
      await page.getByRole('button', { name: /^(生成上报凭证|Make the receipt)$/ }).click();
      const again = page.getByRole('button', {
        name: /^(重新生成上报凭证|Make the receipt anew)$/,
      });
      await again.waitFor();
      const tabs = page.locator('#grid [data-u-comp="slide-tab-item"]');
      await tabs.filter({ hasText: '上报凭证' }).click();
      await settled(page);
      await closeNotice(page);
      await again.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'repairs',
    workbook: 'county-messy.xlsx',
    show: async (page) => {
      await screen(page, 'findings');
      await page.getByRole('button', { name: /^(修复全部可安全|Make )/ }).click();
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'findings',
    workbook: 'county-messy.xlsx',
    show: async (page) => {
      await screen(page, 'findings');
      await page.locator('[role="row"][aria-level="2"]').first().click();
      await page.locator('[role="row"] dl').waitFor();
    },
  },
  {
    name: 'schools',
    workbook: 'county.xlsx',
    show: async (page) => {
      await screen(page, 'schools');
      await page.getByRole('checkbox').check();
      await page.locator('#screen li button').first().click();
      await page.locator('#screen h3').first().waitFor();
    },
  },
  {
    name: 'balance',
    workbook: 'county.xlsx',
    show: async (page) => {
      await screen(page, 'balance');
      await page.getByRole('button', { name: /^(写入表格|Write into)/ }).click();
      await page.getByRole('button', { name: /^(写入|Write)$/ }).click();
      await page.getByRole('button', { name: /^(撤销写入|Take them out)$/ }).waitFor();
      await settled(page);
      await closeNotice(page);
      const tabs = page.locator('#grid [data-u-comp="slide-tab-item"]');
      await tabs.filter({ hasText: '校际均衡' }).click();
      await page.locator('#screen svg[role="img"]').waitFor();
    },
  },
  {
    name: 'receive',
    workbook: 'county.xlsx',
    show: async (page) => {
      await screen(page, 'receive');
      const county = receivedCounty({ seed: 7, files: 90 });
      const sent = county.truth.files.filter(({ status }) => status !== 'ignored');
      const known = new Set(sent.map(({ path }) => path));
      await page
        .locator('input[data-receive="files"]')
        .setInputFiles(
          county.files
            .filter(({ path }) => known.has(path))
            .map(({ path, bytes }) => workbookFile(path.replaceAll('/', ' '), bytes)),
        );
      await page.getByText(/^(共 90 个文件|Files: 90\.)/).waitFor({ timeout: 120_000 });
      await page.locator('#receive-schools').click();
      await page
        .locator('input[data-receive="roster"]')
        .setInputFiles(workbookFile('名单.xlsx', county.roster));
      await page.getByRole('button', { name: /^(未交|Missing)/ }).waitFor();
    },
  },
  { name: 'settings', workbook: 'county.xlsx', show: (page) => screen(page, 'settings') },
];

function workbookFile(name: string, bytes: Uint8Array) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

const server = await serve(BUILT, 0);
const place = server.address();
if (place === null || typeof place === 'string') throw new Error('the page is not served');
const browser = await launchChromium();
mkdirSync(OUT, { recursive: true });
for (const [locale, suffix] of [
  ['zh-CN', ''],
  ['en-GB', '-en'],
] as const) {
  for (const picture of PICTURES)
    await take(browser, `http://127.0.0.1:${String(place.port)}/`, locale, picture, suffix);
  for await (const { name, bytes } of panePictures(browser, suffix === '' ? 'zh' : 'en'))
    keep(`${name}${suffix}`, bytes);
}
await browser.close();
server.close();

async function take(
  from: Browser,
  address: string,
  locale: string,
  { name, workbook, show }: Picture,
  suffix: string,
): Promise<void> {
  const viewport = { width: 1280, height: 800 };
  const context = await from.newContext({ viewport, locale, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address);
  await settled(page);
  if (workbook !== 'county.xlsx') {
    await page.locator('input[type=file]').setInputFiles(join(ROOT, 'examples', workbook));
    await page.waitForFunction((title) => document.title.startsWith(title), basename(workbook));
    await settled(page);
  }
  await show(page);
  await settled(page);
  // Neither a blinking caret nor a transition under way is the same at the next run.
  await page.mouse.move(640, 20);
  keep(`${name}${suffix}`, await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  await context.close();
}

function keep(name: string, picture: Buffer): void {
  const bytes = withPalette(picture);
  if (bytes.length > LARGEST) throw new Error(`${name} has ${String(bytes.length)} bytes`);
  writeFileSync(join(OUT, `${name}.png`), bytes);
  process.stdout.write(`${name}.png ${String(bytes.length)}\n`);
}

/** Checked, marked in the grid, and drawn: the grid draws what came last within a few frames. */
async function settled(page: Page): Promise<void> {
  await checked(page);
  await page.waitForTimeout(800);
}

async function screen(page: Page, id: string): Promise<void> {
  await page.locator(`#tab-${id}`).click();
  await page.locator(`#screen[aria-labelledby="tab-${id}"]`).waitFor();
}

async function closeNotice(page: Page): Promise<void> {
  const close = page.locator('#pane').getByRole('button', { name: /^(关闭|Close)$/ });
  if ((await close.count()) > 0) await close.first().click();
}
