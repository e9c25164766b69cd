import type { Page } from 'playwright-core';

declare global {
  // The page keeps what is noted between two questions.
  var gaps: { last: number; all: number[] } | undefined;
}

/** Notes how long the page does not come to the next task, from the moment at which files are given to it. */
export async function watchGaps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const gaps = { last: performance.now(), all: [] as number[] };
    globalThis.gaps = gaps;
    // The tool that hands a thousand files over keeps the page for longer than it ever is by itself.
    document.addEventListener(
      'change',
      () => {
        gaps.last = performance.now();
        gaps.all = [];
      },
      true,
    );
    // Not a timer, which the browser itself puts off.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      if (now - gaps.last > 50) gaps.all.push(now - gaps.last);
      gaps.last = now;
      setTimeout(() => {
        port2.postMessage(null);
      }, 5);
    };
    port2.postMessage(null);
  });
}

/** The longest since `watchGaps`, and how many of more than 200 ms; milliseconds. */
export async function gapsOf(
  page: Page,
): Promise<{ readonly longest: number; readonly over200: number }> {
  const all = await page.evaluate(() => globalThis.gaps?.all ?? []);
  return { longest: Math.max(0, ...all), over200: all.filter((one) => one > 200).length };
}
