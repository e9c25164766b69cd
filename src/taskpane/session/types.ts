import type { CheckChoices, PlanChoices, Progress } from '../../app/live/engine';
import type {
  CheckView,
  FindingView,
  FixView,
  PointView,
  RuleView,
  SchoolView,
  StandardView,
} from '../../app/view/types';
import type { Tier } from '../../app/index';
import type { Area } from '../../kernel/address';
import type { Level } from '../../standard/types';

export type ScreenId = 'overview' | 'findings' | 'schools' | 'balance' | 'settings';

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
}

/** What the screens can do. None throws: what goes wrong becomes `notice`. */
export interface PaneActions {
  check(): Promise<void>;
  cancel(): void;
  show(screen: ScreenId): void;
  setSettings(change: Partial<PaneSettings>): void;
  setFilter(change: Partial<FindingFilter>): void;
  /** Puts the cursor on a finding and, with `reveal`, its cell into sight. */
  focusFinding(id: number | null, reveal: boolean): void;
  reveal(sheet: string, area: Area): Promise<void>;
  previewFixes(of: {
    readonly rule?: string;
    readonly finding?: number;
  }): Promise<readonly FixView[]>;
  applyFixes(fixes: readonly FixView[]): Promise<void>;
  explain(findings: readonly number[], text: string): Promise<void>;
  /** Cells and sheets that writing the results would fill, for a preview. */
  previewResults(): Promise<ResultsPreview | null>;
  setResults(on: boolean): Promise<void>;
  /** Takes back the latest of repairs, reasons and results. */
  undo(): Promise<void>;
  dismissNotice(): void;
  rule(id: string): Promise<RuleView | null>;
  school(id: number): Promise<SchoolView | null>;
  points(level: Level, indicator: string): Promise<readonly PointView[]>;
  standards(): Promise<readonly StandardView[]>;
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
  state(): PaneState;
  subscribe(listener: () => void): () => void;
  /** Takes up the workbook that the host now holds; the one before is forgotten. */
  open(name: string): Promise<void>;
  close(): void;
}
