import { access } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fail, succeed, type Result } from '../../kernel/result';
import { findStandard } from '../../standard/index';
import type { Language } from '../../i18n/index';
import type { CheckOptions } from '../../app/index';
import { profileIn } from '../profile';

export interface CollectFlags {
  readonly out: string;
  readonly standard: string;
  readonly relief: readonly string[];
  readonly json?: boolean;
  readonly schools?: string;
  readonly year?: string;
  readonly lastYear?: string;
  readonly slips?: string;
  readonly profile?: string;
  readonly eachFolder?: boolean;
  readonly jobs?: string;
  readonly fresh?: boolean;
  readonly lang: Language;
}

/** More workers than this wait for the disk. */
const MOST_JOBS = 8;

/** What the flags come to, or what is wrong with them. */
export interface Asked {
  readonly options: CheckOptions;
  readonly year?: number;
  readonly jobs: number;
}

export async function askedBy(flags: CollectFlags): Promise<Result<Asked>> {
  const { out, standard: id, relief, year, jobs, eachFolder, schools, lastYear } = flags;
  const standard = findStandard(id);
  if (!standard.ok) return standard;
  const known = standard.value.reliefs.map((one) => one.id);
  const unknown = relief.find((one) => !known.includes(one));
  if (unknown !== undefined)
    return fail('standard-invalid', 'unknown-relief', { id: unknown, known: known.join(', ') });
  if (year !== undefined && !/^20\d{2}$/.test(year))
    return fail('template-invalid', 'year', { year });
  if (jobs !== undefined && !/^[1-9]\d?$/.test(jobs))
    return fail('collect-invalid', 'jobs', { jobs });
  if (eachFolder !== true && !/\.xlsx$/i.test(out))
    return fail('template-invalid', 'not-xlsx', { path: out });
  for (const path of [schools, lastYear]) {
    if (path !== undefined && !(await isThere(path)))
      return fail('collect-invalid', 'not-there', { path });
  }
  const profile = flags.profile === undefined ? undefined : await profileIn(flags.profile);
  if (profile !== undefined && !profile.ok) return profile;
  const mapped = profile === undefined ? {} : { profile: profile.value };
  return succeed({
    options: { standard: standard.value, reliefs: relief, ...mapped },
    jobs: jobs === undefined ? Math.min(availableParallelism(), MOST_JOBS) : Number(jobs),
    ...(year === undefined ? {} : { year: Number(year) }),
  });
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
