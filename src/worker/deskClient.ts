import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { CountyDesk, FileBytes, ReadOnce } from '../app/collect/live/receiver';
import type { Result } from '../kernel/result';

interface Post {
  readonly remote: Remote<CountyDesk>;
  /** Fails when the worker breaks. */
  readonly broken: Promise<never>;
}

/**
 * The desk of a worker as the page calls it. The worker is started when the first file comes; where one breaks, whoever
 * waits for it is told so, and another takes the files over.
 */
export function deskInWorker(makeWorker: () => Worker): CountyDesk {
  const files = new Map<string, ReadOnce>();
  let post: Post | undefined;
  const start = (): Post => {
    const worker = makeWorker();
    const remote = wrap<CountyDesk>(worker);
    const broken = new Promise<never>((_, refuse) => {
      worker.addEventListener('error', ({ message }) => {
        post = undefined;
        remote[releaseProxy]();
        worker.terminate();
        refuse(new Error(message));
      });
    });
    broken.catch(() => undefined);
    if (files.size > 0) void remote.put([...files.values()]);
    return { remote, broken };
  };
  const ask = <T>(call: (remote: Remote<CountyDesk>) => Promise<T>): Promise<T> => {
    post ??= start();
    return Promise.race([call(post.remote), post.broken]);
  };
  const about = async <T>(call: (remote: Remote<CountyDesk>) => Promise<Result<T>>) => ask(call);
  return {
    put(received) {
      const asked = ask((remote) => remote.put(received));
      for (const one of received) files.set(one.file.path, one);
      return asked;
    },
    drop(paths) {
      for (const path of paths) files.delete(path);
      return ask((remote) => remote.drop(paths));
    },
    view: (choices) => about((remote) => remote.view(choices)),
    differences: (choices, key) => about((remote) => remote.differences(choices, key)),
    roster: (file) => about((remote) => remote.roster(transfer(file, [file.bytes.buffer]))),
    countyTable: (choices, beside) => about((remote) => remote.countyTable(choices, given(beside))),
    countyFile: (choices, beside) => about((remote) => remote.countyFile(choices, given(beside))),
    beginReturn: (choices, beside, day) =>
      about((remote) => remote.beginReturn(choices, given(beside), day)),
    addReturn: (path, copy) =>
      ask((remote) => remote.addReturn(path, copy === null ? null : transfer(copy, [copy.buffer]))),
    fields: (table, language) => ask((remote) => remote.fields(table, language)),
    readProfile: (file) => about((remote) => remote.readProfile(file)),
    writeProfile: (profile) => ask((remote) => remote.writeProfile(profile)),
    endReturn: () => ask((remote) => remote.endReturn()),
  };
}

/** Bytes are given away, not copied. */
function given(files: readonly FileBytes[]): readonly FileBytes[] {
  return transfer(
    files,
    files.map(({ bytes }) => bytes.buffer),
  );
}
