import type { Page } from 'playwright-core';

/** What the page was doing while something went on, in milliseconds. */
export interface Watched {
  /** Its longest stretch of work in which it could not answer. */
  readonly longest: number;
  /** Stretches of more than 200 ms. */
  readonly over200: number;
}

interface Recorder {
  /** Begin and end of tasks that took longer than 50 ms. */
  tasks: { at: number; took: number }[];
  /** When the pane began to wait, and when it was up to date. */
  turns: { at: number; busy: boolean }[];
  /** When a file was given to the page, a cell was typed, a button was pressed. */
  given: number;
  typed: number;
  clicked: number;
  /** When pane and grid first had something in them. */
  pane: number;
  grid: number;
}

declare global {
  // The page keeps what is recorded between two questions.
  var recorder: Recorder;
}

/** Records in every page from its start what work it did and when the pane was up to date. */
export async function watch(page: Page): Promise<void> {
  // What runs these files keeps the names of functions by a call that a page does not know.
  await page.addInitScript({ content: 'globalThis.__name = (one) => one;' });
  await page.addInitScript(() => {
    const recorder: Recorder = {
      tasks: [],
      turns: [],
      given: 0,
      typed: 0,
      clicked: 0,
      pane: 0,
      grid: 0,
    };
    globalThis.recorder = recorder;
    new PerformanceObserver((list) => {
      for (const { startTime: at, duration: took } of list.getEntries())
        recorder.tasks.push({ at, took });
    }).observe({ type: 'longtask', buffered: true });
    const note = (key: 'given' | 'typed' | 'clicked') => () => {
      recorder[key] = performance.now();
    };
    document.addEventListener('change', note('given'), true);
    document.addEventListener('click', note('clicked'), true);
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Enter') note('typed')();
      },
      true,
    );
    document.addEventListener('DOMContentLoaded', () => {
      const pane = document.getElementById('pane');
      if (pane === null) return;
      const first = new MutationObserver(() => {
        if (recorder.pane === 0 && pane.querySelector('button')) recorder.pane = performance.now();
        if (!document.querySelector('#grid canvas')) return;
        recorder.grid = performance.now();
        first.disconnect();
      });
      first.observe(document.body, { childList: true, subtree: true });
      new MutationObserver(() => {
        const busy = pane.getAttribute('aria-busy') === 'true';
        if (recorder.turns.at(-1)?.busy !== busy)
          recorder.turns.push({ at: performance.now(), busy });
      }).observe(pane, { attributeFilter: ['aria-busy'] });
    });
  });
}

/** Milliseconds from the latest `what` until the pane was up to date and had been quiet for `quiet`. */
export async function untilReady(
  page: Page,
  what: 'given' | 'typed' | 'clicked',
  quiet: number,
): Promise<number> {
  return page.evaluate(
    async ([key, rest]) => {
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const started = performance.now();
      for (;;) {
        const from = globalThis.recorder[key];
        const turns = globalThis.recorder.turns.filter(({ at }) => at >= from);
        const last = turns.at(-1);
        if (last?.busy === false && performance.now() - last.at > rest) return last.at - from;
        if (performance.now() - started > 120_000) throw new Error('the pane did not get ready');
        await wait(5);
      }
    },
    [what, quiet] as const,
  );
}

/** What the page was doing since the last time that this was asked. */
export async function watched(page: Page): Promise<Watched> {
  // The record of a task comes after the task.
  await page.waitForTimeout(100);
  const tasks = await page.evaluate(() => globalThis.recorder.tasks.splice(0));
  const took = tasks.map((task) => task.took);
  return { longest: Math.max(0, ...took), over200: took.filter((one) => one > 200).length };
}
