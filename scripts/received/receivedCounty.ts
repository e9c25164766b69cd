import { createHash } from 'node:crypto';
import { lastYearWorkbook, rosterWorkbook } from './lists';
import { type InventedSchool, inventedSchools } from './schools';
import { type Sender, type Sent, sound } from './sending';
import { countyRows } from './settling';
import { type Sending, type Share, SHARES, template } from './states';
import type {
  CountyRequest,
  FileState,
  FileTruth,
  ListedSchool,
  ReceivedCounty,
  TrueStanding,
} from './types';
import { LITTER } from './unreadable';

/** One school in so many on the list sends nothing. */
const ABSENT = 33;
const JUMPS = 3;

/**
 * Files of an invented county in every state in which a bureau receives them, and the truth of it: what must become of
 * each file, and the county table with the cell that each value must come from. The same request gives the same bytes.
 */
export function receivedCounty({ seed, files, year = 2026 }: CountyRequest): ReceivedCounty {
  const sender: Sender = { seed, year };
  const pool = schoolPool(seed, files);
  const sendings = allSendings(sender, files, pool.next);
  const sent = sendings.flatMap((sending) => sending.files);
  const absent = Array.from({ length: Math.ceil(files / ABSENT) }, pool.next);
  const truths = withCopies(sent);
  const listed = [
    ...sendings.filter(({ isListed = true }) => isListed).flatMap(({ schools }) => schools),
    ...absent,
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
  const roster = listed.map(({ code, name, type }): ListedSchool => ({ code, name, type }));
  const rows = countyRows(truths);
  const told = new Set(rows.map(({ code }) => code));
  const jumps = jumpsAmong(truths);
  const litter = LITTER.map(([name, bytes]) => ({ path: `青溪镇/${name}`, bytes }));
  return {
    files: [...sent.map(({ bytes, truth }) => ({ path: truth.path, bytes })), ...litter],
    truth: {
      year,
      files: [
        ...truths,
        ...litter.map(({ path }) => ({ ...sound(path, 'litter'), status: 'ignored' as const })),
      ],
      rows,
      roster,
      missing: roster.filter(({ code }) => !told.has(code)),
      standings: standingsOf(truths, roster),
      jumps,
    },
    roster: rosterWorkbook(roster),
    lastYear: lastYearWorkbook(listed, jumps, seed),
  };
}

/** Schools in the order of their codes; the special school stands in ledgers only, as no long form fits it. */
function schoolPool(seed: number, files: number): { readonly next: () => InventedSchool } {
  const schools = inventedSchools(seed, files * 2).filter(({ type }) => type !== '514');
  let at = 0;
  return {
    next: () => {
      const school = schools[at++];
      if (school === undefined) throw new Error('not enough schools');
      return school;
    },
  };
}

/** States take turns, so that neighbours arrive in different ones; clean forms fill up what is left. */
function allSendings(
  sender: Sender,
  files: number,
  next: () => InventedSchool,
): readonly Sending[] {
  const sendings: Sending[] = [];
  const counts = SHARES.map((share) => ({ share, count: countOf(share, files) }));
  const rounds = Math.max(...counts.map(({ count }) => count));
  for (let turn = 0; turn < rounds; turn++) {
    for (const { share, count } of counts) {
      if (turn < count) sendings.push(share.send(sender, next, turn));
    }
  }
  const made = sendings.reduce((sum, sending) => sum + sending.files.length, 0);
  if (made > files) throw new Error(`${String(made)} files are needed for every state to occur`);
  for (let at = made; at < files; at++) sendings.push(template(sender, next));
  return sendings;
}

function countOf({ share = 0, least = 1, exactly }: Share, files: number): number {
  return exactly ?? Math.max(least, Math.round(share * files));
}

/** Of files with the same bytes the first by its path counts; the others are its copies. */
function withCopies(sent: readonly Sent[]): readonly FileTruth[] {
  const first = new Map<string, string>();
  const byPath = [...sent].sort((a, b) => (a.truth.path < b.truth.path ? -1 : 1));
  return byPath.map(({ bytes, truth }): FileTruth => {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const path = first.get(hash);
    if (path === undefined) {
      first.set(hash, truth.path);
      return truth;
    }
    const setAside = truth.rows.length > 0 ? 'same' : truth.setAside;
    return { ...truth, setAside, remarks: [{ kind: 'same-file', path }, ...truth.remarks] };
  });
}

const STANDING: Readonly<Partial<Record<FileState, TrueStanding['kind']>>> = {
  'code-typo': 'other-code',
  'code-typo-again': 'other-code',
  'name-typo': 'other-name',
  'shared-code': 'other-name',
  unlisted: 'unknown',
};

/** Each school that a file tells of that counts, once. */
function standingsOf(
  files: readonly FileTruth[],
  roster: readonly ListedSchool[],
): readonly TrueStanding[] {
  const standings = new Map<string, TrueStanding>();
  for (const { state, rows, setAside } of files) {
    if (setAside !== null) continue;
    for (const { code, name } of rows) {
      const kind = STANDING[state] ?? 'expected';
      const meant = roster.find((one) =>
        kind === 'other-code' ? one.name === name : one.code === code,
      );
      const key = state === 'shared-code' ? `${code} ${name}` : code;
      standings.set(key, { code, name, kind, meant: meant ?? null });
    }
  }
  return [...standings.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Schools that grew beyond belief since last year: some of those whose form is clean. */
function jumpsAmong(files: readonly FileTruth[]): readonly string[] {
  return files
    .filter(({ state, rows }) => state === 'template' && rows[0]?.type === '211')
    .flatMap(({ rows }) => rows[0]?.code ?? [])
    .slice(0, JUMPS);
}
