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
  const args = [CLI, 'check', path, '--standard', standard, '--json', '--annotate', annotate];
  if (reliefs.length > 0) args.push('--relief', ...reliefs);
  try {
    return parse(
      execFileSync(process.execPath, args, {
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 1 << 30,
      }),
    );
  } catch (error) {
    // Exit code 1 or 2 is an answer about the data.
    if (error instanceof Error && 'stdout' in error && Buffer.isBuffer(error.stdout))
      return parse(error.stdout);
    throw error;
  }
}

function parse(bytes: Buffer): Report {
  return JSON.parse(bytes.toString('utf8')) as Report;
}
