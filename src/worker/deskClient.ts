import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { CollectChoices, CountyDesk, FileBytes, ReadOnce } from '../app/collect/live/receiver';
import type { Result } from '../kernel/result';
import { givenOnce } from './givenOnce';

interface Post {
  readonly remote: Remote<CountyDesk>;
  /** Choices as this worker has to be told them. */
  readonly told: ReturnType<typeof givenOnce>;
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
    return { remote, told: givenOnce(), broken };
  };
  const ask = <T>(call: (remote: Remote<CountyDesk>) => Promise<T>): Promise<T> => {
    post ??= start();
    return Promise.race([call(post.remote), post.broken]);
  };
  const about = async <T>(call: (remote: Remote<CountyDesk>) => Promise<Result<T>>) => ask(call);
  const by = async <T>(
    choices: CollectChoices,
    call: (remote: Remote<CountyDesk>, told: CollectChoices) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    post ??= start();
    const { remote, told, broken } = post;
    return Promise.race([call(remote, told(choices)), broken]);
  };
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
    view: (choices) => by(choices, (remote, told) => remote.view(told)),
    differences: (choices, key) => by(choices, (remote, told) => remote.differences(told, key)),
    roster: (file) => about((remote) => remote.roster(transfer(file, [file.bytes.buffer]))),
    lookAtLastYear: (file, choices) => ask((remote) => remote.lookAtLastYear(file, choices)),
    lastYear: (choices) => by(choices, (remote, told) => remote.lastYear(told)),
    countyTable: (choices, beside) =>
      by(choices, (remote, told) => remote.countyTable(told, given(beside))),
    countyFile: (choices, beside) =>
      by(choices, (remote, told) => remote.countyFile(told, given(beside))),
    beginReturn: (choices, beside, day) =>
      by(choices, (remote, told) => remote.beginReturn(told, given(beside), day)),
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
