import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { writeWorkbook } from '../../src/xlsx';
import { becomes, counts } from './desk';
import { sheets } from './grid';
import { checked, offerFile, useBrowser } from './page';

const { visit } = useBrowser();

const HUGE_ROWS = 300_000;

/** Nothing of it is a form: reading it is all the work. */
function huge(): Uint8Array {
  const rows = Array.from({ length: HUGE_ROWS }, (_, row) => [row, `第${String(row)}行`, row / 7]);
  return writeWorkbook([{ name: '流水', rows }]);
}

/** Starts to note the longest time in which the page did not answer; returns how to read it, in milliseconds. */
async function watchGaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watch = { last: performance.now(), longest: 0 };
    const tick = () => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - watch.last);
      watch.last = now;
      setTimeout(tick, 0);
    };
    tick();
    Object.assign(window, { testGaps: watch });
  });
  return () =>
    page.evaluate(() => (window as unknown as { testGaps: { longest: number } }).testGaps.longest);
}

describe('long work', () => {
  it('of opening is stopped on the word, and what was open stays', async () => {
    const { page } = await visit();
    await checked(page);
    const longest = await watchGaps(page);
    await offerFile(page, { name: '流水.xlsx', bytes: huge() });
    await page.locator('#bar').getByRole('button', { name: '取消' }).click();
    await checked(page);
    expect(await page.title()).toBe('county.xlsx - 均衡');
    expect(await sheets(page)).toEqual(['学校台账', '区县填报数据']);
    await becomes(() => counts(page), { error: 0, warning: 0, below: 22, cannotTell: 0 });
    process.stdout.write(`opening cancelled, longest gap ${(await longest()).toFixed(0)} ms\n`);
  });
});
