import { stat } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type CheckOptions, receive } from '../../app/index';
import { findStandard } from '../../standard/index';
import { readBytes, sha256 } from '../files';
import { readGiven, readQuietly } from '../readInputs';
import { returnCopy } from './returnCopy';
import type { Answer, Task, WorkerOptions } from './tasks';

const given = workerData as WorkerOptions;

/** Last year is the same for all files of a county, and is read once by each worker. */
let latest:
  { readonly path: string | undefined; readonly options: Promise<CheckOptions> } | undefined;

function optionsFor(path: string | undefined): Promise<CheckOptions> {
  if (latest?.path !== path || latest === undefined) latest = { path, options: readOptions(path) };
  return latest.options;
}

async function readOptions(path: string | undefined): Promise<CheckOptions> {
  const standard = findStandard(given.standard);
  if (!standard.ok) throw new Error(given.standard);
  const { reliefs, profile } = given;
  const known = profile === undefined ? {} : { profile };
  const chosen = { standard: standard.value, reliefs, ...known };
  if (path === undefined) return chosen;
  return { ...chosen, lastYear: await readQuietly(path, profile) };
}

async function answer(task: Task): Promise<Answer> {
  const options = await optionsFor(task.lastYear);
  const { language } = given;
  if (task.kind === 'return')
    return { kind: 'returned', problem: await returnCopy(task, options, language) };
  const { path, known } = task;
  const bytes = await readBytes(path);
  if (bytes.ok && known === sha256(bytes.value)) return { kind: 'received', file: null };
  const file = await readGiven(path, bytes, given.profile);
  const time = await stat(path).catch(() => undefined);
  const { received } = receive(file, options, language, time?.mtime.toISOString());
  return { kind: 'received', file: received };
}

// One task at a time, in the order in which they come.
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (task: Task) => {
  last = last.then(async () => {
    parentPort?.postMessage(await answer(task));
  });
});
