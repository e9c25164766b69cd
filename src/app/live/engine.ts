import type { MappingProfile } from '../../forms/index';
import type { Result } from '../../kernel/result';
import type { UserAmendment } from '../../sheet/amendment';
import type { SnapshotChange, WorkbookData } from '../../sheet/data';
import type { EditPlan } from '../../sheet/editPlan';
import type { NewWorkbook } from '../../sheet/newWorkbook';
import type { TemplateRequest } from '../templates/templateOf';
import type { Level } from '../../standard/types';
import type { Language } from '../../i18n/index';
import type { ReceiptQuestions } from '../receipt/questions';
import type { EntryAnswer, EntryPlace, EntryRow, EntryTable, EntryView } from '../view/entryTypes';
import type {
  CheckView,
  FindingView,
  FixView,
  PointView,
  RuleView,
  SchoolView,
  StandardView,
} from '../view/types';

/** What the user has chosen to check by, and in which language she reads it. */
export interface CheckChoices {
  readonly standard: string;
  readonly reliefs: readonly string[];
  readonly language: Language;
  /** What people have said about headers that no form knows. */
  readonly profile?: MappingProfile;
}

/** What is shown in the workbook itself. */
export interface PlanChoices {
  readonly marks: boolean;
  readonly notes: boolean;
  /** Indicators and verdicts beside the rows, and the sheet 校际均衡, as live formulas. */
  readonly results: boolean;
  /** Native validation on the cells of recognised forms. */
  readonly validation: boolean;
}

/** Where a long piece of work stands; `share` runs from 0 to 1. */
export interface Progress {
  readonly step: 'read' | 'recognise' | 'check' | 'describe';
  readonly share: number;
}

/**
 * The engine as the pane sees it: it keeps the workbook beside the page, follows its changes and answers questions
 * about the latest check. Every answer is plain data. In a worker each call is a message; in a test it is a call.
 * Questions about a revision that is no longer the latest are answered with the problem `cancelled`, `stale`.
 */
export interface Engine extends ReceiptQuestions {
  /** Takes a workbook in place of the one before; `path` is shown as its name. */
  open(workbook: WorkbookData, path: string): Promise<void>;
  change(changes: readonly SnapshotChange[]): Promise<void>;
  /** Checks the workbook as it now is. A later call, or `cancel`, ends this one with the problem `cancelled`. */
  check(
    choices: CheckChoices,
    onProgress?: (progress: Progress) => void,
  ): Promise<Result<CheckView>>;
  /** Ends the check under way. `isUrgent` when the user waits for it: no step may then delay it for long. */
  cancel(isUrgent?: boolean): Promise<void>;
  /** Findings `from` up to and without `to`, in the order of `CheckView.groups`. */
  findings(revision: number, from: number, to: number): Promise<Result<readonly FindingView[]>>;
  rule(id: string, choices: CheckChoices): Promise<Result<RuleView>>;
  school(revision: number, id: number): Promise<Result<SchoolView>>;
  /** Schools of a level for one indicator, those that drive its coefficient most first. */
  points(revision: number, level: Level, indicator: string): Promise<Result<readonly PointView[]>>;
  /** What to show in the workbook: everything of it, or nothing where nothing is chosen. */
  plan(revision: number, choices: PlanChoices): Promise<Result<EditPlan>>;
  /** Safe repairs, all of them or those of one rule or finding. */
  fixes(
    revision: number,
    of: { readonly rule?: string; readonly finding?: number },
  ): Promise<Result<readonly FixView[]>>;
  /** The changes that write this reason for these findings into the sheet 数据核查说明; an empty reason takes it out. */
  explain(
    revision: number,
    findings: readonly number[],
    reason: { readonly text: string; readonly who: string; readonly on: string },
  ): Promise<Result<readonly UserAmendment[]>>;
  /** Records that can be filled in field by field: the school of a long form, each row of a ledger. */
  entryRows(revision: number): Promise<Result<readonly EntryRow[]>>;
  /** One of them as a form. */
  entry(revision: number, place: EntryPlace): Promise<Result<EntryView>>;
  /** What a text typed into a field comes to in the workbook as it now is, checked or not. */
  enter(
    place: EntryPlace,
    key: string,
    text: string,
    language: Language,
  ): Promise<Result<EntryAnswer>>;
  /** Tables of schools whose next row is free. */
  openTables(revision: number): Promise<Result<readonly EntryTable[]>>;
  /** What begins a school of this name in the next free row of a table, in the workbook as it now is. */
  newRecord(table: EntryTable, name: string, language: Language): Promise<Result<EntryAnswer>>;
  /** A blank form, to be written where files can be written. */
  template(request: TemplateRequest): Promise<Result<NewWorkbook>>;
  /** Takes last year's workbook to compare with, in place of the one before; null takes it away. */
  lastYear(workbook: WorkbookData | null, name: string): Promise<void>;
  /** The changes that keep its figures on a sheet 上年数据 of the workbook itself. */
  keepLastYear(revision: number): Promise<Result<readonly UserAmendment[]>>;
  /** The form of the year after that of the open workbook, made out of it. */
  rollOver(revision: number): Promise<Result<NewWorkbook>>;
  standards(language: Language): Promise<readonly StandardView[]>;
}
