import type { FormId } from '../../forms/types';
import type { Origin, ReceivedSchool, ReceivedValue, SettledValue, Settling } from './types';

/** One school at one level, as one file has it. */
export interface Account {
  readonly path: string;
  /** When the workbook itself says that it was saved; null where it does not. */
  readonly saved: string | null;
  readonly school: ReceivedSchool;
}

/** What the school fills in itself comes before ledgers that others keep, and these before statistics. */
const FORMS: readonly FormId[] = ['school-sheet', 'school-ledger', 'statistics'];

/** Accounts of one school and level, settled: values with their origin, and the accounts that count for nothing. */
export interface Settled {
  readonly values: Readonly<Record<string, SettledValue>>;
  /** Paths, the one that counts most first. */
  readonly paths: readonly string[];
  readonly setAside: readonly { readonly path: string; readonly why: 'same' | 'older' }[];
}

interface Ranked extends Account {
  readonly rank: number;
  readonly why?: 'same' | 'older';
}

/**
 * Settles what several files say of one school by a stated rule: the file that the user chose; else the form that
 * comes first; of the same form, the workbook saved last. Where nothing of this tells, values that differ stay open.
 */
export function settle(accounts: readonly Account[], chosen: string | undefined): Settled {
  const ranked = rankAccounts(accounts, chosen);
  const counting = ranked.filter(({ why }) => why === undefined);
  const keys = [...new Set(ranked.flatMap(({ school }) => Object.keys(school.values)))];
  const aside = ranked.filter(({ why }) => why !== undefined);
  return {
    values: Object.fromEntries(
      keys.map((key) => [key, settleValue(key, counting, aside, chosen)] as const),
    ),
    paths: ranked.map(({ path }) => path),
    setAside: aside.map(({ path, why = 'same' }) => ({ path, why })),
  };
}

function rankAccounts(accounts: readonly Account[], chosen: string | undefined): readonly Ranked[] {
  const ranked = accounts.map((account): Ranked => {
    const rank = account.path === chosen ? -1 : FORMS.indexOf(account.school.form);
    return { ...account, rank };
  });
  const ordered = [...ranked].sort(
    (a, b) =>
      a.rank - b.rank || (b.saved ?? '').localeCompare(a.saved ?? '') || (a.path < b.path ? -1 : 1),
  );
  return ordered.map((account, at) => {
    const before = ordered.slice(0, at).filter(({ school }) => school.form === account.school.form);
    if (before.some((one) => saysTheSame(one.school, account.school)))
      return { ...account, why: 'same' };
    const isOvertaken = before.some((one) => one.rank === -1 || isNewer(one, account));
    return isOvertaken ? { ...account, why: 'older' } : account;
  });
}

/** Only what workbooks say of themselves is compared: the file system's date is often that of a copy. */
function isNewer(one: Account, other: Account): boolean {
  return one.saved !== null && other.saved !== null && one.saved > other.saved;
}

function saysTheSame(one: ReceivedSchool, other: ReceivedSchool): boolean {
  const keys = new Set([...Object.keys(one.values), ...Object.keys(other.values)]);
  return [...keys].every((key) => one.values[key]?.value === other.values[key]?.value);
}

interface Said {
  readonly account: Ranked;
  readonly value: ReceivedValue;
}

function settleValue(
  key: string,
  counting: readonly Ranked[],
  aside: readonly Ranked[],
  chosen: string | undefined,
): SettledValue {
  const said = counting.flatMap((account) => saidOf(account, key));
  const told = said.filter(({ value }) => isTold(value));
  const [first] = told.length > 0 ? told : said;
  const older = aside.flatMap((account) => saidOf(account, key));
  if (first === undefined) return open(older);
  const whole = wholeOf(said);
  const differing = told.filter(({ value }) => value.value !== first.value.value);
  const overtaken = older.filter(({ value }) => isTold(value) && value.value !== first.value.value);
  const isTied = differing.some(({ account }) => account.rank === first.account.rank);
  if (isTied) return open([...told, ...overtaken]);
  const byChoice = first.account.path === chosen;
  const isRepeated =
    told.length > 1 || older.some(({ value }) => value.value === first.value.value);
  let settling: Settling = isRepeated ? 'same' : 'only';
  if (overtaken.length > 0) settling = byChoice ? 'chosen' : 'newer';
  if (differing.length > 0) settling = byChoice ? 'chosen' : 'form';
  if (told.length === 0 && whole !== undefined) settling = 'undivided';
  const { state, value } = first.value;
  const others = [...differing, ...overtaken].map(other);
  return { state, value, settling, origin: originOf(first), others, ...(whole && { whole }) };
}

/** What a form that is asked once for the school says of it. */
function wholeOf(said: readonly Said[]): SettledValue['whole'] {
  return said.flatMap((one) => {
    const { whole } = one.value;
    return whole === undefined ? [] : [{ value: whole, origin: originOf(one) }];
  })[0];
}

function saidOf(account: Ranked, key: string): readonly Said[] {
  const value = account.school.values[key];
  return value === undefined ? [] : [{ account, value }];
}

/** Blank says nothing, nor does what a form cannot tell by level because it asks once for the whole school. */
function isTold({ value }: ReceivedValue): boolean {
  return value !== null;
}

function open(said: readonly Said[]): SettledValue {
  return { state: 'blank', value: null, settling: 'open', origin: null, others: said.map(other) };
}

function other(said: Said): SettledValue['others'][number] {
  return { origin: originOf(said), value: said.value.value };
}

function originOf({ account, value }: Said): Origin {
  return { path: account.path, sheet: value.sheet, cell: value.cell };
}
