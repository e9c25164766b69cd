import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Report } from '../../src/app';

const CLI = join(__dirname, '../../dist/cli/junheng.mjs');

export const EXAMPLES = join(__dirname, '../../examples');

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user would. */
export function junheng(...args: string[]): Answer {
  const run = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

export function reportOf(answer: Answer): Report {
  return JSON.parse(answer.out) as Report;
}

const folders: string[] = [];

/** A folder of the test's own, removed when its file is done. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-test-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
