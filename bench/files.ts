import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbook } from '../scripts/examples';
import { bySchool, schoolSheet } from '../scripts/examples/schoolSheet';
import { ledgerRows } from '../scripts/examples/truth';
import { inFolder, runCommand } from './command';

const FILES = 500;

/** One `check` over 500 schools' files with the built command, the start of Node included. */
export interface FilesFigures {
  readonly files: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** Measures the whole command on files of schools; with `annotate` it writes the annotated copies too. */
export function benchFiles(annotate = false): FilesFigures {
  return inFolder((folder) => {
    const input = join(folder, 'in');
    writeSchools(input);
    const extra = annotate ? ['--annotate', join(folder, 'out')] : [];
    const run = runCommand('check', input, '--json', ...extra);
    const { files } = JSON.parse(run.output) as { files: { status: string }[] };
    const checked = files.filter(({ status }) => status === 'checked').length;
    if (checked !== FILES) throw new Error(`only ${String(checked)} files were checked`);
    const { seconds, cpuSeconds, peakMegabytes } = run;
    return { files: FILES, perSecond: FILES / seconds, seconds, cpuSeconds, peakMegabytes };
  });
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
