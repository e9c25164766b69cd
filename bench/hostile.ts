import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTILE } from '../test/support/hostile';
import { inFolder, runCommand } from './command';

/** What became of one broken or hostile file, and what that took; the bars are 2 seconds and 300 MB. */
export interface HostileFigures {
  readonly file: string;
  readonly outcome: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** Sends every hostile file of the tests through the built command, each in a process of its own. */
export function benchHostile(): readonly HostileFigures[] {
  return inFolder((folder) =>
    HOSTILE.map(({ name, build }) => {
      const path = join(folder, `${name}.xlsx`);
      writeFileSync(path, build());
      const { output, seconds, cpuSeconds, peakMegabytes } = runCommand('check', path, '--json');
      const { files } = JSON.parse(output) as {
        files: { status: string; problem: { kind: string; reason: string } | null }[];
      };
      const problem = files[0]?.problem;
      const outcome = problem ? `${problem.kind} ${problem.reason}` : String(files[0]?.status);
      return { file: name, outcome, seconds, cpuSeconds, peakMegabytes };
    }),
  );
}
