import type { FileRemark, ReceivedFile, ReceivedFinding, ReceivedStanding } from '../types';

/** What is known of a received file once all files have been put together and checked. */
export interface ReturnFacts {
  readonly file: ReceivedFile;
  readonly remarks: readonly FileRemark[];
  /** Schools that the file tells of, as they stand to the list of schools and to other files. */
  readonly standings: readonly ReceivedStanding[];
  /** Figures that the file gives for the whole school and nobody by level. */
  readonly undivided: readonly Undivided[];
  /** Findings of the county check on rows that came from this file, at the cells they came from. */
  readonly further: readonly ReceivedFinding[];
}

/** A figure of a whole school that is wanted by level. */
export interface Undivided {
  readonly sheet: string;
  readonly cell: string;
  readonly field: string;
  readonly whole: number;
}

/** All that a return slip says; texts as they are shown. */
export interface SlipFacts extends ReturnFacts {
  /** File name of the annotated copy that goes with the slip; null where there is none. */
  readonly copy: string | null;
  /** File name of the form in which its schools' figures are to be divided by level; null where none are. */
  readonly division: string | null;
  /** When it was checked. */
  readonly checkedAt: string;
  readonly standard: { readonly title: string; readonly documentNumber: string };
  /** Version of the rule pack. */
  readonly rules: string;
}

/** Parts of a slip in the order in which a clerk works through them. */
export const SECTIONS = ['file', 'error', 'warning', 'unread', 'divide', 'below'] as const;
export type SectionKind = (typeof SECTIONS)[number];

export interface SlipLine {
  /** Sheet and cells; empty where it is about the whole file. */
  readonly where: string;
  readonly what: string;
}

export interface SlipSection {
  readonly kind: SectionKind;
  /** What is told in it, which may be more than there are lines. */
  readonly count: number;
  readonly lines: readonly SlipLine[];
}
