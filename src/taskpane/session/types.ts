import type { Readiness } from '../../app/receipt/readiness';
import type { ReceiptView } from '../../app/receipt/view';
import type { CheckChoices, PlanChoices, Progress } from '../../app/live/engine';
import type {
  CheckView,
  FindingView,
  FixView,
  FormView,
  PointView,
  RuleView,
  SchoolView,
  StandardView,
} from '../../app/view/types';
import type {
  EntryAnswer,
  EntryPlace,
  EntryRow,
  EntryTable,
  EntryView,
} from '../../app/view/entryTypes';
import type { Tier } from '../../app/findings';
import type { Area, CellAddress } from '../../kernel/address';
import type { Level } from '../../standard/types';
import type { Receiving } from './receiving/types';

export type ScreenId =
  'overview' | 'entry' | 'findings' | 'schools' | 'balance' | 'receive' | 'settings';

/** Forms that can be begun blank. */
export type NewFormId = Exclude<FormView['form'], 'statistics'>;

export interface PaneSettings extends CheckChoices, Omit<PlanChoices, 'results'> {
  /** `system` follows the machine, forced colours included. */
  readonly theme: 'system' | 'light' | 'dark' | 'high-contrast';
  /** Check again by itself after every edit. */
  readonly live: boolean;
  /** Name written beside reasons. */
  readonly who: string;
}

export interface FindingFilter {
  readonly tier: Tier | 'cannot-tell' | null;
  readonly sheet: string | null;
  readonly school: string | null;
  readonly rule: string | null;
  /** Words that message, school, cell or rule must all hold. */
  readonly search: string;
  /** Findings with a reason are left out of sight unless asked for. */
  readonly explained: boolean;
}

/** A message that passes: what was done, with its undo, or what went wrong. */
export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'warning' | 'error';
  readonly text: string;
  readonly undo: boolean;
}

/** Everything that the screens show. A new object whenever something of it differs. */
export interface PaneState {
  readonly phase: 'empty' | 'checking' | 'ready' | 'failed';
  readonly progress: Progress | null;
  /** The latest finished check; stays while the next one runs. */
  readonly view: CheckView | null;
  /** All findings of `view` that have arrived, in its order; `findingsComplete` once there are no more to come. */
  readonly findings: readonly FindingView[];
  readonly findingsComplete: boolean;
  /** What the workbook itself is to show is on its way there. */
  readonly painting: boolean;
  /** The workbook has changed since `view` was made. */
  readonly stale: boolean;
  readonly problem: string | null;
  readonly settings: PaneSettings;
  readonly screen: ScreenId;
  readonly filter: FindingFilter;
  /** Finding under the cursor, by its id. */
  readonly current: number | null;
  readonly selection: { readonly sheet: string; readonly area: Area } | null;
  /** Whether indicators and coefficients stand in the workbook as live formulas. */
  readonly results: boolean;
  /** What 撤销 would take back, in words, latest last. */
  readonly undoable: readonly string[];
  readonly notice: Notice | null;
  /** Texts typed into fields that could not be stored, by field: they wait there until she comes back. */
  readonly drafts: Readonly<Record<string, string>>;
}

/** What the screens can do. None throws: what goes wrong becomes `notice`. */
export interface PaneActions {
  readonly check: () => Promise<void>;
  readonly cancel: () => void;
  readonly show: (screen: ScreenId) => void;
  readonly setSettings: (change: Partial<PaneSettings>) => void;
  readonly setFilter: (change: Partial<FindingFilter>) => void;
  /** Puts the cursor on a finding and, with `reveal`, its cell into sight. */
  readonly focusFinding: (id: number | null, reveal: boolean) => void;
  /** Moves the cursor along the findings that the filter lets through; ends once the cell is in sight. */
  readonly step: (by: 1 | -1) => Promise<void>;
  readonly reveal: (sheet: string, area: Area) => Promise<void>;
  readonly previewFixes: (of: {
    readonly rule?: string;
    readonly finding?: number;
  }) => Promise<readonly FixView[]>;
  readonly applyFixes: (fixes: readonly FixView[]) => Promise<void>;
  readonly explain: (findings: readonly number[], text: string) => Promise<void>;
  /** Cells and sheets that writing the results would fill, for a preview. */
  readonly previewResults: () => Promise<ResultsPreview | null>;
  readonly setResults: (on: boolean) => Promise<void>;
  /** Takes back the latest of repairs, reasons and results. */
  readonly undo: () => Promise<void>;
  readonly dismissNotice: () => void;
  readonly rule: (id: string) => Promise<RuleView | null>;
  readonly school: (id: number) => Promise<SchoolView | null>;
  readonly points: (level: Level, indicator: string) => Promise<readonly PointView[]>;
  /** What is still to be done before the workbook is sent. */
  readonly readiness: () => Promise<Readiness | null>;
  /** Whether the receipt that stands in the workbook holds. */
  readonly receipt: () => Promise<ReceiptView | null>;
  /** Writes a receipt into the workbook, in place of an earlier one. */
  readonly writeReceipt: () => Promise<void>;
  readonly standards: () => Promise<readonly StandardView[]>;
  /** Null where the check has been overtaken. */
  readonly entryRows: () => Promise<readonly EntryRow[] | null>;
  readonly entry: (place: EntryPlace) => Promise<EntryView | null>;
  /** Tables in which another school can be begun; null where the check has been overtaken. */
  readonly openTables: () => Promise<readonly EntryTable[] | null>;
  /** Begins a school there; null where the workbook did not take it, of which the notice tells. */
  readonly newRecord: (table: EntryTable, name: string) => Promise<EntryAnswer | null>;
  /** What a typed text would come to; nothing is stored. */
  readonly readEntry: (place: EntryPlace, key: string, text: string) => Promise<EntryAnswer | null>;
  /** Stores it; null where the workbook did not take it, of which the notice tells. */
  readonly enter: (
    place: EntryPlace,
    key: string,
    text: string,
    label: string,
  ) => Promise<EntryAnswer | null>;
  readonly keepDraft: (field: string, text: string | null) => void;
  /** Opens a blank form in a workbook of its own; null where the surroundings cannot. */
  readonly newForm: ((form: NewFormId) => Promise<void>) | null;
  /** Opens the form of the year after this one's, with this year's figures to compare with; null as above. */
  readonly nextYear: (() => Promise<void>) | null;
  /** Brings a cell into sight where it can be; the keyboard stays in the pane. */
  readonly lookAt: (sheet: string, at: CellAddress) => Promise<void>;
  /** Compares with this file as last year's from now on; null where files cannot be read. */
  readonly useLastYear: ((file: File) => Promise<void>) | null;
  readonly forgetLastYear: () => Promise<void>;
  /** Keeps the figures of that file in the workbook itself. */
  readonly keepLastYear: () => Promise<void>;
  /** All settings as they were at the first start. */
  readonly resetSettings: () => void;
}

export interface ResultsPreview {
  readonly blocks: readonly {
    readonly sheet: string;
    readonly area: string;
    readonly cells: number;
    readonly formulas: number;
    readonly headers: readonly string[];
  }[];
  readonly sheets: readonly string[];
}

export interface PaneSession {
  readonly actions: PaneActions;
  readonly state: () => PaneState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Files of many schools beside the open workbook, in a state of their own; null where none can be received. */
  readonly receiving: Receiving | null;
  /** Takes up the workbook that the host now holds; the one before is forgotten. */
  readonly open: (name: string) => Promise<void>;
  readonly close: () => void;
}
