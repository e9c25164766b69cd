import type { CountyDesk, ReceivePool } from '../app/collect/live/receiver';
import { deskInWorker } from './deskClient';
import { receivePool, workersFor } from './receivePool';

/** What receives files, in workers that are started when they are first needed. */
export function receivers(cores: number | undefined): {
  readonly pool: ReceivePool;
  readonly desk: CountyDesk;
} {
  const makeWorker = () =>
    new Worker(new URL('./receiveWorker.ts', import.meta.url), { name: 'receiver' });
  return {
    pool: receivePool({ makeWorker, atOnce: workersFor(cores) }),
    desk: deskInWorker(makeWorker),
  };
}
