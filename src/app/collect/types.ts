import type { FormId, ReadingState } from '../../forms/types';
import type { Problem } from '../../kernel/result';
import type { Level } from '../../standard/types';
import type { CheckOptions, FileStatus, UnknownSheet } from '../check';
import type { Tier } from '../findings';
import type { ReasonKey } from '../reasons/reasonFinder';
import type { WrittenReason } from '../reasons/types';
import type { ReportFile } from '../reportTypes';
import type { TemplateStamp } from '../templates/stamp';

/**
 * Receiving (接收): files of many schools become one county table. Each file is read and checked alone and reduced to a
 * `ReceivedFile`, plain data of a few kilobytes that crosses from a worker and into a journal; all else is made of these.
 */
export interface ReceivedFile {
  /** Path as the user named it; what tells files of one run apart. */
  readonly path: string;
  readonly sha256: string;
  readonly status: FileStatus;
  readonly problem: Problem | null;
  readonly forms: readonly {
    readonly form: FormId;
    readonly sheet: string;
    readonly rows: number;
  }[];
  readonly unknown: readonly UnknownSheet[];
  /** When it was last saved, ISO 8601, and who says so: the workbook itself, or else the file system. */
  readonly saved: { readonly at: string; readonly by: 'workbook' | 'file' } | null;
  /** Year that the workbook names in its stamp or its titles; null where it names none, or several. */
  readonly year: number | null;
  readonly template: TemplateStamp | null;
  readonly receipt: 'none' | 'valid' | 'changed' | 'other-version' | 'forged';
  readonly counts: ReportFile['counts'];
  /** Findings of the file alone, the first `MOST_FINDINGS` of them; `counts` counts all. */
  readonly findings: readonly ReceivedFinding[];
  /** Reasons written in it, which also answer what the county finds. */
  readonly reasons: readonly WrittenReason[];
  /** One for each school and level that it tells of. */
  readonly schools: readonly ReceivedSchool[];
  /** It holds tables of the whole county (county form, application), which are checked beside the county table. */
  readonly tellsOfCounty: boolean;
}

/** A finding in words, as it goes back to the sender. */
export interface ReceivedFinding {
  readonly rule: string;
  readonly tier: Tier;
  readonly sheet: string;
  /** A1; empty where the finding is about no cell. */
  readonly cell: string;
  /** 学校标识码 and name of the row, empty where there are none. */
  readonly code: string;
  readonly school: string;
  readonly field: string | null;
  readonly message: string;
  /** Written reason that is honoured; absent where there is none. */
  readonly reason?: string;
  /** How a reason for it is laid out; with findings of the county that may be explained. */
  readonly asked?: ReasonKey;
}

/** What one file says of one school at one level. */
export interface ReceivedSchool {
  /** Empty where the row names none. */
  readonly code: string;
  readonly name: string;
  /** Code of the school type, such as `312`; empty where it cannot be told. */
  readonly type: string;
  readonly level: Level | null;
  readonly form: FormId;
  /** By field of the ledger. A field that the form has no place for is absent. */
  readonly values: Readonly<Record<string, ReceivedValue>>;
}

export interface ReceivedValue {
  readonly state: ReadingState;
  /** The figure in the field's own unit, the text or code; as it was typed where neither can be told; null if blank. */
  readonly value: number | string | null;
  /** Where it stands; the cell is empty where it was concluded from something else. */
  readonly sheet: string;
  readonly cell: string;
  /** What the cell says of the whole school, where the form does not ask by level. */
  readonly whole?: number;
}

/** Cell of a received file. */
export interface Origin {
  readonly path: string;
  readonly sheet: string;
  readonly cell: string;
}

/** How a value of the county table came about where several files speak of the school. */
export type Settling =
  /** One file says it. */
  | 'only'
  /** Several say the same. */
  | 'same'
  /** They differ; the file that was saved later, of the same form, counts. */
  | 'newer'
  /** They differ; the form that the school itself fills in comes before ledgers, and these before statistics. */
  | 'form'
  /** They differ; the user chose. */
  | 'chosen'
  /** They differ, and nothing tells which counts: the cell stays empty. */
  | 'open'
  /** It is known for the whole school only, and not divided: the cell stays empty. */
  | 'undivided';

