import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { becomes } from './desk';
import { EXAMPLES, checked, useBrowser } from './page';
import { PLACES } from './place';

const { visit } = useBrowser();

interface Focus {
  /** `bar`, `grid`, `pane`, `dialog`, or `nowhere`: the body, from where a key leads back to the top of the page. */
  readonly place: string;
  readonly id: string;
  readonly role: string;
  readonly name: string;
  /** The browser draws the focus as that of a keyboard. */
  readonly visible: boolean;
}

async function focus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const at = document.activeElement;
    const within = (selector: string) => (at?.closest(selector) ?? null) !== null;
    const named = at?.getAttribute('aria-labelledby') ?? '';
    const label = at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? '') : '';
    const name = at?.getAttribute('aria-label') ?? document.getElementById(named)?.textContent;
    return {
      place: within('#bar')
        ? 'bar'
        : within('[role="dialog"]')
          ? 'dialog'
          : within('#side, #pane')
            ? 'pane'
            : within('[data-u-comp]')
              ? 'grid'
              : at === document.body
                ? 'nowhere'
                : 'page',
      id: at?.id ?? '',
      role: at?.getAttribute('role') ?? at?.localName ?? '',
      name: (name ?? (label || at?.textContent) ?? '').trim(),
      visible: at?.matches(':focus-visible') ?? false,
    };
  });
}

/** Presses a key, and sees that the focus is somewhere and can be seen. */
async function press(page: Page, key: string): Promise<Focus> {
  await page.keyboard.press(key);
  return settled(page);
}

/** The focus after what the last key set off: it may be handed on, but it must not stay lost. */
async function settled(page: Page): Promise<Focus> {
  await page.waitForFunction(() => document.activeElement !== document.body);
  const now = await focus(page);
  expect(now).toMatchObject({ visible: true });
  expect(['bar', 'grid', 'pane', 'dialog']).toContain(now.place);
  return now;
}

/** Presses a key until the focus is on what is looked for. */
async function until(page: Page, key: string, found: (now: Focus) => boolean): Promise<Focus> {
  const seen: string[] = [];
  for (let times = 0; times < 120; times += 1) {
    const now = await press(page, key);
    if (found(now)) return now;
    seen.push(`${now.role} ${now.name.slice(0, 24)}`);
  }
  throw new Error(`not reached by ${key}: ${seen.slice(-30).join(' | ')}`);
}

const button = (name: RegExp) => (now: Focus) => now.role === 'button' && name.test(now.name);

/** Between bar, grid and pane leads F6; in Excel the pane is all of its page. */
async function toPane(page: Page): Promise<void> {
  const key = (await page.locator('#bar').count()) > 0 ? 'F6' : 'Tab';
  await until(page, key, ({ place }) => place === 'pane');
}

/** Goes to the tabs of the pane and along them. */
async function toScreen(page: Page, id: string): Promise<void> {
  // In front of the tabs is the grid, where the tab key moves the selection.
  if ((await focus(page)).role !== 'tab')
    await until(page, 'Shift+Tab', ({ role }) => role === 'tab');
  if ((await focus(page)).id !== `tab-${id}`)
    await until(page, 'ArrowRight', (now) => now.id === `tab-${id}`);
  await press(page, 'Enter');
  await page.locator(`#screen[aria-labelledby="tab-${id}"] :is(button, input)`).first().waitFor();
}

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
