import { Worker } from 'worker_threads';
import type { WorkerOptions } from './tasks';

/** A worker may use so much memory, in megabytes; beyond it the file at hand is given up, not the run. */
const MEMORY = 2_048;

/** A thread that reads, checks and annotates files; see `worker.ts`. */
export function fileWorker(options: WorkerOptions): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: options,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
}