export interface SettledValue {
  readonly state: ReadingState;
  readonly value: number | string | null;
  readonly settling: Settling;
  /** Null where it is open. */
  readonly origin: Origin | null;
  /** What else was said, and where. */
  readonly others: readonly { readonly origin: Origin; readonly value: ReceivedValue['value'] }[];
  /** What a form says of the whole school, where it does not ask by level. */
  readonly whole?: { readonly value: number; readonly origin: Origin };
}

/** A row of the county table. */
export interface CountyRow {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly level: Level | null;
  readonly values: Readonly<Record<string, SettledValue>>;
  /** Files that it was made of, the one that counts most first. */
  readonly paths: readonly string[];
}

/** A school that should have sent its data. */
export interface RosterSchool {
  readonly code: string;
  readonly name: string;
  /** Empty where the list does not say. */
  readonly type: string;
}

/** The list of schools that are expected (学校名单), and where it was read from. */
export interface Roster {
  readonly path: string;
  readonly schools: readonly RosterSchool[];
}

/** How a school that was received stands to the list of schools. */
export type Standing =
  | { readonly kind: 'expected' }
  /** Its code is on the list under another name. */
  | { readonly kind: 'other-name'; readonly listed: RosterSchool }
  /** Its name is on the list under another code. */
  | { readonly kind: 'other-code'; readonly listed: RosterSchool }
  /** Neither is on the list; `closest` are offered, never assumed. */
  | { readonly kind: 'unknown'; readonly closest: readonly RosterSchool[] }
  /** There is no list. */
  | { readonly kind: 'no-roster' };

/** A school as far as it was received. */
export interface ReceivedStanding {
  readonly code: string;
  readonly name: string;
  readonly levels: readonly Level[];
  readonly standing: Standing;
  /** Files that tell of it, the one that counts most first. */
  readonly paths: readonly string[];
  /** Of these, the ones that count for nothing: an equal copy, or overtaken by a newer file of the same form. */
  readonly setAside: readonly { readonly path: string; readonly why: 'same' | 'older' }[];
  /** Values that differ between files and were settled, or stay open. */
  readonly differences: number;
  readonly open: number;
}

/** What is amiss with a file beside its findings. */
export type FileRemark =
  /** It names another year than the one asked for. */
  | { readonly kind: 'wrong-year'; readonly year: number; readonly wanted: number }
  /** It was made from a template of an older version. */
  | { readonly kind: 'old-template'; readonly version: number; readonly current: number }
  /** It was made for another standard. */
  | { readonly kind: 'other-standard'; readonly standard: string }
  /** It says nothing of any school or county. */
  | { readonly kind: 'no-school' }
  /** The same bytes as another file. */
  | { readonly kind: 'same-file'; readonly path: string };

export interface CollectOptions extends CheckOptions {
  /** Year that the data must be of; undefined where nobody said. */
  readonly year?: number;
  readonly roster?: Roster;
  /** Choice of the user where files differ: path of the file that counts, by `schoolKey`. */
  readonly chosen?: Readonly<Record<string, string>>;
}

/** All files put together, before the county table is checked. */
export interface Collection {
  readonly options: CollectOptions;
  readonly files: readonly ReceivedFile[];
  readonly remarks: ReadonlyMap<string, readonly FileRemark[]>;
  readonly schools: readonly ReceivedStanding[];
  /** On the list and in no file. */
  readonly missing: readonly RosterSchool[];
  /** Years that the files name, each with its files; more than one is told. */
  readonly years: readonly { readonly year: number; readonly paths: readonly string[] }[];
  /** Primary before junior, each by code; rows without a level last. */
  readonly rows: readonly CountyRow[];
}
