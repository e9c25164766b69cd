import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built command. */
export const CLI = join(import.meta.dirname, '../dist/cli/junheng.mjs');

/**
 * Loaded before the command, tells on standard error what it took. The peak that resourceUsage gives begins with the
 * memory of the process that started this one, so Linux is asked for its own figure.
 */
const WITNESS = `
import { readFileSync } from 'node:fs';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  let peak = maxRSS;
  try { peak = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]); } catch {}
  process.stderr.write('\\nwitness ' + JSON.stringify({ peak, cpu: userCPUTime + systemCPUTime }) + '\\n');
})`;

/** What one run of the built command took, the start of Node included. */
export interface CommandFigures {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
  /** Processor time, which a busy machine disturbs less than the clock. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** Runs the built command as a user does, its output going to a file. */
export function runCommand(...args: readonly string[]): CommandFigures {
  return inFolder((folder) => {
    const path = join(folder, 'out');
    const out = openSync(path, 'w');
    const preload = `data:text/javascript,${encodeURIComponent(WITNESS)}`;
    const start = performance.now();
    const run = spawnSync(process.execPath, ['--import', preload, CLI, ...args], {
      stdio: ['ignore', out, 'pipe'],
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const seconds = (performance.now() - start) / 1000;
    closeSync(out);
    const told = /^witness (.*)$/m.exec(run.stderr)?.[1];
    if (told === undefined || run.status === null)
      throw new Error(`the command failed: ${run.stderr}`);
    const { peak, cpu } = JSON.parse(told) as { peak: number; cpu: number };
    const output = readFileSync(path, 'utf8');
    const peakMegabytes = peak / 1024;
    return { code: run.status, output, seconds, cpuSeconds: cpu / 1e6, peakMegabytes };
  });
}

/** A folder that is gone afterwards. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same for work that takes turns with others. */
export async function inFolderAsync<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
