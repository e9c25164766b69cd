import type { Page } from 'playwright-core';

/** Starts to note the longest time in which the page did not answer; returns how to read it, in milliseconds. */
export async function watchGaps(page: Page): Promise<() => Promise<number>> {
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
