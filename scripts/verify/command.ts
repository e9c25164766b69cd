import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Report } from '../../src/app';

const CLI = join(import.meta.dirname, '../../dist/cli/junheng.mjs');

/** Runs the built command on one file: its report, and an annotated copy in the folder. */
export function check(
  path: string,
  { standard, reliefs = [] }: { readonly standard: string; readonly reliefs?: readonly string[] },
  annotate: string,
): Report {
  const args = ['check', path, '--standard', standard, '--json', '--annotate', annotate];
  if (reliefs.length > 0) args.push('--relief', ...reliefs);
  return JSON.parse(junheng(...args)) as Report;
}

/** Runs the built command and gives what it prints. */
export function junheng(...args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [CLI, ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
  } catch (error) {
    // Exit code 1 or 2 is an answer about the data.
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string')
      return error.stdout;
    throw error;
  }
}
