import { join } from 'node:path';
import {
  type Collection,
  type County,
  divisionForm,
  needsReturn,
  type ReturnFacts,
  returnFacts,
  rulePack,
  slipNames,
  slipOf,
  slipSummary,
} from '../../app/index';
import type { Problem } from '../../kernel/result';
import type { NewWorkbook } from '../../sheet/newWorkbook';
import { bytesOf, writeWhole } from './countyFile';
import type { Run } from './countyRun';
import type { Pool } from './pool';

/** What was written to go back to the senders. */
export interface Returned {
  readonly folder: string;
  /** Files that are sent back, with their slips. */
  readonly files: readonly {
    readonly path: string;
    readonly slip: string;
    readonly copy: string | null;
    /** The form in which figures of whole schools are to be divided by level. */
    readonly division: string | null;
  }[];
  readonly problems: readonly Problem[];
}

/** Writes a slip and, where the file could be read, an annotated copy for each file to be sent back, and a summary. */
export async function sendBack(
  { slips: folder, lastYear }: { readonly slips: string; readonly lastYear?: string },
  collection: Collection,
  county: County,
  { flags, pool, t }: Run,
): Promise<Returned> {
  const language = flags.lang;
  const { standard } = collection.options;
  const head = {
    checkedAt: new Date().toISOString().slice(0, 10),
    standard: { title: standard.title[language], documentNumber: standard.documentNumber },
    rules: rulePack(),
  };
  const all = returnFacts(collection, county.further);
  const back = all.filter(needsReturn);
  const names = slipNames(
    back.map(({ file }) => file),
    language,
  );
  const problems: Problem[] = [];
  const write = async (name: string, workbook: NewWorkbook): Promise<void> => {
    const written = await writeWhole(join(folder, name), bytesOf(workbook));
    if (!written.ok) problems.push(written.problem);
  };
  const files = await Promise.all(
    back.map(async (facts) => {
      const { path } = facts.file;
      const name = names.get(path);
      if (name === undefined) throw new Error(`${path} has no slip`);
      const copied = await copyOf(facts, join(folder, name.copy), lastYear, pool);
      if (copied !== null) problems.push(copied);
      const copy = copied === null && hasCopy(facts) ? name.copy : null;
      const form = divisionForm(collection, path, language);
      const division = form === undefined ? null : name.division;
      const slip = slipOf({ ...facts, ...head, copy, division }, language);
      await write(name.slip, slip);
      if (form !== undefined) await write(name.division, form);
      return { path, slip: name.slip, copy, division };
    }),
  );
  const written = new Map(files.map((one) => [one.path, one]));
  const items = all.map((facts) => {
    const own = written.get(facts.file.path);
    return { facts, slip: own?.slip ?? null, copy: own?.copy ?? null };
  });
  await write(`${t('collect:summaryFile')}.xlsx`, slipSummary(items, head, language));
  return { folder, files, problems };
}

/** Only a file in which something was recognised can be marked. */
function hasCopy({ file }: ReturnFacts): boolean {
  return file.status !== 'not-checked';
}

async function copyOf(
  facts: ReturnFacts,
  target: string,
  lastYear: string | undefined,
  pool: Pool,
): Promise<Problem | null> {
  if (!hasCopy(facts)) return null;
  const { path } = facts.file;
  const answer = await pool.run({ kind: 'return', path, target, lastYear, further: facts.further });
  if (answer?.kind === 'returned') return answer.problem;
  return { kind: 'file-damaged', reason: 'reader-stopped', params: { path } };
}
