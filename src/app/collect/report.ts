import { problemText, translator, type Language } from '../../i18n/index';
import { VERSION } from '../version';
import { countsForCounty } from './remarks';
import { differencesOf } from './differences';
import type { Collection, FileRemark, ReceivedFile, ReceivedStanding } from './types';

/** The document of `collect --json`, less the report of the county table. Values are as they stand in the table. */
export interface CollectReport {
  readonly junheng: string;
  readonly standard: { readonly id: string; readonly documentNumber: string };
  readonly year: number | null;
  /** Every school of the list was received and nothing stays open, so the coefficients are those of the county. */
  readonly complete: boolean;
  readonly files: readonly ReportedFile[];
  readonly roster: { readonly path: string; readonly schools: number } | null;
  readonly schools: readonly ReceivedStanding[];
  readonly missing: Collection['missing'];
  readonly years: Collection['years'];
  readonly differences: readonly {
    readonly code: string;
    readonly name: string;
    readonly level: string | null;
    readonly field: string;
    readonly value: number | string | null;
    readonly settling: string;
    readonly origin: object | null;
    readonly others: readonly object[];
  }[];
}

export interface ReportedFile extends Omit<ReceivedFile, 'schools' | 'problem'> {
  readonly problem: {
    readonly kind: string;
    readonly reason: string;
    readonly message: string;
  } | null;
  readonly remarks: readonly (FileRemark & { readonly message: string })[];
  /** Whether anything of it stands in the county table. */
  readonly used: boolean;
  readonly schools: readonly { readonly code: string; readonly name: string }[];
}

/** The county table together with who sent what, and what became of it. */
export function collectReport(collection: Collection, language: Language): CollectReport {
  const { options, roster, schools, missing, years } = { ...collection, ...collection.options };
  const { standard, year = null } = options;
  const used = new Set(
    collection.rows.flatMap(({ values }) =>
      Object.values(values).map(({ origin }) => origin?.path),
    ),
  );
  return {
    junheng: VERSION,
    standard: { id: standard.id, documentNumber: standard.documentNumber },
    year,
    complete: isComplete(collection),
    files: collection.files.map((file) => reportedFile(collection, used, file, language)),
    roster: roster === undefined ? null : { path: roster.path, schools: roster.schools.length },
    schools,
    missing,
    years,
    differences: differencesOf(collection).map(({ row, field, value }) => {
      const { value: told, settling, origin, others } = value;
      const { code, name, level } = row;
      return { code, name, level, field, value: told, settling, origin, others };
    }),
  };
}

/**
 * Whether the coefficients of the table are those of the whole county: there is a list of schools, each of them was
 * received, none beside them, every file was read, and nothing stays open.
 */
export function isComplete({ options, files, schools, missing, remarks }: Collection): boolean {
  return (
    options.roster !== undefined &&
    missing.length === 0 &&
    schools.every(({ standing, open }) => standing.kind === 'expected' && open === 0) &&
    files.every(
      ({ path, status }) => status === 'checked' || !countsForCounty(remarks.get(path) ?? []),
    )
  );
}

export function remarkText(remark: FileRemark, language: Language): string {
  const { kind, ...params } = remark;
  return translator(language)(`collect:remark.${kind}`, params);
}

function reportedFile(
  { remarks }: Collection,
  used: ReadonlySet<string | undefined>,
  file: ReceivedFile,
  language: Language,
): ReportedFile {
  const { problem, schools, path } = file;
  const told = problem && {
    kind: problem.kind,
    reason: problem.reason,
    message: problemText(problem, language),
  };
  const named = new Map(schools.map(({ code, name }) => [`${code}|${name}`, { code, name }]));
  return {
    ...file,
    problem: told,
    remarks: (remarks.get(path) ?? []).map((one) => ({
      ...one,
      message: remarkText(one, language),
    })),
    used: used.has(path),
    schools: [...named.values()],
  };
}
