import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workbook } from '../scripts/examples';
import { bySchool, schoolSheet } from '../scripts/examples/schoolSheet';
import { ledgerRows } from '../scripts/examples/truth';

const CLI = join(import.meta.dirname, '../dist/cli/junheng.mjs');
const FILES = 500;

/** One `check` over 500 schools' files with the built command, the start of Node included. */
export interface FilesFigures {
  readonly files: number;
  readonly perSecond: number;
  readonly peakMegabytes: number;
}

/** Measures the whole command on files of schools; with `annotate` it writes the annotated copies too. */
export function benchFiles(annotate = false): FilesFigures {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-bench-'));
  try {
    writeSchools(join(folder, 'in'));
    const extra = annotate ? ['--annotate', join(folder, 'out')] : [];
    const program = `process.argv.splice(1, 1); process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n')); await import(${JSON.stringify(CLI)});`;
    const start = performance.now();
    const run = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        program,
        '--',
        'junheng',
        'junheng',
        'check',
        join(folder, 'in'),
        '--json',
        ...extra,
      ],
      { encoding: 'utf8', maxBuffer: 1 << 30 },
    );
    const seconds = (performance.now() - start) / 1000;
    const peak = Number(/peak (\d+)/.exec(run.stderr)?.[1] ?? 0);
    return { files: FILES, perSecond: FILES / seconds, peakMegabytes: peak / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Schools of as many invented counties as it takes, each with its own code. */
function writeSchools(folder: string): void {
  mkdirSync(folder, { recursive: true });
  let written = 0;
  for (let county = 0; written < FILES; county++) {
    for (const school of bySchool(ledgerRows(20260901 + county))) {
      if (written === FILES) return;
      const code = { school_code: `2133${String(written).padStart(6, '0')}` };
      const { primary, junior } = school;
      const own = {
        primary: primary && { ...primary, ...code },
        junior: junior && { ...junior, ...code },
      };
      writeFileSync(
        join(folder, `${String(written).padStart(4, '0')}.xlsx`),
        workbook([schoolSheet(own)]),
      );
      written += 1;
    }
  }
}
