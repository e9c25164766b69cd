import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium';
import { serve } from '../../scripts/serve.mjs';

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchChromium(['--enable-precise-memory-info']);
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Serves a folder to this machine while `work` goes on at its address. */
export async function withServer<T>(
  folder: string,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const server = await serve(folder, 0);
  try {
    const { port } = server.address() as AddressInfo;
    return await work(`http://127.0.0.1:${String(port)}/`);
  } finally {
    server.close();
  }
}

/** A page of its own, with nothing kept from another. */
export async function withPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
  });
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      console.error(error.message);
    });
    return await work(page);
  } finally {
    await context.close();
  }
}

/** The frames in which a page scrolls `selector`, each this many pixels further. */
const FRAMES = 240;
const STEP = 120;

export interface ScrollFigures {
  readonly frames: number;
  /** Frames that came more than 20 ms after the one before. */
  readonly late: number;
  readonly medianFrame: number;
  readonly worstFrame: number;
}

/** Scrolls as fast as a wheel turns, frame by frame, and says how the frames came. */
export async function scrolled(page: Page, selector: string): Promise<ScrollFigures> {
  const gaps = await page.evaluate(
    async ([found, frames, step]) => {
      const element = document.querySelector(found)?.parentElement;
      if (!element) throw new Error(`nothing to scroll at ${found}`);
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const times: number[] = [await frame()];
      for (let n = 0; n < frames; n++) {
        element.scrollTop += step;
        times.push(await frame());
      }
      return times.slice(1).map((time, at) => time - (times[at] ?? time));
    },
    [selector, FRAMES, STEP] as const,
  );
  return {
    frames: gaps.length,
    late: gaps.filter((gap) => gap > 20).length,
    medianFrame: median(gaps),
    worstFrame: Math.max(...gaps),
  };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Megabytes of the page's own heap after garbage has been taken out; workers have theirs. */
export async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 2 ** 20;
}
