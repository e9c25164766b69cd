import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { SentFile } from '../../scripts/received';
import { writeWorkbook } from '../../src/xlsx';
import { pane, press, showScreen } from './desk';
import type { MadeFile } from './page';

/** The parts of the screen by their names. */
export type Part = '文件' | '学校' | '列对照' | '汇总';

/** Writes files as a folder `县` of the disk, for as long as the tests of a file run; returns its path. */
export function folderOf(files: readonly SentFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'received-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  for (const { path, bytes } of files) {
    const file = join(folder, '县', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return join(folder, '县');
}

export async function showReceive(page: Page): Promise<void> {
  await showScreen(page, 'receive');
  await pane(page).getByRole('button', { name: '选择文件…' }).waitFor();
}

export function part(page: Page, name: Part): Promise<void> {
  return pane(page)
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .last()
    .click();
}

/** Chooses files as the button does. */
export async function chooseFiles(page: Page, files: readonly MadeFile[]): Promise<void> {
  await page.locator('input[data-receive="files"]').setInputFiles(
    files.map(({ name, bytes }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    })),
  );
}

/** Chooses the list of schools, and waits until it is there. */
export async function chooseRoster(page: Page, bytes: Uint8Array): Promise<void> {
  await page.locator('input[data-receive="roster"]').setInputFiles({
    name: '名单.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  await pane(page)
    .getByText(/^名单：名单\.xlsx/)
    .waitFor();
}

export async function setYear(page: Page, year: number): Promise<void> {
  await pane(page).getByRole('textbox', { name: '数据年份' }).fill(String(year));
  await page.keyboard.press('Enter');
}

/** Drops files on an element of the page, all at once. */
export async function dropFiles(
  page: Page,
  target: string,
  files: readonly MadeFile[],
): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (made) => {
      const transfer = new DataTransfer();
      for (const [name, base64] of made)
        transfer.items.add(
          new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name),
        );
      return transfer;
    },
    files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')] as const),
  );
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.locator(target).first().dispatchEvent(event, { dataTransfer });
}

/** Stops reading; returns the time from the click to the word that it has stopped, as the user sees it. */
export async function stopped(page: Page): Promise<number> {
  const told = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const from = { at: NaN };
        const click = () => {
          from.at = performance.now();
        };
        document.addEventListener('click', click, { capture: true, once: true });
        const watch = new MutationObserver(() => {
          if (!document.body.innerText.includes('已停止。还有')) return;
          watch.disconnect();
          requestAnimationFrame(() => {
            resolve(performance.now() - from.at);
          });
        });
        watch.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
  );
  await press(page, '取消');
  return told;
}

const SUMMARY = /共 (\d+) 个文件：已检查 (\d+)，部分检查 (\d+)，未检查 (\d+)/;

/** Files, and how many of them were checked, partly checked and not, once all are read. */
export async function allRead(page: Page): Promise<readonly number[]> {
  const summary = pane(page).locator('#screen').getByText(SUMMARY).first();
  await summary.waitFor({ timeout: 180_000 });
  const [, ...counts] = SUMMARY.exec(await summary.innerText()) ?? [];
  return counts.map(Number);
}

/** How many there are of a state, as its button says: 0 where there is none. */
export async function countOf(page: Page, state: string): Promise<number> {
  const chip = pane(page).getByRole('button', { name: new RegExp(`^${state}，\\d+ 个$`) });
  if ((await chip.count()) === 0) return 0;
  return Number(/(\d+) 个$/.exec((await chip.getAttribute('aria-label')) ?? '')?.[1]);
}

export function row(page: Page, text: string | RegExp): Locator {
  return pane(page).getByRole('listitem').filter({ hasText: text }).first();
}

/** A school's row of the ledger, with its teachers under another name. */
export function otherHeaders(name: string): MadeFile {
  const header = [
    '学校标识码',
    '学校名称',
    '办学类型',
    '学段',
    '在校生数',
    '班级数',
    '老师总数',
    '占地面积',
    '教学及辅助用房面积',
  ];
  const code = name === '甲' ? '2133000901' : '2133000902';
  const rows = [header, [code, `${name}小学`, '211', '小学', 300, 8, 21, 9000, 3000]];
  return { name: `${name}.xlsx`, bytes: writeWorkbook([{ name: '台账', rows }]) };
}
