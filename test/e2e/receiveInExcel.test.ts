import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { receivedCounty } from '../../scripts/received';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { collectionOfLedger } from '../support/collections';
import { besideExcel } from './besideExcel';
import { becomes, pane, press } from './desk';
import type { ExcelWindow } from './excelInPage';
import { checked, useBrowser } from './page';
import type { BesideOptions } from './place';
import type { ExcelKind } from './excel';
import {
  allRead,
  chooseFiles,
  chooseRoster,
  countOf,
  folderOf,
  part,
  row,
  setYear,
  showReceive,
  stopped,
} from './receiving';

const { visit } = useBrowser();

declare const window: ExcelWindow & Window;

/** As narrow as Excel lets its user make the pane. */
const WIDTH = 320;
const FILES = 80;

const county = receivedCounty({ seed: 7, files: FILES });
const { truth } = county;
const folder = folderOf(county.files);
const sent = truth.files.filter(({ status }) => status !== 'ignored');
const having = (status: string) => sent.filter((file) => file.status === status).length;
const of = (kind: string) => truth.standings.filter((one) => one.kind === kind).length;
const ALL = [FILES, having('checked'), having('partly-checked'), having('not-checked')];

const kept = mkdtempSync(join(tmpdir(), 'opened-'));
afterAll(() => {
  rmSync(kept, { recursive: true });
});

async function begun(options: BesideOptions & ExcelKind = {}) {
  const { page } = await besideExcel(visit, { width: WIDTH, ...options });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const state = () => page.evaluate(() => JSON.stringify(window.__excel.state()));
  // A pane that comes to the front asks Excel what has changed; here it is in front all the time.
  await page.evaluate(() => {
    const hush = (event: FocusEvent) => {
      if (event.target === window) event.stopImmediatePropagation();
    };
    window.addEventListener('focus', hush, { capture: true });
  });
  await quiet(page);
  const before = await state();
  const spoken = await syncsOf(page);
  await showReceive(page);
  return {
    page,
    asked,
    /** The open workbook is as it was. */
    isUntouched: async () => (await state()) === before,
    /** Requests to Excel since receiving began. */
    spoken: async () => (await syncsOf(page)) - spoken,
    opened: () => page.evaluate(() => window.__excel.opened()),
  };
}

function syncsOf(page: Page): Promise<number> {
  return page.evaluate(() => window.__excel.traffic.syncs);
}

/** Marks are read back a moment after the check has ended: waits until Excel is asked nothing more. */
async function quiet(page: Page): Promise<void> {
  let before: number;
  do {
    before = await syncsOf(page);
    await page.waitForTimeout(500);
  } while ((await syncsOf(page)) !== before);
}

/** Nothing is cut off at the side of the pane, or has to be scrolled to, but for names that end in …. */
async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('#pane *')]
      .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
      .filter((one) => {
        const { overflowX, textOverflow } = getComputedStyle(one);
        const clips = overflowX !== 'visible' || one === document.documentElement;
        return clips && textOverflow !== 'ellipsis';
      })
      .map((one) => one.outerHTML.slice(0, 200)),
  );
  expect(wide).toEqual([]);
}

function readFolder(page: Page): Promise<void> {
  return page.locator('input[data-receive="folder"]').setInputFiles(folder);
}

async function download(page: Page, button: string) {
  const [kept_] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    press(page, button),
  ]);
  return { name: kept_.suggestedFilename(), bytes: readFileSync(await kept_.path()) };
}

