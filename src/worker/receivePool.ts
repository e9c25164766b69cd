import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import {
  unreadFile,
  type Arrival,
  type FileBytes,
  type FileReceiver,
  type ReceivePool,
  type SentFile,
} from '../app/collect/live/receiver';
import { fail, succeed, type Result } from '../kernel/result';
import { givenOnce } from './givenOnce';

export interface ReceivePoolParts {
  readonly makeWorker: () => Worker;
  readonly atOnce: number;
  /** Milliseconds that a file which is being read may still take after `stop`. */
  readonly patience?: number;
}

/** Workers keep a page's memory: more of them than this help little. */
const MOST_WORKERS = 4;

/** Workers that this machine has room for beside the page itself. */
export function workersFor(cores: number | undefined): number {
  return Math.min(MOST_WORKERS, Math.max(1, Math.floor(cores ?? 1)));
}

type Failure = ReturnType<typeof fail>;

interface Post {
  readonly remote: Remote<FileReceiver>;
  /** Choices as this worker has to be told them. */
  readonly told: ReturnType<typeof givenOnce>;
  /** Comes true with why the worker is no more. */
  readonly gone: Promise<Failure>;
  readonly end: (why: Failure) => void;
  readonly isOver: () => boolean;
}

const CANCELLED = fail('cancelled', 'by-user');

/** Keeps workers for the next file; they are started when they are first needed. */
export function receivePool({ makeWorker, atOnce, patience = 200 }: ReceivePoolParts): ReceivePool {
  const idle: Post[] = [];
  const busy = new Set<Post>();
  /** A file's content, then what a worker makes of it; a problem where either fails or is ended. */
  const ask = async <T>(
    file: SentFile,
    call: (post: Post, content: FileBytes) => Promise<T>,
  ): Promise<Result<T>> => {
    const post = fit(idle) ?? postOf(makeWorker);
    busy.add(post);
    const work = async (): Promise<Result<T>> => {
      const content = await contentOf(file);
      if (content === null) return fail('file-unreadable', 'changed-since');
      return succeed(await call(post, transfer(content, [content.bytes.buffer])));
    };
    const asked = work().catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      return fail('file-unreadable', 'broke', { detail });
    });
    const answer = await Promise.race([asked, post.gone]);
    busy.delete(post);
    if (!post.isOver()) idle.push(post);
    return answer;
  };
  return {
    atOnce,
    async read(file, choices, known) {
      const arrival = await ask<Arrival>(file, async ({ remote, told }, content) =>
        remote.receive(content, told(choices), known),
      );
      if (arrival.ok) return arrival.value;
      return { kind: 'received', file: unreadFile(file.path, arrival.problem), questions: [] };
    },
    async returnCopy(file, further, choices) {
      const copy = await ask(file, async ({ remote, told }, content) =>
        remote.returnCopy(content, further, told(choices)),
      );
      return copy.ok ? copy.value : copy;
    },
    stop() {
      const reading = [...busy];
      setTimeout(() => {
        for (const post of reading) if (busy.has(post)) post.end(CANCELLED);
      }, patience);
    },
  };
}

/** A worker that waits and has not broken while it did. */
function fit(idle: Post[]): Post | undefined {
  let post = idle.pop();
  while (post?.isOver() === true) post = idle.pop();
  return post;
}

/** The file's content to be given away; null where it has gone or changed since it was chosen. */
async function contentOf({ path, read }: SentFile): Promise<FileBytes | null> {
  try {
    return { path, ...(await read()) };
  } catch {
    return null;
  }
}

function postOf(makeWorker: () => Worker): Post {
  const worker = makeWorker();
  const remote = wrap<FileReceiver>(worker);
  let leave: (why: Failure) => void = () => undefined;
  const gone = new Promise<Failure>((resolve) => {
    leave = resolve;
  });
  let over = false;
  const end = (why: Failure) => {
    if (over) return;
    over = true;
    leave(why);
    remote[releaseProxy]();
    worker.terminate();
  };
  // Out of memory, or a bug: the file is told of, and the next one gets another worker.
  worker.addEventListener('error', (event) => {
    end(fail('file-unreadable', 'broke', { detail: event.message }));
  });
  return { remote, told: givenOnce(), gone, end, isOver: () => over };
}
