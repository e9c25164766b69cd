import type { FileStatus } from '../../src/app/check';
import type { FileRemark } from '../../src/app/collect/types';
import type { ProblemKind } from '../../src/kernel/result';
import type { Level } from '../../src/standard/types';

/** In which state a file of the invented county arrives. */
export type FileState =
  /** Our own blank form, filled in cleanly and stamped with the year. */
  | 'template'
  /** The same items in another layout: moved, renamed, beside each other, typed in every way. */
  | 'relaid'
  /** The school sends rows of a ledger in the place of the long form. */
  | 'own-ledger'
  /** Ledger of a township with several schools. */
  | 'township-ledger'
  /** Export of the statistics client, forms to 2020 and since 2021. */
  | 'statistics-2020'
  | 'statistics-2021'
  /** One figure is wrong in a way that a rule must find. */
  | 'mistake'
  | 'wrong-year'
  | 'old-template'
  | 'other-standard'
  /** The same bytes as another file. */
  | 'copy'
  /** Sent again, saved later, with other figures; `overtaken` is what was sent first. */
  | 'newer'
  | 'overtaken'
  /** Sent again with other figures by a program that writes no date: nothing tells which counts. */
  | 'undated'
  /** Code, or name, mistyped; `code-typo-again` beside a file with the right one. */
  | 'code-typo'
  | 'code-typo-again'
  | 'name-typo'
  /** Of another school, with the code of a school that has sent its own: neither is a copy of the other. */
  | 'shared-code'
  /** Of a school that is not on the list. */
  | 'unlisted'
  /** The county's own long form. */
  | 'county-form'
  /** A workbook about something else. */
  | 'no-school'
  | 'damaged'
  | 'truncated'
  | 'empty'
  | 'encrypted'
  | 'xls'
  | 'csv'
  | 'hostile'
  /** Left behind by programs; no file that anybody sent. */
  | 'litter';

/** A figure, text or code, and the one cell of the one file that it stands in. */
export interface TrueValue {
  /** In the field's own unit; codes of school types, founders and areas as codes; as typed where it is no figure. */
  readonly value: string | number;
  readonly path: string;
  readonly sheet: string;
  /** A1; null where the form tells it by several cells. */
  readonly cell: string | null;
}

/** What is true of one school at one level. A field that nobody tells is absent: it must not be told. */
export interface TrueRow {
  readonly code: string;
  readonly name: string;
  /** Code of the school type. */
  readonly type: string;
  readonly level: Level;
  readonly values: Readonly<Record<string, TrueValue>>;
  /** Fields on which files differ and nothing tells which counts: they stay open. */
  readonly open: readonly string[];
}

/** What must become of one file. */
export interface FileTruth {
  readonly path: string;
  readonly state: FileState;
  /** `ignored` where it is not even to be listed. */
  readonly status: FileStatus | 'ignored';
  /** Kind and reason of the problem; a null reason leaves it open which damage is met first. */
  readonly problem: { readonly kind: ProblemKind; readonly reason: string | null } | null;
  readonly remarks: readonly FileRemark[];
  /** Year that it names; null where it names none. */
  readonly year: number | null;
  /** When its workbook says that it was saved. */
  readonly saved: string | null;
  /** Rules that must find something in it. */
  readonly rules: readonly string[];
  /** No rule may find an error in it. */
  readonly isClean: boolean;
  /** Why its schools' figures count for nothing; null where they count. */
  readonly setAside: 'same' | 'older' | 'wrong-year' | null;
  /** What it tells of its schools. */
  readonly rows: readonly TrueRow[];
}

export interface ListedSchool {
  readonly code: string;
  readonly name: string;
  readonly type: string;
}

/** How a school that was received must stand to the list. */
export interface TrueStanding {
  readonly code: string;
  readonly name: string;
  readonly kind: 'expected' | 'other-name' | 'other-code' | 'unknown';
  /** The school of the list that is meant; null where none is. */
  readonly meant: ListedSchool | null;
}

export interface CountyTruth {
  readonly year: number;
  readonly files: readonly FileTruth[];
  /** The county table: primary before junior, each by code. */
  readonly rows: readonly TrueRow[];
  readonly roster: readonly ListedSchool[];
  /** On the list and in no file that counts. */
  readonly missing: readonly ListedSchool[];
  readonly standings: readonly TrueStanding[];
  /** Codes of schools whose pupils more than doubled since last year. */
  readonly jumps: readonly string[];
}

export interface SentFile {
  /** Below the county's folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ReceivedCounty {
  readonly files: readonly SentFile[];
  readonly truth: CountyTruth;
  /** The list of schools as a bureau keeps it. */
  readonly roster: Uint8Array;
  /** Last year's county table. */
  readonly lastYear: Uint8Array;
}

export interface CountyRequest {
  readonly seed: number;
  /** Files of senders; litter comes on top. At least 75, so that every state occurs. */
  readonly files: number;
  /** Year that is asked for; 2026 unless given. */
  readonly year?: number;
}
