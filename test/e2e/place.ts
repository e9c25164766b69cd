import type { Page } from 'playwright-core';
import { besideExcel } from './besideExcel';
import { besidePage } from './besidePage';
import type { Visit, VisitOptions } from './page';

/** The workbook beside the pane, worked by its user past the pane. */
export interface Beside {
  readonly page: Page;
  /** Names of the sheets, in order. */
  readonly sheets: () => Promise<readonly string[]>;
  /** Sheet in sight and selected cells: `学校台账 B3`. */
  readonly selected: () => Promise<string>;
  /** Selects cells, on a sheet that has this in its name. */
  readonly select: (cells: string, sheet?: string) => Promise<void>;
  readonly type: (cell: string, text: string, sheet?: string) => Promise<void>;
  /** Cells as they look: rows by line breaks, columns by tabs. */
  readonly shown: (cells: string, sheet?: string) => Promise<string>;
  /** Takes back what was typed last. */
  readonly undoTyping: () => Promise<void>;
  /** Takes back a repair without the button that its notice has. */
  readonly undoRepair: () => Promise<void>;
  /** The workbook as a file. */
  readonly copy: () => Promise<Buffer>;
  /** What of ours stands in the cells of the user's sheets. */
  readonly added: () => Promise<Added>;
  /** Whether nothing in the workbook is otherwise than when it was opened. */
  readonly isUntouched: () => Promise<boolean>;
}

export interface Added {
  readonly marks: boolean;
  readonly notes: boolean;
  readonly validation: boolean;
}

export interface BesideOptions extends Omit<VisitOptions, 'site' | 'before'> {
  /** One of the examples: the clean county unless told. */
  readonly workbook?: string;
}

export type VisitWith = (options?: VisitOptions) => Promise<Visit>;

/** Opens a workbook with the pane beside it, and waits for the check. */
export type Place = (visit: VisitWith, options?: BesideOptions) => Promise<Beside>;

/** The places where the pane stands, for `describe.each`. */
export const PLACES: readonly (readonly [string, Place])[] = [
  ['on the page', besidePage],
  ['in Excel', besideExcel],
];
