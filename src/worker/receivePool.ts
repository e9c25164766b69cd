import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import {
  unreadFile,
  type Arrival,
  type FileBytes,
  type FileReceiver,
  type ReceiveChoices,
  type ReceivePool,
  type SentFile,
} from '../app/collect/live/receiver';
import { fail, type Problem } from '../kernel/result';

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

interface Post {
  readonly remote: Remote<FileReceiver>;
  /** Comes true with why the worker is no more. */
  readonly gone: Promise<Problem>;
  readonly end: (why: Problem) => void;
  readonly isOver: () => boolean;
}

const CANCELLED = fail('cancelled', 'by-user').problem;

/** Keeps workers for the next file; they are started when they are first needed. */
export function receivePool({ makeWorker, atOnce, patience = 300 }: ReceivePoolParts): ReceivePool {
  const idle: Post[] = [];
  const busy = new Set<Post>();
  const ended = (path: string, why: Problem): Arrival => ({
    kind: 'received',
    file: unreadFile(path, why),
  });
  const ask = async (
    post: Post,
    file: SentFile,
    choices: ReceiveChoices,
    known: string | null,
  ): Promise<Arrival> => {
    const read = await contentOf(file);
    if (read === null) return ended(file.path, fail('file-unreadable', 'changed-since').problem);
    return post.remote.receive(transfer(read, [read.bytes.buffer]), choices, known);
  };
  return {
    atOnce,
    async read(file, choices, known) {
      const post = fit(idle) ?? postOf(makeWorker);
      busy.add(post);
      const asked = ask(post, file, choices, known).catch((error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error);
        return ended(file.path, fail('file-unreadable', 'broke', { detail }).problem);
      });
      const lost = post.gone.then((why) => ({ why }));
      const answer = await Promise.race([asked, lost]);
      busy.delete(post);
      if ('why' in answer) return ended(file.path, answer.why);
      idle.push(post);
      return answer;
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
  let leave: (why: Problem) => void = () => undefined;
  const gone = new Promise<Problem>((resolve) => {
    leave = resolve;
  });
  let over = false;
  const end = (why: Problem) => {
    over = true;
    leave(why);
    remote[releaseProxy]();
    worker.terminate();
  };
  // Out of memory, or a bug: the file is told of, and the next one gets another worker.
  worker.addEventListener('error', (event) => {
    end(fail('file-unreadable', 'broke', { detail: event.message }).problem);
  });
  return { remote, gone, end, isOver: () => over };
}
