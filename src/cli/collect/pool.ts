import type { Worker } from 'worker_threads';
import type { Answer, Task } from './tasks';

/** Nothing takes as long as this that is a workbook: the reader's own limits end long before. Milliseconds. */
const PATIENCE = 120_000;

/**
 * Tasks after which a worker is replaced by a new one. What it took outside of its heap is returned to the machine only
 * when it ends, so that without this a province would need more memory with every county.
 */
const LIFE = 1_000;

export interface Pool {
  /** Undefined where the worker ended over it: out of memory, or out of time. */
  readonly run: (task: Task) => Promise<Answer | undefined>;
  /** Gives up what no worker has begun; what is at hand is finished. */
  readonly drop: () => void;
  readonly close: () => Promise<void>;
}

interface Post {
  readonly worker: Worker;
  done: number;
  /** Ends the task at hand without an answer. */
  give?: (answer: Answer | undefined) => void;
}

interface Waiting {
  readonly task: Task;
  readonly give: (answer: Answer | undefined) => void;
}

/** Workers that share the files among them. One that ends is replaced, and only its own file is lost to the run. */
export function workerPool(size: number, makeWorker: () => Worker, life = LIFE): Pool {
  const waiting: Waiting[] = [];
  const idle: Post[] = [];
  const all = new Set<Post>();
  let isClosed = false;
  const hire = (): void => {
    const post: Post = { worker: makeWorker(), done: 0 };
    all.add(post);
    post.worker.on('message', (answer: Answer) => {
      finish(post, answer);
      post.done += 1;
      if (post.done < life) take(post);
      else void post.worker.terminate();
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
