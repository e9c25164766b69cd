import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { CLI } from '../command';

/** Memory of the command while it worked, and how many files it had done by then. */
export interface Sample {
  readonly seconds: number;
  readonly megabytes: number;
  readonly done: number;
}

export interface SampledRun {
  readonly code: number | null;
  readonly seconds: number;
  readonly samples: readonly Sample[];
}

const EVERY = 100;

/**
 * Runs the built command and looks at it ten times a second. `done` counts the files that it has written into its
 * journals; once there are `stopAfter`, it is interrupted as by Ctrl+C.
 */
export async function runSampled(
  args: readonly string[],
  done: () => number,
  stdout: string,
  stopAfter = Infinity,
): Promise<SampledRun> {
  const out = openSync(stdout, 'w');
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', out, 'ignore'] });
  const samples: Sample[] = [];
  let isStopped = false;
  const timer = setInterval(() => {
    const megabytes = memoryOf(child);
    if (megabytes === undefined) return;
    const sample = { seconds: (performance.now() - start) / 1000, megabytes, done: done() };
    samples.push(sample);
    if (sample.done < stopAfter || isStopped) return;
    isStopped = true;
    child.kill('SIGINT');
  }, EVERY);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(timer);
  closeSync(out);
  return { code, seconds: (performance.now() - start) / 1000, samples };
}

/** Resident memory as Linux tells it; undefined elsewhere, or once the process has ended. */
function memoryOf({ pid }: ChildProcess): number | undefined {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const kilobytes = /VmRSS:\s*(\d+)/.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/** Counts the lines of the journals below a folder, each byte read once; the first line of each is its head. */
export function journalCounter(folder: string): () => number {
  const read = new Map<string, { at: number; lines: number }>();
  const buffer = Buffer.alloc(1 << 20);
  return () => {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    for (const name of names.filter((one) => one.endsWith('.received'))) {
      const path = join(folder, name);
      const state = read.get(path) ?? { at: 0, lines: 0 };
      // A journal that was begun anew is counted anew.
      if (statSync(path).size < state.at) Object.assign(state, { at: 0, lines: 0 });
      read.set(path, state);
      const file = openSync(path, 'r');
      for (;;) {
        const length = readSync(file, buffer, 0, buffer.length, state.at);
        if (length === 0) break;
        for (let i = 0; i < length; i++) if (buffer[i] === 10) state.lines++;
        state.at += length;
      }
      closeSync(file);
    }
    return [...read.values()].reduce((sum, { lines }) => sum + Math.max(0, lines - 1), 0);
  };
}
