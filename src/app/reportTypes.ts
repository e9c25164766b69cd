import type { ItemResult } from '../balance/types';
import type { Level } from '../standard/types';
import type { ReadFile } from './check';
import type { TemplateStamp } from './templates/stamp';
import type { Obstacle } from './undecided';

/** The document of `check --json`. Numbers are unrounded; null is what cannot be told. */
export interface Report {
  readonly junheng: string;
  readonly standard: { readonly id: string; readonly documentNumber: string };
  readonly reliefs: readonly string[];
  /** What last year's figures were read from; null where none are at hand. */
  readonly lastYear: ReportLastYear | null;
  readonly files: readonly ReportFile[];
  readonly schools: readonly ReportSchool[];
  readonly excluded: readonly ReportExcluded[];
  /** Exclusions that could not be applied, because a form has no such column: schools may count that should not. */
  readonly unapplied: readonly { readonly exclusion: string; readonly field: string }[];
  readonly balance: Readonly<Record<Level, ReportLevel | null>>;
  readonly items: readonly ReportItem[];
  /** Findings on all files together, such as a coefficient over its limit; a single file has them as its own. */
  readonly findings: readonly ReportFinding[];
}

export interface ReportLastYear {
  /** Files given as last year's; empty where the checked workbooks keep last year's figures themselves. */
  readonly files: readonly Pick<ReportFile, 'path' | 'sha256' | 'status' | 'problem' | 'forms'>[];
  /** Schools that last year's tables list. */
  readonly schools: number;
}

export interface ReportFile {
  readonly path: string;
  readonly sha256: string;
  readonly status: ReadFile['status'];
  readonly problem: {
    readonly kind: string;
    readonly reason: string;
    readonly message: string;
  } | null;
  readonly forms: ReadFile['forms'];
  /** The blank form that the workbook was made from; null where it bears no stamp of one. */
  readonly template: TemplateStamp | null;
  readonly unrecognised: ReadFile['unknown'];
  readonly mapping: ReportMapping;
  readonly counts: {
    readonly error: number;
    /** Every 经验校验, explained or not. */
    readonly warning: number;
    /** Of the warnings, those with a written reason for figures that have not changed since. */
    readonly explained: number;
    readonly info: number;
    readonly checked: number;
    readonly cannotTell: number;
  };
  readonly findings: readonly ReportFinding[];
  /** Whether the receipt that the file carries (sheet 上报凭证) still holds; null where it carries none. */
  readonly receipt: ReportReceipt | null;
  /** What kept rules from being decided; the first of them where a form is blank throughout. */
  readonly undecided: readonly Obstacle[];
}

/** Headers that no form knows: what a mapping profile made of them, and what is left to be asked. */
export interface ReportMapping {
  readonly bound: readonly (ReportHeader & {
    readonly field: string;
    readonly unit: string | null;
  })[];
  readonly ignored: readonly ReportHeader[];
  /** Headers like a field; a person has to confirm it in a profile. */
  readonly questions: readonly (ReportHeader & {
    readonly unit: string | null;
    readonly samples: readonly string[];
    readonly suggestions: readonly { readonly field: string; readonly score: number }[];
  })[];
}

export interface ReportHeader {
  readonly table: string;
  readonly sheet: string;
  readonly cell: string;
  readonly header: string;
}

export interface ReportReceipt {
  /** `other-version`: nothing has changed, but the rules have since, so its counts were not checked. */
  readonly outcome: 'valid' | 'changed' | 'other-version' | 'forged';
  readonly sheet: string;
  /** When and by whom it was made, under what; null where it cannot be relied on. */
  readonly made: {
    readonly at: string;
    readonly who: string;
    readonly standard: string;
    readonly rules: string;
    readonly digest: string;
  } | null;
  readonly otherVersion: boolean;
  /** Forged: its form is lost, its digest does not fit, or the facts named in `facts` do not hold. */
  readonly why: 'layout' | 'digest' | 'facts' | null;
  readonly facts: readonly string[];
  readonly changed: readonly {
    readonly sheet: string;
    /** Where it stands now; empty where it has gone. */
    readonly cell: string;
    readonly record: string;
    readonly field: string;
    readonly was: string;
    readonly is: string;
    /** It holds a formula: it changed because others did. */
    readonly computed: boolean;
  }[];
  readonly added: readonly ReportRecord[];
  readonly missing: readonly ReportRecord[];
}

export interface ReportRecord {
  readonly sheet: string;
  readonly cell: string;
  readonly record: string;
}

export interface ReportFinding {
  readonly rule: string;
  readonly severity: string;
  readonly kind: string;
  readonly sheet: string;
  readonly cell: string;
  readonly school: string | null;
  readonly field: string | null;
  readonly message: string;
  readonly observed: string;
  readonly expected: string;
  readonly citation: { readonly standard: string; readonly locator: string } | null;
  /** Reason written in the workbook (sheet 数据核查说明); absent where there is none. */
  readonly reason?: string;
}

export interface ReportSchool {
  readonly code: string | null;
  readonly name: string | null;
  readonly type: string | null;
  readonly level: Level | null;
  readonly pupils: number | null;
  readonly indicators: Readonly<Record<string, ReportIndicator>>;
  readonly met: number | null;
  readonly passed: boolean | null;
  readonly origin: { readonly file: string; readonly sheet: string };
}

export interface ReportIndicator {
  readonly value: number | null;
  readonly threshold: number | null;
  readonly met: boolean | null;
  readonly floorMet: boolean | null;
  readonly shortfall: number | null;
  readonly unit: string;
  readonly why: string | null;
}

export interface ReportExcluded {
  readonly code: string | null;
  readonly name: string | null;
  readonly type: string | null;
  readonly level: Level | null;
  readonly reason: string;
}

export interface ReportLevel {
  readonly schools: number;
  readonly pupils: number | null;
  readonly indicators: Readonly<Record<string, ReportCoefficient>>;
  readonly composite: number | null;
  readonly passed: boolean | null;
  readonly why: string | null;
}

export interface ReportCoefficient {
  readonly mean: number | null;
  readonly sd: number | null;
  readonly cv: number | null;
  readonly limit: number | null;
  readonly passed: boolean | null;
  readonly contributions: readonly { readonly code: string | null; readonly share: number }[];
  readonly why: string | null;
}

export interface ReportItem {
  readonly id: string;
  readonly group: string;
  readonly number: number;
  readonly name: string;
  readonly outcome: ItemResult['outcome'];
  readonly parts: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly value: number | null;
    readonly limit: number;
  }[];
}
