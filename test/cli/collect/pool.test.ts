import { afterEach, describe, expect, it } from '@jest/globals';
import { Worker } from 'node:worker_threads';
import { type Pool, workerPool } from '../../../src/cli/collect/pool';
import type { Task } from '../../../src/cli/collect/tasks';

/** Answers with the number of its thread; ends over a file named so, keeps silent over another. */
const SOURCE = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', ({ path }) => {
  if (path === 'crash') throw new Error('crash');
  if (path === 'never') return;
  parentPort.postMessage({ kind: 'returned', problem: threadId });
});`;

const task = (path: string): Task => ({
  kind: 'receive',
  path,
  lastYear: undefined,
  known: undefined,
});

describe('the pool of workers', () => {
  let pool: Pool | undefined;
  let made = 0;
  const start = (size: number, life?: number): Pool => {
    made = 0;
    pool = workerPool(size, () => ((made += 1), new Worker(SOURCE, { eval: true })), life);
    return pool;
  };
  afterEach(async () => pool?.close());

  const threads = (answers: readonly unknown[]) =>
    answers.map((answer) => (answer as { problem: number } | undefined)?.problem);

  it('shares the files among its workers and answers for each', async () => {
    const { run } = start(2);
    const answers = await Promise.all(Array.from({ length: 20 }, () => run(task('a'))));
    expect(new Set(threads(answers)).size).toBe(2);
    expect(answers).not.toContain(undefined);
    expect(made).toBe(2);
  });

  it('loses only the file over which a worker ended', async () => {
    const { run } = start(1);
    const answers = await Promise.all(['a', 'crash', 'b'].map((path) => run(task(path))));
    expect(answers.map((answer) => answer === undefined)).toEqual([false, true, false]);
    const [before, , after] = threads(answers);
    expect(after).not.toBe(before);
  });

  it('replaces a worker after so many files, and loses none', async () => {
    const { run } = start(1, 3);
    const answers = threads(await Promise.all(Array.from({ length: 7 }, () => run(task('a')))));
    const [first, , third, fourth, , sixth, last] = answers;
    expect(answers).not.toContain(undefined);
    expect([third, sixth]).toEqual([first, fourth]);
    expect(new Set([first, fourth, last]).size).toBe(3);
  });

  it('gives up what no worker has begun when it is told to', async () => {
    const { run, drop, close } = start(1);
    const [atHand, waiting] = [run(task('never')), run(task('a'))];
    drop();
    expect(await waiting).toBeUndefined();
    await close();
    expect(await atHand).toBeUndefined();
    expect(made).toBe(1);
  });
});
