import { addTo } from '../../kernel/arrays';
import { type SchoolAccounts, schoolAccounts } from './accounts';
import { countsForCounty, fileRemarks } from './remarks';
import { missingFrom, standings } from './standing';
import type {
  Collection,
  CollectOptions,
  CountyRow,
  ReceivedFile,
  ReceivedStanding,
} from './types';

/** Puts received files together: who sent what, which file counts, and the rows of the county table. */
export function collect(files: readonly ReceivedFile[], options: CollectOptions): Collection {
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const remarks = fileRemarks(ordered, options);
  const counting = ordered.filter(({ path }) => countsForCounty(remarks.get(path) ?? []));
  const schools = schoolAccounts(counting, options);
  const standingOf = standings(options.roster);
  return {
    options,
    files: ordered,
    remarks,
    schools: schools.map((school) => ({
      ...whatOf(school),
      standing: standingOf(school),
    })),
    missing: missingFrom(options.roster, schools),
    years: yearsOf(ordered),
    rows: schools.flatMap(({ levels }) => levels.map(({ row }) => row)).sort(inOrder),
  };
}

function whatOf({ code, name, levels }: SchoolAccounts): Omit<ReceivedStanding, 'standing'> {
  const values = levels.flatMap(({ row }) => Object.values(row.values));
  const paths = [...new Set(levels.flatMap((level) => level.paths))];
  const aside = levels.flatMap(({ setAside }) => setAside);
  return {
    code,
    name,
    levels: levels.flatMap(({ level }) => level ?? []),
    paths,
    // A file that counts at one level is not set aside.
    setAside: paths.flatMap((path) => {
      const own = aside.filter((one) => one.path === path);
      const all = levels.filter((level) => level.paths.includes(path)).length;
      const why = own.some((one) => one.why === 'older') ? 'older' : 'same';
      return own.length === all && all > 0 ? [{ path, why }] : [];
    }),
    differences: values.filter(({ others }) => others.length > 0).length,
    open: values.filter(({ settling, others }) => settling === 'open' && others.length > 0).length,
  };
}

function yearsOf(files: readonly ReceivedFile[]): Collection['years'] {
  const years = new Map<number, string[]>();
  for (const { year, path } of files) {
    if (year !== null) addTo(years, year, path);
  }
  return [...years].sort(([a], [b]) => a - b).map(([year, paths]) => ({ year, paths }));
}

const LEVEL_ORDER = { primary: 0, junior: 1 } as const;

function inOrder(a: CountyRow, b: CountyRow): number {
  const [own, other] = [a, b].map(({ level }) => (level === null ? 2 : LEVEL_ORDER[level]));
  const byLevel = (own ?? 2) - (other ?? 2);
  if (byLevel !== 0) return byLevel;
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
