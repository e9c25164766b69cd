import type { CellAddress } from '../kernel/address';
import type { Balance } from '../balance/types';
import type { Formula } from '../formula/index';
import type { Table } from '../formula/table';
import type { WorkbookSnapshot } from '../sheet/snapshot';
import type { Basis, Bilingual, Citation, Rule, Severity, Standard } from '../standard/types';
import type { BoundTable } from '../forms/types';
import type { Kept } from './kept';

export type Language = 'zh' | 'en';

/** One workbook among those checked together. */
export interface FileFacts {
  readonly path: string;
  /** Digest of the bytes: files with the same one are copies, not two reports. */
  readonly sha256?: string;
  readonly snapshot: WorkbookSnapshot;
}

export interface WorkbookFacts {
  readonly files: readonly FileFacts[];
}

export interface CheckInput {
  /** Tables of all files checked together, in the order in which findings are to be listed. */
  readonly tables: readonly BoundTable[];
  readonly workbook: WorkbookFacts;
  readonly standard: Standard;
  readonly rules: readonly Rule[];
  /** Replaces or adds to the standard's own parameters. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Ids of the reliefs switched on. */
  readonly reliefs?: readonly string[];
  /** Computed results; without them the rules on computed results have nothing to look at. */
  readonly balance?: Balance;
  /** The same for last year, by the standard in force. */
  readonly lastBalance?: Balance;
  /** What of the check may serve the next one of the same workbook. */
  readonly kept?: Kept;
}

/** What became of one rule on one row: four outcomes, all counted. */
export const Verdict = { NOT_APPLICABLE: 0, PASS: 1, FAIL: 2, CANNOT_TELL: 3 } as const;
export type Verdict = (typeof Verdict)[keyof typeof Verdict];

export interface Counts {
  /** Findings by severity. */
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** Evaluations that came to a verdict: passed, or failed. */
  readonly checked: number;
  readonly passed: number;
  readonly cannotTell: number;
  readonly notApplicable: number;
}

export type FindingKind = 'data' | 'below-standard';

/** A finding as shown: everything rendered, in one language. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly kind: FindingKind;
  readonly basis: Basis;
  readonly file: string;
  readonly sheet: string;
  /** Address of the first marked cell, such as `F7`; empty where the finding is about the whole sheet or file. */
  readonly cell: string;
  readonly school: { readonly code: string; readonly name: string } | null;
  readonly field: string | null;
  readonly name: string;
  readonly message: string;
  readonly observed: string;
  readonly expected: string;
  readonly citation: { readonly standard: string; readonly locator: string };
  readonly marks: readonly CellAddress[];
  /** Cells of other sheets that the finding is about as well. */
  readonly elsewhere?: readonly SheetCells[];
}

export interface SheetCells {
  readonly sheet: string;
  readonly cells: readonly CellAddress[];
}

/** A row on which a rule could not be decided, and why. */
export interface UndecidedRow {
  readonly rule: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly field: string | null;
  readonly school: { readonly code: string; readonly name: string } | null;
  readonly reason: string;
}

/** Values put into a message, numbers unrounded; bilingual ones are chosen by language when rendered. */
export type Params = Readonly<Record<string, ParamValue>>;
export type ParamValue = string | number | Bilingual;

/** A finding of a test that looks at more than rows. */
export interface Place {
  /** Sheet cells concerned, the first being where the finding stands. */
  readonly cells: readonly CellAddress[];
  readonly row?: number;
  readonly field?: string;
  readonly params: Params;
  readonly observed?: ParamValue;
  readonly expected?: ParamValue;
  /** Replaces the rule's own template, for a test with several things to say. */
  readonly message?: Bilingual;
  /** Replaces the rule's own citation, where the standard in force says it elsewhere. */
  readonly citation?: Citation;
}

/** Everything that one rule gave on one table: verdicts stay numbers until somebody wants to read them. */
export interface Run {
  readonly rule: Rule;
  /** Position among the rules given: the last key of the order of findings. */
  readonly order: number;
  readonly table: BoundTable | null;
  readonly file: string;
  readonly sheet: string;
  /** The column that `[@this]` stands for; columns of which nothing is to be said are one run without it. */
  readonly self?: string;
  readonly counts: RunCounts;
  /** One verdict per row; undefined where every row passed or none was applicable, or where places say it all. */
  readonly verdicts?: Uint8Array;
  /** Most of the column or table fails for one cause: `places` tells it once, here or in a neighbouring run. */
  readonly collapsed: boolean;
  readonly places: readonly Place[];
  readonly formula?: Formula;
  /** Figures of a failing row that no formula gives. */
  readonly params?: (row: number) => Params;
  readonly marks?: (row: number) => readonly string[];
  readonly citation?: (row: number) => Citation;
  readonly elsewhere?: (row: number) => readonly SheetCells[];
  readonly obstacle?: (row: number) => Obstacle | undefined;
}

/** The cell of a table that kept a test from deciding. */
export interface Obstacle {
  readonly table: BoundTable;
  readonly row: number;
  readonly field: string;
}

export interface RunCounts {
  readonly findings: number;
  readonly passed: number;
  readonly failed: number;
  readonly cannotTell: number;
  readonly notApplicable: number;
}

export interface CheckOutcome {
  readonly counts: Counts;
  readonly runs: readonly Run[];
  readonly input: CheckInput;
  readonly parameters: Readonly<Record<string, number>>;
  /** Tables by name, joined over all files; needed again when findings are put into words. */
  readonly find: (name: string) => Table | undefined;
}
