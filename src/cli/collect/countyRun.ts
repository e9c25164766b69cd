import {
  checkCounty,
  collect,
  type Collection,
  type County,
  type MappingProfile,
  type ReadFile,
  readRoster,
  type ReceivedFile,
  type Roster,
  rulePack,
} from '../../app/index';
import { problemText, type Translate } from '../../i18n/index';
import { fail, succeed, type Problem, type Result } from '../../kernel/result';
import { findFiles, type Found } from '../files';
import { progress } from '../progress';
import { readGiven, readQuietly } from '../readInputs';
import type { Asked, CollectFlags } from './collectFlags';
import { openJournal } from './journal';
import { isOurs, writeCounty } from './countyFile';
import type { Pool } from './pool';
import { receiveAll } from './receiveAll';
import { sendBack, type Returned } from './sendBack';

/** One county: its files, and where its table and slips go. */
export interface CountyTask {
  /** What it is called in messages; empty where there is but one. */
  readonly name: string;
  readonly paths: readonly string[];
  readonly out: string;
  readonly slips?: string;
  readonly schools?: string;
  readonly lastYear?: string;
}

export interface Run {
  readonly flags: CollectFlags;
  readonly asked: Asked;
  readonly pool: Pool;
  readonly t: Translate;
  readonly isStopped: () => boolean;
}

export interface CountyOutcome {
  readonly task: CountyTask;
  readonly collection: Collection;
  readonly county: County;
  readonly returned: Returned | null;
  /** Whether the table stands where it was asked for. */
  readonly isWritten: boolean;
  /** Why the table, or slips, could not be written. */
  readonly problems: readonly Problem[];
}

/** Receives the files of one county, puts them together, checks the table and writes what was asked for. */
export async function countyRun(task: CountyTask, run: Run): Promise<Result<CountyOutcome>> {
  const { flags, asked } = run;
  const language = flags.lang;
  const writable = await isOurs(task.out);
  if (!writable.ok) return writable;
  const roster = task.schools === undefined ? succeed(undefined) : await rosterOf(task.schools);
  if (!roster.ok) return roster;
  const found = (await findFiles(task.paths)).filter((one) => isSentIn(one, task));
  if (found.length === 0) return fail('collect-invalid', 'no-files');
  const { profile } = asked.options;
  const lastYear = await readQuietly(task.lastYear, profile);
  const options = {
    ...asked.options,
    ...(asked.year === undefined ? {} : { year: asked.year }),
    ...(roster.value === undefined ? {} : { roster: roster.value }),
    ...(lastYear.length === 0 ? {} : { lastYear }),
  };
  const files = await received(found, task, run, lastYear);
  // A part of the county is no county: what was read is kept, and the next run goes on from there.
  if (run.isStopped()) return fail('cancelled', 'by-user');
  const collection = collect(files, options);
  const beside = await besideOf(files, profile);
  const county = checkCounty(collection, task.out, beside, language);
  // A table of no school would take the place of an earlier one that tells of them.
  const written =
    collection.rows.length === 0
      ? fail('collect-invalid', 'no-schools')
      : await writeCounty(task.out, county, language);
  const returned =
    task.slips === undefined
      ? null
      : await sendBack({ ...task, slips: task.slips }, collection, county, run);
  const problems = [...(written.ok ? [] : [written.problem]), ...(returned?.problems ?? [])];
  return succeed({ task, collection, county, returned, isWritten: written.ok, problems });
}

/** What an earlier run left in the folder was not sent in by anybody. */
function isSentIn({ path }: Found, { out, slips }: CountyTask): boolean {
  return path !== out && (slips === undefined || !path.startsWith(`${slips}/`));
}

async function received(
  found: readonly Found[],
  task: CountyTask,
  { flags, asked, pool, t, isStopped }: Run,
  lastYear: readonly ReadFile[],
): Promise<readonly ReceivedFile[]> {
  const { standard, relief, lang: language } = flags;
  const last = lastYear.map((file) => file.sha256);
  const { profile } = asked.options;
  const head = JSON.stringify({ rules: rulePack(), standard, relief, language, last, profile });
  const journal = openJournal(`${task.out}.received`, head, flags.fresh === true);
  const tell = progress(found.length, t);
  const files = await receiveAll(found, {
    pool,
    journal,
    progress: tell,
    options: asked.options,
    lastYear: task.lastYear,
    language,
    isStopped,
  });
  tell.end();
  return files;
}

async function rosterOf(path: string): Promise<Result<Roster>> {
  return readRoster(await readGiven(path));
}

/** The county's own forms are few, and are read whole: their sums are held against the schools. */
async function besideOf(
  files: readonly ReceivedFile[],
  profile: MappingProfile | undefined,
): Promise<readonly ReadFile[]> {
  const read: ReadFile[] = [];
  for (const { path, tellsOfCounty, schools } of files)
    if (tellsOfCounty && schools.length === 0) read.push(await readGiven(path, undefined, profile));
  return read;
}

/** Problems of a county as they are told on standard error. */
export function tellProblem(name: string, problem: Problem, { flags }: Run): void {
  const where = name === '' ? '' : `${name}: `;
  process.stderr.write(`${where}${problemText(problem, flags.lang)}\n`);
}
