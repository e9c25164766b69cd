import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { checked } from '../scripts/chromium';
import { provinceCounties } from '../scripts/received';
import { inFolderAsync } from './command';
import { heap, withBrowser, withPage, withServer } from './page/drive';
import { gapsOf, watchGaps } from './page/gaps';
import { workerHeaps } from './page/workerHeaps';

const BUILT = process.env['BUILT'] ?? join(import.meta.dirname, '../dist/browser');
const SEED = 20260901;
/** Files of one generated county; more are those of several. */
const COUNTY = 500;

/** Files that are received on the page: how fast, and how it answers meanwhile. */
export interface ReceiveFigures {
  readonly files: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** The longest time in which the page did not answer, and how often it did not for more than 200 ms; milliseconds. */
  readonly longestGap: number;
  readonly over200: number;
  /** From 取消 to the word that it has stopped, half way through; milliseconds. */
  readonly cancel: number;
  /** Megabytes in use when all are read: of the page, of the workers that receive, of the largest of these. */
  readonly pageMiB: number;
  readonly workersMiB: number;
  readonly largestMiB: number;
}

/** Measures the screen 接收 of the built page with folders of so many files. */
export function benchReceive(sizes: readonly number[]): Promise<readonly ReceiveFigures[]> {
  return inFolderAsync((folder) =>
    withServer(BUILT, (address) =>
      withBrowser(async (browser) => {
        const figures: ReceiveFigures[] = [];
        for (const files of sizes) {
          const own = join(folder, String(files));
          const sent = writeFiles(own, files);
          const cancel = await stopped(browser, address, own, sent);
          figures.push({ ...(await whole(browser, address, own, sent)), cancel });
        }
        return figures;
      }),
    ),
  );
}

/** Writes the files of one county or several, as many as are asked for; answers how many the screen will list. */
function writeFiles(folder: string, wanted: number): number {
  const files = Math.min(COUNTY, wanted);
  let sent = 0;
  for (const { name, county } of provinceCounties({ seed: SEED, files }, wanted / files)) {
    for (const { path, bytes } of county.files) {
      const target = join(folder, name, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
    }
    sent += county.truth.files.filter(({ status }) => status !== 'ignored').length;
  }
  return sent;
}

async function whole(
  browser: Browser,
  address: string,
  folder: string,
  files: number,
): Promise<Omit<ReceiveFigures, 'cancel'>> {
  return withPage(browser, async (page) => {
    await begun(page, address);
    await watchGaps(page);
    const start = await chosen(page, folder);
    await untilDone(page, files, files);
    const seconds = (Date.now() - start) / 1000;
    // The whole is looked at once more when the last file is there.
    await page.waitForTimeout(2_000);
    const { longest, over200 } = await gapsOf(page);
    const workers = await workerHeaps(page, 'receiver');
    return {
      files,
      seconds,
      perSecond: files / seconds,
      longestGap: longest,
      over200,
      pageMiB: await heap(page),
      workersMiB: workers.reduce((sum, one) => sum + one, 0),
      largestMiB: workers[0] ?? NaN,
    };
  });
}

async function stopped(
  browser: Browser,
  address: string,
  folder: string,
  files: number,
): Promise<number> {
  return withPage(browser, async (page) => {
    await begun(page, address);
    await chosen(page, folder);
    await untilDone(page, files, files / 2);
    const start = Date.now();
    await page.getByRole('button', { name: '取消', exact: true }).click();
    await page.getByText(/^已停止。/).waitFor();
    return Date.now() - start;
  });
}

async function begun(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await checked(page);
  await page.locator('#tab-receive').click();
  await page.locator('input[data-receive="folder"]').waitFor({ state: 'attached' });
}

/** Chooses the folder; answers when its files were there, which the tool takes its time to hand over. */
async function chosen(page: Page, folder: string): Promise<number> {
  await page.locator('input[data-receive="folder"]').setInputFiles(folder);
  await page.getByText(/^正在检查：/).waitFor();
  return Date.now();
}

/** Waits until so many files are read, as the screen says. */
async function untilDone(page: Page, files: number, wanted: number): Promise<void> {
  await page.waitForFunction(
    ([of, least]) => {
      const text = document.querySelector('#screen')?.textContent ?? '';
      const done = /正在检查：(\d+) \/ \d+/.exec(text)?.[1];
      return text.includes(`共 ${String(of)} 个文件`) || Number(done ?? 0) >= least;
    },
    [files, wanted] as const,
    { timeout: 600_000, polling: 100 },
  );
  if (wanted === files)
    await page
      .getByText(`共 ${String(files)} 个文件`)
      .first()
      .waitFor();
}
