import { addTo } from '../../kernel/arrays';
import { againstWhole } from './againstWhole';
import { type Account, settle, type Settled } from './settle';
import { isSameSchool, listedNames } from './sameSchool';
import { schoolKey, sharedKey } from './schoolKey';
import { nameKey } from '../../checks/index';
import type { CollectOptions, CountyRow, ReceivedFile } from './types';
import type { Level } from '../../standard/types';

/** All that the files say of one school. */
export interface SchoolAccounts {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly levels: readonly SettledLevel[];
}

export interface SettledLevel extends Settled {
  readonly level: Level | null;
  readonly row: CountyRow;
}

const ORDER: readonly (Level | null)[] = ['primary', 'junior', null];

/** What the files say, school by school and level by level, each settled. */
export function schoolAccounts(
  files: readonly ReceivedFile[],
  { chosen = {}, roster }: CollectOptions,
): readonly SchoolAccounts[] {
  const bySchool = new Map<string, Account[]>();
  const codeOf = codesByName(files);
  for (const file of files) {
    const saved = file.saved?.by === 'workbook' ? file.saved.at : null;
    file.schools.forEach((school, at) => {
      const own = schoolKey(school);
      const named = school.code === '' ? codeOf.get(nameKey(school.name)) : undefined;
      // Rows that name no school are nobody's second account: each stands for itself.
      const key = named ?? (own === '' ? `row:${file.path}:${String(at)}` : own);
      addTo(bySchool, key, { path: file.path, saved, school });
    });
  }
  const isListed = listedNames(roster);
  return [...bySchool].flatMap(([key, accounts]) => {
    const schools = schoolsAmong(accounts, isListed);
    return schools.map((own) => {
      const [first] = own;
      const isShared = schools.length > 1 && first !== undefined;
      const ownKey = isShared ? sharedKey(first.school) : key;
      return schoolOf(ownKey, own, chosen[ownKey]);
    });
  });
}

/** Accounts under one code, school by school: two may bear the same code, and neither is a later copy of the other. */
function schoolsAmong(
  accounts: readonly Account[],
  isListed: (name: string) => boolean,
): readonly (readonly Account[])[] {
  const schools: Account[][] = [];
  for (const account of accounts) {
    const known = schools.find((own) =>
      own.some(({ school }) => isSameSchool(school, account.school, isListed)),
    );
    if (known === undefined) schools.push([account]);
    else known.push(account);
  }
  return schools;
}

/** Codes of names that stand beside exactly one code: a file without codes is about that school. */
function codesByName(files: readonly ReceivedFile[]): ReadonlyMap<string, string> {
  const codes = new Map<string, Set<string>>();
  for (const { code, name } of files.flatMap(({ schools }) => schools)) {
    if (code === '' || name === '') continue;
    const known = codes.get(nameKey(name)) ?? new Set();
    codes.set(nameKey(name), known.add(code));
  }
  return new Map(
    [...codes].flatMap(([name, known]) => {
      const [code] = known;
      return known.size === 1 && code !== undefined ? [[name, code] as const] : [];
    }),
  );
}

function schoolOf(
  key: string,
  accounts: readonly Account[],
  chosen: string | undefined,
): SchoolAccounts {
  const levels = ORDER.flatMap((level): readonly SettledLevel[] => {
    const own = accounts.filter(({ school }) => school.level === level);
    if (own.length === 0) return [];
    const settled = settle(own, chosen);
    return [{ ...settled, level, row: rowOf(level, own, settled) }];
  });
  const first = levels[0]?.row;
  const held = againstWhole(levels);
  return { key, code: first?.code ?? '', name: first?.name ?? '', levels: held };
}

function rowOf(
  level: Level | null,
  accounts: readonly Account[],
  { values, paths }: Settled,
): CountyRow {
  const [path] = paths;
  const first = accounts.find((account) => account.path === path)?.school;
  const textOf = (key: string, own: string | undefined): string => {
    const value = values[key]?.value;
    return typeof value === 'string' ? value : (own ?? '');
  };
  return {
    code: textOf('school_code', first?.code),
    name: textOf('school_name', first?.name),
    type: textOf('school_type', first?.type),
    level,
    values,
    paths,
  };
}
