import type {
  FileRemark,
  Origin,
  ReceivedFinding,
  ReceivedStanding,
} from '../../src/app/collect/types';
import type { CountyTruth, FileTruth, ListedSchool, TrueRow } from './types';

/** What a run tells of a file, whether from the core or from its JSON; paths as the generator gave them. */
export interface ToldFile {
  readonly path: string;
  readonly status: string;
  readonly problem: { readonly kind: string; readonly reason: string } | null;
  readonly remarks: readonly FileRemark[];
  readonly year: number | null;
  readonly saved: { readonly at: string; readonly by: string } | null;
  readonly findings: readonly Pick<ReceivedFinding, 'rule' | 'tier' | 'cell' | 'message'>[];
}

/** A row of the county table as a run tells it. */
export interface ToldRow {
  readonly code: string;
  readonly name: string;
  readonly level: string | null;
  readonly values: Readonly<Record<string, ToldValue>>;
}

export interface ToldValue {
  readonly value: string | number | null;
  readonly origin: Origin | null;
}

/** Where a run says anything else of the files than what is true; empty where every one is accounted for. */
export function filesAstray(told: readonly ToldFile[], truth: CountyTruth): string[] {
  const byPath = new Map(told.map((file) => [file.path, file]));
  const known = new Set(truth.files.map(({ path }) => path));
  return [
    ...told.filter(({ path }) => !known.has(path)).map(({ path }) => `${path}: nobody sent it`),
    ...truth.files.flatMap((file) => {
      const own = byPath.get(file.path);
      const isListed = file.status !== 'ignored';
      if (own === undefined) return isListed ? [`${file.path}: not accounted for`] : [];
      if (!isListed) return [`${file.path}: listed, though nobody sent it`];
      return fileAstray(own, file).map((what) => `${file.path} (${file.state}): ${what}`);
    }),
  ];
}

function fileAstray(told: ToldFile, file: FileTruth): string[] {
  const { problem } = told;
  const astray: string[] = [];
  const expect = (what: string, got: unknown, wanted: unknown): void => {
    const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
    if (a !== b) astray.push(`${what} ${a}, not ${b}`);
  };
  expect('status', told.status, file.status);
  expect('problem', problem?.kind ?? null, file.problem?.kind ?? null);
  if (typeof file.problem?.reason === 'string')
    expect('reason', problem?.reason, file.problem.reason);
  expect('remarks', told.remarks.map(plainRemark), file.remarks.map(plainRemark));
  if (file.status === 'not-checked') return astray;
  expect('year', told.year, file.year);
  expect('saved', told.saved?.by === 'workbook' ? told.saved.at : null, file.saved);
  const found = new Set(told.findings.map(({ rule }) => rule));
  for (const rule of file.rules) if (!found.has(rule)) astray.push(`${rule} finds nothing`);
  const errors = file.isClean ? told.findings.filter(({ tier }) => tier === 'error') : [];
  return [...astray, ...errors.map(({ rule, cell, message }) => `${rule} ${cell} ${message}`)];
}

/** Without the words that a report adds, in one order. */
function plainRemark(remark: FileRemark): unknown {
  return Object.entries(remark)
    .filter(([key]) => key !== 'message')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Where the county table has another value, or one of another cell, than what is true. */
export function rowsAstray(told: readonly ToldRow[], truth: CountyTruth): string[] {
  const byKey = new Map(told.map((row) => [keyOf(row), row]));
  const known = new Set(truth.rows.map(keyOf));
  return [
    ...told.filter((row) => !known.has(keyOf(row))).map((row) => `${keyOf(row)}: no such school`),
    ...(byKey.size === told.length ? [] : ['a school and level has several rows']),
    ...truth.rows.flatMap((row) => {
      const own = byKey.get(keyOf(row));
      if (own === undefined) return [`${keyOf(row)}: has no row`];
      return rowAstray(own, row).map((what) => `${keyOf(row)} ${row.name}: ${what}`);
    }),
  ];
}

/** Concluded by each form in its own way, and part of the key already. */
const KEYS = new Set(['level']);

function rowAstray({ values }: ToldRow, row: TrueRow): string[] {
  const true_ = Object.entries(row.values).flatMap(([field, wanted]) => {
    const got = values[field];
    if (got?.value !== wanted.value)
      return [`${field} ${String(got?.value)}, not ${String(wanted.value)} of ${wanted.path}`];
    const { origin } = got;
    const isThere =
      origin?.path === wanted.path &&
      (wanted.cell === null || (origin.sheet === wanted.sheet && origin.cell === wanted.cell));
    return isThere ? [] : [`${field} of ${JSON.stringify(origin)}, not ${JSON.stringify(wanted)}`];
  });
  const untrue = Object.entries(values)
    .filter(([field, { value }]) => !KEYS.has(field) && !(field in row.values) && value !== null)
    .map(([field, { value }]) => `${field} ${String(value)}, which nobody tells`);
  return [...true_, ...untrue];
}

/** Two schools may have been sent under one code. */
function keyOf({ code, name, level }: Pick<ToldRow, 'code' | 'name' | 'level'>): string {
  return `${code} ${name} ${String(level)}`;
}

/** Where it is told otherwise who has sent what: against the list, what is missing, which file counts. */
export function schoolsAstray(
  schools: readonly ReceivedStanding[],
  missing: readonly ListedSchool[],
  truth: CountyTruth,
): string[] {
  const astray: string[] = [];
  const codes = (list: readonly ListedSchool[]): string =>
    list
      .map(({ code }) => code)
      .sort()
      .join(' ');
  if (codes(missing) !== codes(truth.missing))
    astray.push(`missing ${codes(missing)}, not ${codes(truth.missing)}`);
  if (schools.length !== truth.standings.length)
    astray.push(`${String(schools.length)} schools, not ${String(truth.standings.length)}`);
  const byKey = new Map(schools.map((school) => [`${school.code} ${school.name}`, school]));
  for (const { code, name, kind, meant } of truth.standings) {
    const own = byKey.get(`${code} ${name}`);
    const { standing } = own ?? {};
    if (standing?.kind !== kind) {
      astray.push(`${code} ${name} ${kind}: ${JSON.stringify(own)}`);
    } else if ('listed' in standing && standing.listed.code !== meant?.code) {
      astray.push(`${code} is taken for ${standing.listed.code}`);
    }
  }
  return [...astray, ...asideAstray(schools, truth)];
}

/** Of the files of a school the ones that count for nothing; copies with the same bytes are told by a remark. */
function asideAstray(schools: readonly ReceivedStanding[], truth: CountyTruth): string[] {
  const told = schools
    .flatMap(({ setAside }) => setAside)
    .map(({ path, why }) => `${path} ${why}`)
    .sort();
  const wanted = truth.files
    .filter(({ setAside }) => setAside === 'older')
    .map(({ path }) => `${path} older`)
    .sort();
  return told.join() === wanted.join() ? [] : [`set aside ${told.join()}, not ${wanted.join()}`];
}
