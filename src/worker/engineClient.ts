import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import type { Engine } from '../app/live/engine';
import { fail, type Result } from '../kernel/result';
import type { WorkbookData } from '../sheet/data';

export interface EngineClientParts {
  readonly makeWorker: () => Worker;
  /** The workbook as it now is, for a worker that takes the place of another; undefined where none is open. */
  readonly current: () => Promise<WorkbookData | undefined>;
  /** Milliseconds that a worker may take to answer an urgent `cancel` before another takes its place. */
  readonly patience?: number;
}

/** A worker with what is asked of it; `gone` comes true when another took its place. */
interface Post {
  readonly remote: Remote<Engine>;
  readonly gone: Promise<typeof GONE>;
  readonly end: () => void;
  /** Comes true once the workbook is there. */
  ready: Promise<unknown>;
}

const GONE = Symbol('gone');

/**
 * The engine of a worker as the page calls it. A step of the engine that goes on and on cannot be interrupted: when the
 * user cancels, the worker is ended and another one takes the workbook over.
 */
export function engineInWorker({ makeWorker, current, patience = 500 }: EngineClientParts): Engine {
  let post = postOf(makeWorker());
  let path = '';
  /** Last year's workbook, which another worker must be told of again. */
  let beside: { readonly workbook: WorkbookData | null; readonly name: string } | undefined;
  const replace = () => {
    const former = post;
    post = postOf(makeWorker());
    const { remote } = post;
    post.ready = current().then(async (data) => {
      if (data !== undefined) await remote.open(data, path);
      if (beside !== undefined) await remote.lastYear(beside.workbook, beside.name);
    });
    former.end();
  };
  const ask = async <T>(call: (remote: Remote<Engine>) => Promise<T>): Promise<T | typeof GONE> => {
    const { remote, ready, gone } = post;
    if ((await Promise.race([ready, gone])) === GONE) return GONE;
    return Promise.race([call(remote), gone]);
  };
  const about = async <T>(call: (remote: Remote<Engine>) => Promise<Result<T>>) => {
    const answer = await ask(call);
    return answer === GONE ? fail('cancelled', 'by-user') : answer;
  };
  return {
    async open(workbook, name) {
      path = name;
      post.ready = Promise.resolve();
      await ask((remote) => remote.open(workbook, name));
    },
    async change(changes) {
      await ask((remote) => remote.change(changes));
    },
    check: (choices, onProgress) =>
      about((remote) => remote.check(choices, onProgress && proxy(onProgress))),
    async cancel(isUrgent = false) {
      const answered = post.remote.cancel().then(() => true);
      if (!isUrgent) return void (await Promise.race([answered, post.gone]));
      if (!(await Promise.race([answered, after(patience)]))) replace();
    },
    findings: (revision, from, to) => about((remote) => remote.findings(revision, from, to)),
    rule: (id, choices) => about((remote) => remote.rule(id, choices)),
    school: (revision, id) => about((remote) => remote.school(revision, id)),
    points: (revision, level, indicator) =>
      about((remote) => remote.points(revision, level, indicator)),
    plan: (revision, choices) => about((remote) => remote.plan(revision, choices)),
    fixes: (revision, of) => about((remote) => remote.fixes(revision, of)),
    explain: (revision, findings, reason) =>
      about((remote) => remote.explain(revision, findings, reason)),
    readiness: (revision) => about((remote) => remote.readiness(revision)),
    receipt: (revision) => about((remote) => remote.receipt(revision)),
    writeReceipt: (revision, maker) => about((remote) => remote.writeReceipt(revision, maker)),
    entryRows: (revision) => about((remote) => remote.entryRows(revision)),
    entry: (revision, place) => about((remote) => remote.entry(revision, place)),
    openTables: (revision) => about((remote) => remote.openTables(revision)),
    newRecord: (table, name, language) =>
      about((remote) => remote.newRecord(table, name, language)),
    enter: (place, key, text, language) =>
      about((remote) => remote.enter(place, key, text, language)),
    template: (request) => about((remote) => remote.template(request)),
    async lastYear(workbook, name) {
      beside = { workbook, name };
      await ask((remote) => remote.lastYear(workbook, name));
    },
    keepLastYear: (revision) => about((remote) => remote.keepLastYear(revision)),
    rollOver: (revision) => about((remote) => remote.rollOver(revision)),
    async standards(language) {
      const answer = await ask((remote) => remote.standards(language));
      return answer === GONE ? post.remote.standards(language) : answer;
    },
  };
}

function postOf(worker: Worker): Post {
  const remote = wrap<Engine>(worker);
  let leave: (gone: typeof GONE) => void = () => undefined;
  const gone = new Promise<typeof GONE>((resolve) => {
    leave = resolve;
  });
  const end = () => {
    leave(GONE);
    remote[releaseProxy]();
    worker.terminate();
  };
  return { remote, gone, end, ready: Promise.resolve() };
}

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(false);
    }, milliseconds);
  });
}
