import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, it } from '@jest/globals';
import { expose } from 'comlink';
import { liveEngine } from '../../src/app/live/liveEngine';
import type { Engine } from '../../src/app/live/engine';
import { engineInWorker } from '../../src/worker/engineClient';
import { CHOICES, ledgerData } from '../../bench/live';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** What a page has of a worker, over a channel within this process. */
function workerOver(engine: Engine): Worker & { readonly isOver: () => boolean } {
  const { port1, port2 } = new MessageChannel();
  let over = false;
  const terminate = () => {
    over = true;
    port1.close();
  };
  ends.push(terminate);
  port2.start();
  port1.start();
  expose(engine, port2 as unknown as Parameters<typeof expose>[1]);
  return Object.assign(port1 as unknown as Worker, { terminate, isOver: () => over });
}

/** An engine in the middle of a step that does not end. */
function stuckEngine(): Engine {
  const never = () => new Promise<never>(() => undefined);
  return { ...liveEngine(), check: never, cancel: never };
}

it('lets a worker that does not answer go, and goes on with the workbook as it now is', async () => {
  const now = ledgerData(3, 1);
  const stuck = workerOver(stuckEngine());
  const workers = [stuck, workerOver(liveEngine(undefined, 100))];
  const engine = engineInWorker({
    makeWorker: () => workers.shift() as Worker,
    current: () => Promise.resolve(now),
    patience: 10,
  });
  await engine.open(ledgerData(2), 'ledger.xlsx');
  const check = engine.check(CHOICES);
  await engine.cancel(true);
  await expect(check).resolves.toMatchObject({ ok: false, problem: { kind: 'cancelled' } });
  expect(stuck.isOver()).toBe(true);
  const again = await engine.check(CHOICES);
  expect(again.ok && [again.value.revision, again.value.counts.schools]).toEqual([100, 3]);
});

it('keeps a worker that answers, and waits for it where nobody does', async () => {
  const worker = workerOver(liveEngine());
  const workers = [worker];
  const engine = engineInWorker({
    makeWorker: () => workers.shift() as Worker,
    current: () => Promise.reject(new Error('not asked for')),
  });
  await engine.open(ledgerData(2), 'ledger.xlsx');
  await engine.cancel(true);
  await engine.cancel();
  expect(worker.isOver()).toBe(false);
  expect((await engine.check(CHOICES)).ok).toBe(true);
});
