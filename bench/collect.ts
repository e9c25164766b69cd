import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReceivedCounty, receivedCounty } from '../scripts/received';
import { inFolder, inFolderAsync, runCommand } from './command';
import { writeCounty, writeProvince } from './collect/folders';
import { journalCounter, runSampled, type Sample } from './collect/sampled';

const SEED = 20260901;
const FILES = 500;
const COUNTIES = 20;

export interface CollectFigures {
  readonly what: string;
  readonly files: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly unread: number;
}

/** One county of files in every state into its table, beside libraries that do no more than read the sound ones. */
export function benchCollect(): readonly CollectFigures[] {
  const county = receivedCounty({ seed: SEED, files: FILES });
  return inFolder((folder) => [
    collected(county, folder),
    ...['@e965/xlsx', 'exceljs'].map((reader) => peer(reader, county, join(folder, 'sound'))),
  ]);
}

function collected(county: ReceivedCounty, folder: string): CollectFigures {
  const { input, roster } = written(county, folder);
  const out = join(folder, 'county.xlsx');
  const { output, ...took } = runCommand(
    ...['collect', input, '--out', out, '--schools', roster, '--year', '2026', '--json'],
  );
  const { files } = JSON.parse(output) as { files: readonly { status: string }[] };
  const unread = files.filter(({ status }) => status === 'not-checked').length;
  if (files.length !== FILES) throw new Error(`${String(files.length)} files were told of`);
  const { seconds, cpuSeconds, peakMegabytes } = took;
  const perSecond = FILES / seconds;
  const what = 'junheng collect';
  return { what, files: FILES, perSecond, seconds, cpuSeconds, peakMegabytes, unread };
}

function written(county: ReceivedCounty, folder: string) {
  const place = (name: string): string => join(folder, name);
  return writeCounty(county, place('in'), place('schools.xlsx'), place('last-year.xlsx'));
}

/** The files that a sound reader can read, so that no peer is measured by the bombs. */
function peer(reader: string, county: ReceivedCounty, folder: string): CollectFigures {
  const sound = new Set(
    county.truth.files.filter(({ status }) => status === 'checked').map(({ path }) => path),
  );
  for (const { path, bytes } of county.files) {
    if (!sound.has(path)) continue;
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  const child = fileURLToPath(new URL('./collect/peer.ts', import.meta.url));
  const start = performance.now();
  const told = execFileSync(process.execPath, ['--import', 'tsx', child, reader, folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const seconds = (performance.now() - start) / 1000;
  const { files, failed, ...took } = JSON.parse(told) as {
    files: number;
    failed: number;
    cpuSeconds: number;
    peakMegabytes: number;
  };
  const what = `${reader}: reads only`;
  return { what, files, perSecond: files / seconds, seconds, ...took, unread: failed };
}

export interface StoppedFigures {
  readonly files: number;
  /** Files done when it was interrupted, and how long it took to end from then on. */
  readonly stoppedAfter: number;
  readonly endedWithin: number;
  readonly secondsWhole: number;
  readonly secondsContinued: number;
  readonly isSameTable: boolean;
  readonly isSameReport: boolean;
}

/** The same county stopped half way and continued, against one run without a stop. */
export function benchStopped(): Promise<StoppedFigures> {
  return inFolderAsync(async (folder) => {
    const { input, roster } = written(receivedCounty({ seed: SEED, files: FILES }), folder);
    const out = join(folder, 'out/county.xlsx');
    const report = join(folder, 'report.json');
    mkdirSync(dirname(out));
    const args = ['collect', input, '--out', out, '--schools', roster, '--year', '2026', '--json'];
    const whole = await runSampled([...args, '--fresh'], () => 0, report);
    const [table, told] = [readFileSync(out), readFileSync(report)];
    const done = journalCounter(dirname(out));
    writeFileSync(`${out}.received`, '');
    const stopped = await runSampled([...args, '--fresh'], done, report, FILES / 2);
    const at = stopped.samples.find((sample) => sample.done >= FILES / 2);
    if (at === undefined) throw new Error('it ended before it could be stopped');
    const stoppedAfter = done();
    const continued = await runSampled(args, () => 0, report);
    return {
      files: FILES,
      stoppedAfter,
      endedWithin: stopped.seconds - at.seconds,
      secondsWhole: whole.seconds,
      secondsContinued: continued.seconds,
      isSameTable: readFileSync(out).equals(table),
      isSameReport: readFileSync(report).equals(told),
    };
  });
}

export interface ProvinceFigures {
  readonly counties: number;
  readonly files: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** Most memory while the first and the last thousand files were read, and over all. */
  readonly firstThousand: number;
  readonly lastThousand: number;
  readonly peakMegabytes: number;
}

/** Ten thousand files in twenty counties at once: memory must not grow with what is behind. */
export function benchProvince(counties = COUNTIES): Promise<ProvinceFigures> {
  return inFolderAsync(async (folder) => {
    const { input, schools, senders } = writeProvince(folder, SEED, FILES, counties);
    const out = join(folder, 'out');
    mkdirSync(out);
    const args = ['collect', input, '--each-folder', '--out', out, '--schools', schools];
    const run = await runSampled(
      [...args, '--year', '2026', '--json'],
      journalCounter(out),
      join(folder, 'report.json'),
    );
    const { counties: told } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
      counties: readonly { files: readonly object[] }[];
    };
    const files = told.reduce((sum, county) => sum + county.files.length, 0);
    if (files !== senders) throw new Error(`${String(files)} of ${String(senders)} were told of`);
    const most = (from: number, to: number): number =>
      mostMemory(run.samples.filter(({ done }) => done >= from && done <= to));
    return {
      counties,
      files,
      perSecond: files / run.seconds,
      seconds: run.seconds,
      firstThousand: most(0, 1000),
      lastThousand: most(files - 1000, files),
      peakMegabytes: mostMemory(run.samples),
    };
  });
}

function mostMemory(samples: readonly Sample[]): number {
  return samples.reduce((most, { megabytes }) => Math.max(most, megabytes), 0);
}
