import { Worker } from 'worker_threads';
import type { Answer, Task, WorkerOptions } from './tasks';

/** Nothing takes as long as this that is a workbook: the reader's own limits end long before. Milliseconds. */
const PATIENCE = 120_000;

/** A worker may use so much memory, in megabytes; beyond it the file at hand is given up, not the run. */
const MEMORY = 2_048;

export interface Pool {
  /** Undefined where the worker ended over it: out of memory, or out of time. */
  run(task: Task): Promise<Answer | undefined>;
  /** Gives up what no worker has begun; what is at hand is finished. */
  drop(): void;
  close(): Promise<void>;
}

interface Post {
  readonly worker: Worker;
  /** Ends the task at hand without an answer. */
  give?: (answer: Answer | undefined) => void;
}

interface Waiting {
  readonly task: Task;
  readonly give: (answer: Answer | undefined) => void;
}

/** Workers that share the files among them. One that ends is replaced, and only its own file is lost to the run. */
export function workerPool(size: number, options: WorkerOptions): Pool {
  const waiting: Waiting[] = [];
  const idle: Post[] = [];
  const all = new Set<Post>();
  let isClosed = false;
  const hire = (): void => {
    const post: Post = { worker: makeWorker(options) };
    all.add(post);
    post.worker.on('message', (answer: Answer) => {
      finish(post, answer);
      take(post);
    });
    // An error ends the worker; what it was doing has no answer.
    post.worker.on('error', () => undefined);
    post.worker.on('exit', () => {
      all.delete(post);
      if (idle.includes(post)) idle.splice(idle.indexOf(post), 1);
      finish(post, undefined);
      if (!isClosed) hire();
    });
    take(post);
  };
  const take = (post: Post): void => {
    const next = waiting.shift();
    if (next === undefined) {
      idle.push(post);
      return;
    }
    const timer = setTimeout(() => void post.worker.terminate(), PATIENCE);
    post.give = (answer) => {
      clearTimeout(timer);
      next.give(answer);
    };
    post.worker.postMessage(next.task);
  };
  const drop = (): void => {
    for (const { give } of waiting.splice(0)) give(undefined);
  };
  for (let n = 0; n < size; n += 1) hire();
  return {
    run: (task) =>
      new Promise((resolve) => {
        waiting.push({ task, give: resolve });
        const post = idle.shift();
        if (post !== undefined) take(post);
      }),
    drop,
    close: async () => {
      isClosed = true;
      drop();
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}

function finish(post: Post, answer: Answer | undefined): void {
  const { give } = post;
  delete post.give;
  give?.(answer);
}

function makeWorker(options: WorkerOptions): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: options,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
}
