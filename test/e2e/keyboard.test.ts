import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { becomes } from './desk';
import { button, focus, press, settled, toPane, toScreen, until } from './keys';
import { EXAMPLES, checked, useBrowser } from './page';
import { PLACES } from './place';

const { visit } = useBrowser();

async function notice(page: Page, text: RegExp): Promise<void> {
  await page.locator('#pane').getByText(text).first().waitFor();
}

/** Opens the messy county by the button of the bar. */
async function openMessy(page: Page): Promise<void> {
  await checked(page);
  await until(page, 'F6', ({ place }) => place === 'bar');
  if (!(await focus(page)).name.includes('打开')) await until(page, 'Tab', button(/打开/));
  const chooser = page.waitForEvent('filechooser');
  // The browser is told to leave the choice to the test before the key is pressed, not while it is.
  await page.evaluate(() => document.title);
  await press(page, 'Enter');
  await (await chooser).setFiles(join(EXAMPLES, 'county-messy.xlsx'));
  await page.waitForFunction(() => document.title.startsWith('county-messy'));
  await checked(page);
}

describe('by keyboard alone', () => {
  it('goes round bar, grid and pane, and sets the width of the pane', async () => {
    const { page } = await visit();
    await checked(page);
    await until(page, 'F6', ({ place }) => place === 'bar');
    expect((await press(page, 'F6')).place).toBe('grid');
    await press(page, 'ArrowDown');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('#grid input')].some(
        (input) => input instanceof HTMLInputElement && input.value === 'A2',
      ),
    );
    expect(await press(page, 'F6')).toMatchObject({ place: 'pane', role: 'tab' });
    expect((await press(page, 'F6')).place).toBe('bar');
    expect((await press(page, 'Shift+F6')).place).toBe('pane');
    expect((await press(page, 'Shift+F6')).place).toBe('grid');
    await press(page, 'F6');
    await until(page, 'Shift+Tab', ({ role }) => role === 'separator');
    const width = () => page.locator('#splitter').getAttribute('aria-valuenow');
    await press(page, 'ArrowLeft');
    expect(await width()).toBe('432');
    await press(page, 'ArrowRight');
    expect(await width()).toBe('400');
  });

  it('opens a file and saves a copy', async () => {
    const { page } = await visit();
    await openMessy(page);
    await until(page, 'F6', ({ place }) => place === 'bar');
    if (!(await focus(page)).name.includes('保存')) await until(page, 'Tab', button(/^保存副本$/));
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')]);
    expect(download.suggestedFilename()).toMatch(/^county-messy.*\.xlsx$/);
    await until(page, 'Tab', button(/^知道了$/));
    expect((await press(page, 'Enter')).place).toBe('bar');
  });
});

/** Every question to a worker arrives late, as on a busy machine. */
async function slowQuestions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const post = Reflect.get(Worker.prototype, 'postMessage') as (...sent: unknown[]) => void;
    Worker.prototype.postMessage = function (...sent: unknown[]) {
      setTimeout(() => {
        Reflect.apply(post, this, sent);
      }, 300);
    };
  });
}

describe('the settings, by keyboard', () => {
  it('come all at once: the standards do not slip in behind the place of the keyboard', async () => {
    const { page } = await visit({ before: slowQuestions });
    await checked(page);
    await toPane(page);
    await toScreen(page, 'settings');
    expect(await page.locator('#screen input[type=radio]').count()).toBeGreaterThan(1);
    await until(page, 'Tab', ({ role, name }) => role === 'input' && name.includes('评估办法'));
  });
});

describe.each(PLACES)('by keyboard alone %s', (_, place) => {
  it('walks the findings, repairs, explains and takes back', async () => {
    const { page, selected } = await place(visit, { workbook: 'county-messy.xlsx' });
    await toPane(page);
    await toScreen(page, 'findings');
    await press(page, 'F8');
    await becomes(selected, '汇总(最终版) S8');
    await press(page, 'F8');
    await press(page, 'Shift+F8');
    await until(page, 'Tab', ({ role }) => role === 'row');
    await until(page, 'ArrowDown', ({ name }) => name.includes('修复全部'));
    await until(page, 'Tab', button(/^修复全部/));
    await press(page, 'Enter');
    await page.getByRole('dialog').waitFor();
    expect((await settled(page)).place).toBe('dialog');
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await settled(page)).name).toMatch(/^修复全部/);
    await press(page, 'Enter');
    await until(page, 'Tab', button(/^修复 \d+ 处$/));
    await press(page, 'Enter');
    await notice(page, /^已修复 \d+ 个单元格$/);
    await checked(page);
    expect((await settled(page)).place).toBe('pane');
    await press(page, 'Control+z');
    await notice(page, /^已撤销/);
    await checked(page);
    await toScreen(page, 'findings');
    await until(page, 'Tab', ({ role }) => role === 'row');
    await until(page, 'ArrowDown', ({ name }) => name.includes('批量说明'));
    await press(page, 'ArrowRight');
    await press(page, 'Enter');
    await page.locator('[role="row"] dl').waitFor();
    await until(page, 'Tab', button(/^写明原因$/));
    await press(page, 'Enter');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('学校新建');
    await until(page, 'Tab', button(/^保存$/));
    await press(page, 'Enter');
    await notice(page, /^已为 1 个问题写明原因$/);
    await checked(page);
    expect((await settled(page)).place).toBe('pane');
  });

  it('writes the results, changes standard and language', async () => {
    const { page } = await place(visit);
    await toPane(page);
    await toScreen(page, 'balance');
    await until(page, 'Tab', button(/^写入表格/));
    await press(page, 'Enter');
    await page.getByRole('dialog').waitFor();
    expect((await settled(page)).place).toBe('dialog');
    await until(page, 'Tab', button(/^写入$/));
    await press(page, 'Enter');
    await page.getByRole('button', { name: '撤销写入' }).waitFor();
    await checked(page);
    expect((await settled(page)).place).toBe('pane');
    await toScreen(page, 'settings');
    await until(page, 'Tab', ({ role, name }) => role === 'input' && name.includes('评估办法'));
    await press(page, 'ArrowDown');
    await checked(page);
    await until(page, 'Tab', ({ role }) => role === 'select');
    await press(page, 'ArrowDown');
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});
