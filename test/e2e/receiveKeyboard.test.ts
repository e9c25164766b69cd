import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { writeWorkbook } from '../../src/xlsx';
import { becomes } from './desk';
import { button, type Focus, focus, press, settled, toPane, toScreen, until } from './keys';
import { EXAMPLES, type MadeFile, useBrowser } from './page';
import { PLACES } from './place';
import { allRead, chooseFiles, otherHeaders, row } from './receiving';

const { visit } = useBrowser();

const SCHOOLS = ['澄湖县第一初级中学.xlsx', '澄湖县实验小学.xlsx'].map((name): MadeFile => ({
  name,
  bytes: readFileSync(join(EXAMPLES, 'schools', name)),
}));

function slowFile(): MadeFile {
  const rows = Array.from({ length: 300_000 }, (_, n) => [n, `第${String(n)}行`, n / 7]);
  return { name: '0 流水.xlsx', bytes: writeWorkbook([{ name: '流水', rows }]) };
}

const partTab = (id: string) => (now: { id: string }) => now.id === `receive-${id}`;

/** From wherever the keyboard is on the screen, by way of the screen's own tab. */
async function goTo(page: Page, found: (now: Focus) => boolean): Promise<void> {
  const now = await settled(page);
  if (found(now)) return;
  const isTab = ({ id }: Focus) => id === 'tab-receive';
  if (!isTab(now)) await until(page, 'Shift+Tab', isTab);
  await until(page, 'Tab', found);
}

/** From wherever the keyboard is to a part of the screen. */
async function toPart(page: Page, id: string): Promise<void> {
  await goTo(page, (now) => now.id.startsWith('receive-'));
  if ((await focus(page)).id !== `receive-${id}`) await until(page, 'ArrowRight', partTab(id));
  await press(page, 'Enter');
  await page.locator(`#receive-part[aria-labelledby="receive-${id}"]`).waitFor();
}

/** The file chooser that a key opens is given these files. */
async function chosenByKey(page: Page, files: readonly MadeFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  // The browser is told to leave the choice to the test before the key is pressed, not while it is.
  await page.evaluate(() => document.title);
  await press(page, 'Enter');
  await (
    await chooser
  ).setFiles(files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })));
}

describe.each(PLACES)('接收 by keyboard alone %s', (_, place) => {
  it('chooses files, goes through the parts, opens rows, answers, makes the table', async () => {
    const { page } = await place(visit);
    await toPane(page);
    await toScreen(page, 'receive');
    await until(page, 'Tab', button(/^选择文件…$/));
    await chosenByKey(page, [...SCHOOLS, otherHeaders('甲')]);
    await allRead(page);
    // The button that was pressed has gone with the empty screen; the keyboard is still in it.
    expect((await settled(page)).place).toBe('pane');

    await until(page, 'Tab', button(/初级中学\.xlsx/));
    await press(page, 'Enter');
    await row(page, '认出的表').waitFor();
    expect(await press(page, 'Tab')).toMatchObject({ name: '重新检查' });
    expect((await press(page, 'Escape')).name).toContain('初级中学.xlsx');

    await toPart(page, 'schools');
    await until(page, 'Tab', ({ role, name }) => role === 'input' && name.includes('数据年份'));
    await page.keyboard.type('2026');
    await press(page, 'Enter');
    await until(page, 'Tab', button(/实验小学|初级中学|甲小学/));
    await press(page, 'Enter');
    await press(page, 'ArrowDown');

    await toPart(page, 'mapping');
    await until(page, 'Tab', ({ role, name }) => role === 'select' && name.includes('老师总数'));
    // The likeliest comes first.
    await press(page, 'ArrowDown');
    await until(page, 'Tab', button(/^确认 1 项/));
    await press(page, 'Enter');
    await page
      .locator('#pane')
      .getByText(/老师总数 → /)
      .waitFor();
    await allRead(page);
    expect((await settled(page)).place).toBe('pane');

    await toPart(page, 'results');
    await until(page, 'Tab', button(/^下载县级汇总表$/));
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')]);
    expect(download.suggestedFilename()).toBe('2026年县级汇总表.xlsx');
    expect(await settled(page)).toMatchObject({ name: '下载县级汇总表' });
  });

  it('stops, goes on, takes one file off the list, and asks before it takes off all', async () => {
    const { page } = await place(visit);
    await toPane(page);
    await toScreen(page, 'receive');
    await chooseFiles(page, [slowFile(), ...SCHOOLS]);
    await page.locator('#receive-part').waitFor();
    await until(page, 'Tab', button(/^取消$/));
    await press(page, 'Enter');
    await page
      .locator('#pane')
      .getByText(/^已停止。还有 \d+ 个文件没有检查/)
      .waitFor();
    expect((await settled(page)).place).toBe('pane');
    // What takes too long is left out.
    await until(page, 'Tab', button(/0 流水/));
    await press(page, 'Enter');
    await until(page, 'Tab', button(/^移出清单$/));
    await press(page, 'Enter');
    await becomes(() => page.locator('#receive-part [data-head]').count(), 2);
    expect((await settled(page)).place).toBe('pane');
    await goTo(page, button(/^继续（\d+ 个）$/));
    await press(page, 'Enter');
    await becomes(() => allRead(page), [2, 2, 0, 0]);
    expect((await settled(page)).place).toBe('pane');

    await goTo(page, button(/^全部移出$/));
    await press(page, 'Enter');
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await dialog.waitFor();
    // Tab goes round within it.
    const seen = new Set<string>();
    for (let turn = 0; turn < 6; turn += 1) {
      const now = await press(page, 'Tab');
      expect(now.place).toBe('dialog');
      seen.add(now.name);
    }
    expect([...seen].sort()).toEqual(['全部移出', '取消']);
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await settled(page)).toMatchObject({ name: '全部移出' });
    expect(await allRead(page)).toEqual([2, 2, 0, 0]);
    await press(page, 'Enter');
    await dialog.waitFor();
    await until(page, 'Tab', (now) => now.place === 'dialog' && now.name === '全部移出');
    await press(page, 'Enter');
    await page.getByRole('button', { name: '选择文件…' }).waitFor();
    expect((await settled(page)).place).toBe('pane');
  });
});