describe('接收 in Excel', () => {
  it('receives a folder, without a word to the open workbook', async () => {
    const { page, asked, isUntouched, spoken } = await begun();
    await fits(page);
    await readFolder(page);
    await pane(page)
      .getByText(new RegExp(`^正在检查：\\d+ / ${String(FILES)} 个文件$`))
      .waitFor();
    await fits(page);
    expect(await allRead(page)).toEqual(ALL);
    await fits(page);
    const encrypted = sent.find(({ state }) => state === 'encrypted');
    await pane(page)
      .getByPlaceholder('搜索文件、学校')
      .fill(basename(encrypted?.path ?? ''));
    await row(page, '文件设有打开密码').waitFor();
    await fits(page);

    await part(page, '学校');
    await chooseRoster(page, county.roster);
    await setYear(page, truth.year);
    await becomes(() => countOf(page, '未交'), truth.missing.length);
    await becomes(() => countOf(page, '不在名单'), of('unknown'));
    await becomes(() => countOf(page, '代码与名称不符'), of('other-name') + of('other-code'));
    await row(page, /交了多份/)
      .getByRole('button')
      .first()
      .click();
    await pane(page).getByText('各份文件不同之处').waitFor();
    await fits(page);
    expect(await isUntouched()).toBe(true);
    expect(await spoken()).toBe(0);
    // What reads files is a worker of the add-in's own folder; nothing else was asked for.
    const site = new URL(page.url()).origin;
    expect(asked.filter((address) => !address.startsWith(`${site}/`))).toEqual([]);
    expect(asked.filter((address) => address.endsWith('/receiver.js')).length).toBeGreaterThan(0);
  });

  it('stops within a second, and goes on where it stopped', async () => {
    const { page, isUntouched } = await begun();
    const rows = Array.from({ length: 200_000 }, (_, n) => [n, `第${String(n)}行`, n / 7]);
    const slow = writeWorkbook([{ name: '流水', rows }]);
    const isSent = new Set(sent.map(({ path }) => path));
    const files = county.files
      .filter(({ path }) => isSent.has(path))
      .map(({ path, bytes }) => ({ name: path.replaceAll('/', ' '), bytes }));
    await chooseFiles(page, [
      { name: '0 流水.xlsx', bytes: slow },
      { name: '1 流水.xlsx', bytes: slow },
      ...files,
    ]);
    await pane(page)
      .getByText(/^当前：.*流水/)
      .waitFor();
    const took = await stopped(page);
    process.stdout.write(`receiving cancelled in Excel in ${took.toFixed(0)} ms\n`);
    expect(took).toBeLessThan(1_000);
    await fits(page);
    for (const name of ['0 流水.xlsx', '1 流水.xlsx']) {
      await row(page, name).getByRole('button').first().click();
      await press(page, '移出清单');
    }
    await press(page, /^继续（\d+ 个）$/);
    await becomes(() => allRead(page), ALL);
    expect(await isUntouched()).toBe(true);
  });

  it('opens the county table in a window of its own, and hands over what is kept as files', async () => {
    const { page, asked, isUntouched, opened } = await begun();
    await readFolder(page);
    await allRead(page);
    await part(page, '学校');
    await chooseRoster(page, county.roster);
    await setYear(page, truth.year);
    await becomes(() => countOf(page, '未交'), truth.missing.length);
    await part(page, '汇总');
    await press(page, '生成县级汇总表');
    await pane(page)
      .getByText('“2026年县级汇总表”已在新窗口中打开，请在那里核对并保存。')
      .waitFor();
    await fits(page);
    const [file = '', ...others] = await opened();
    expect(others).toEqual([]);
    await expectTrueRows(Buffer.from(file, 'base64'));
    expect(asked.some((address) => address.endsWith('/files.js'))).toBe(true);

    const table = await download(page, '下载县级汇总表');
    expect(table.name).toBe('2026年县级汇总表.xlsx');
    await expectTrueRows(table.bytes);
    await pane(page)
      .getByText(/^“2026年县级汇总表\.xlsx”已交给 Excel 的窗格下载/)
      .waitFor();

    const slips = await download(page, '下载退回单');
    expect(slips.name).toBe('退回单.zip');
    const entries = Object.entries(unzipSync(slips.bytes));
    expect(entries.filter(([name]) => name.endsWith('-退回单.xlsx')).length).toBeGreaterThanOrEqual(
      having('not-checked'),
    );
    for (const [name, bytes] of entries)
      expect([name, readWorkbook(bytes).ok]).toEqual([name, true]);
    await fits(page);
    expect(await isUntouched()).toBe(true);
    expect(await opened()).toHaveLength(1);
  });
});

/** The county table holds the rows that the files tell of, with their figures. */
async function expectTrueRows(bytes: Buffer): Promise<void> {
  const path = join(kept, 'opened.xlsx');
  writeFileSync(path, bytes);
  const { rows } = await collectionOfLedger(path);
  const figures = truth.rows.map(({ code, name, level, values }) => {
    // Two schools may have been sent under one code.
    const own = rows.find((one) => one.code === code && one.name === name && one.level === level);
    const astray = Object.entries(values).filter(
      ([field, { value }]) => typeof value === 'number' && own?.values[field]?.value !== value,
    );
    return { code, level, astray: astray.map(([field]) => field) };
  });
  expect(rows).toHaveLength(truth.rows.length);
  expect(figures.filter(({ astray }) => astray.length > 0)).toEqual([]);
}

describe('接收 in an Excel that can do less', () => {
  it('on a Mac opens the table, and says where slips can be kept', async () => {
    const { page, isUntouched, opened } = await begun({ platform: 'Mac' });
    await readFolder(page);
    await allRead(page);
    await part(page, '汇总');
    expect(await pane(page).getByRole('button', { name: /^下载/ }).count()).toBe(0);
    expect(
      await pane(page).getByText('这里不能保存文件，请用浏览器版接收。').count(),
    ).toBeGreaterThan(0);
    await fits(page);
    await press(page, '生成县级汇总表');
    await pane(page)
      .getByText(/^“县级汇总表”已在新窗口中打开/)
      .waitFor();
    expect(await opened()).toHaveLength(1);
    const [beside] = await Promise.all([
      page.context().waitForEvent('page'),
      press(page, '打开浏览器版'),
    ]);
    await checked(beside);
    await showReceive(beside);
    expect(await beside.evaluate(() => location.pathname)).toBe('/workbook/index.html');
    expect(await isUntouched()).toBe(true);
  });

  it('that cannot open workbooks says so, and hands the table over', async () => {
    const { page, isUntouched } = await begun({ platform: 'PC', api: '1.7' });
    await readFolder(page);
    await allRead(page);
    await part(page, '汇总');
    await pane(page).getByText('这个 Excel 不能由窗格打开新工作簿，请下载后打开。').waitFor();
    expect(await pane(page).getByRole('button', { name: '生成县级汇总表' }).count()).toBe(0);
    const table = await download(page, '下载县级汇总表');
    expect(readWorkbook(table.bytes).ok).toBe(true);
    await fits(page);
    expect(await isUntouched()).toBe(true);
  });
});
