import { proxy, releaseProxy, wrap } from 'comlink';
import type { Engine } from '../app/live/engine';

/** The engine of a worker as the page calls it; `terminate` ends the worker, whatever it is doing. */
export function engineInWorker(worker: Worker): Engine & { terminate(): void } {
  const remote = wrap<Engine>(worker);
  return {
    open: (workbook, path) => remote.open(workbook, path),
    change: (changes) => remote.change(changes),
    check: (choices, onProgress) =>
      remote.check(choices, onProgress === undefined ? undefined : proxy(onProgress)),
    cancel: () => remote.cancel(),
    findings: (revision, from, to) => remote.findings(revision, from, to),
    rule: (id, choices) => remote.rule(id, choices),
    school: (revision, id) => remote.school(revision, id),
    points: (revision, level, indicator) => remote.points(revision, level, indicator),
    plan: (revision, choices) => remote.plan(revision, choices),
    fixes: (revision, of) => remote.fixes(revision, of),
    explain: (revision, findings, reason) => remote.explain(revision, findings, reason),
    standards: (language) => remote.standards(language),
    terminate() {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
