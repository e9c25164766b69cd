import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { collectReport, reportParts } from '../../app/index';
import { problemText, translator } from '../../i18n/index';
import { fail } from '../../kernel/result';
import { Exit } from '../exit';
import { print, writeAll } from '../output';
import { reportChunks } from '../reportChunks';
import { collectText } from '../text/collectText';
import { askedBy, type CollectFlags } from './collectFlags';
import { type CountyOutcome, countyRun, type CountyTask, type Run, tellProblem } from './countyRun';
import { fileWorker } from './fileWorker';
import { letGo } from './letGo';
import { workerPool } from './pool';

/** Receives files and folders, puts them together and reports. Returns the exit code of the contract. */
export async function collectCommand(
  paths: readonly string[],
  flags: CollectFlags,
): Promise<number> {
  const asked = await askedBy(flags);
  const tasks = await tasksOf(paths, flags);
  if (!asked.ok || tasks.length === 0) {
    const { problem } = asked.ok ? fail('collect-invalid', 'no-folders') : asked;
    process.stderr.write(`${problemText(problem, flags.lang)}\n`);
    return Exit.USAGE;
  }
  const { standard, relief: reliefs, lang: language } = flags;
  let isStopped = false;
  const { jobs, options } = asked.value;
  const { profile } = options;
  const pool = workerPool(jobs, () => fileWorker({ standard, reliefs, language, profile }));
  const stop = (): void => {
    isStopped = true;
    pool.drop();
  };
  process.once('SIGINT', stop);
  const t = translator(language);
  const run: Run = { flags, asked: asked.value, pool, t, isStopped: () => isStopped };
  try {
    const code = await runAll(tasks, run);
    return isStopped ? Exit.NOT_CHECKED : code;
  } finally {
    process.off('SIGINT', stop);
    await pool.close();
  }
}

/** One county, or one for each folder in the folders named, by name. */
async function tasksOf(
  paths: readonly string[],
  { out, slips, schools, lastYear, eachFolder }: CollectFlags,
): Promise<readonly CountyTask[]> {
  const given = (path: string | undefined, key: string) =>
    path === undefined ? {} : { [key]: path };
  if (eachFolder !== true)
    return [
      {
        name: '',
        paths,
        out,
        ...given(slips, 'slips'),
        ...given(schools, 'schools'),
        ...given(lastYear, 'lastYear'),
      },
    ];
  const folders = await Promise.all(paths.map(foldersIn));
  return folders.flat().map(({ name, path }) => ({
    name,
    paths: [path],
    out: join(out, `${name}.xlsx`),
    ...given(slips && join(slips, name), 'slips'),
    ...given(schools && join(schools, `${name}.xlsx`), 'schools'),
    ...given(lastYear && join(lastYear, `${name}.xlsx`), 'lastYear'),
  }));
}

async function foldersIn(path: string): Promise<readonly { name: string; path: string }[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => ({ name, path: join(path, name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** County after county, each told and forgotten before the next: memory follows the largest, not the sum. */
async function runAll(tasks: readonly CountyTask[], run: Run): Promise<number> {
  const { flags } = run;
  const isMany = flags.eachFolder === true;
  let code: number = Exit.CLEAN;
  let before = isMany ? '{"counties":[' : '';
  for (const task of tasks) {
    if (run.isStopped()) break;
    if (isMany) letGo();
    const done = await countyRun(task, run);
    if (!done.ok) {
      tellProblem(task.name, done.problem, run);
      code = Math.max(code, Exit.NOT_CHECKED);
      continue;
    }
    for (const problem of done.value.problems) tellProblem(task.name, problem, run);
    code = Math.max(code, codeOf(done.value));
    if (flags.json === true) {
      writeAll(
        before === '' ? jsonOf(done.value, run) : withBefore(before, jsonOf(done.value, run)),
      );
      before = isMany ? ',' : '';
    } else {
      print(collectText(done.value, flags.lang).join('\n'));
    }
  }
  if (flags.json === true && isMany) print(before === ',' ? ']}' : `${before}]}`);
  return code;
}

function* withBefore(before: string, pieces: Iterable<string>): Iterable<string> {
  yield before;
  yield* pieces;
}

/** What was received, then the report of the county table as `check --json` gives it. */
function* jsonOf(
  { task, collection, county, returned, isWritten }: CountyOutcome,
  { flags }: Run,
): Iterable<string> {
  const language = flags.lang;
  const head = {
    ...(task.name === '' ? {} : { name: task.name }),
    ...collectReport(collection, language),
    out: isWritten ? task.out : null,
    slips: returned && { folder: returned.folder, files: returned.files },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"county":`;
  yield* reportChunks(reportParts(county.check, language));
  yield '}\n';
}

function codeOf({ collection, county, problems }: CountyOutcome): number {
  const { files, remarks } = collection;
  const unread = files.some(
    ({ path, status }) =>
      status !== 'checked' && !(remarks.get(path) ?? []).some(({ kind }) => kind === 'same-file'),
  );
  if (unread || problems.length > 0) return Exit.NOT_CHECKED;
  const isWrong =
    files.some(({ counts, receipt }) => counts.error > 0 || receipt === 'forged') ||
    county.check.outcome.counts.error > 0;
  return isWrong ? Exit.ERRORS : Exit.CLEAN;
}
