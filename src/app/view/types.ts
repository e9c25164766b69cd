import type { FormId } from '../../forms/types';
import type { Area, CellAddress } from '../../kernel/address';
import type { CellValue } from '../../sheet/cell';
import type { Level } from '../../standard/types';
import type { FileStatus } from '../check';
import type { Tier } from '../findings';

/**
 * What the pane shows of a check: plain data in the language asked for, made beside the engine and sent to the page.
 * Texts are ready to print; numbers stand beside them unrounded where something is drawn or computed with them.
 */
export interface CheckView {
  /** Goes up with every check; what is asked of an older one is answered with `stale`. */
  readonly revision: number;
  readonly standard: {
    readonly id: string;
    readonly title: string;
    readonly documentNumber: string;
  };
  readonly reliefs: readonly { readonly id: string; readonly name: string }[];
  readonly status: FileStatus;
  /** Why nothing could be checked and what to do. */
  readonly problem: string | null;
  readonly forms: readonly FormView[];
  /** Sheets that no form explains; with what they lack where they resemble one. */
  readonly unknown: readonly UnknownView[];
  readonly counts: CountsView;
  readonly verdict: VerdictView;
  /** Causes, the gravest first; the findings of a group are `from` to `from + count` in the list of findings. */
  readonly groups: readonly GroupView[];
  /** What could not be decided, each cause once. */
  readonly obstacles: readonly ObstacleView[];
  /** Sheets, schools and rules that findings name, for the filters. */
  readonly schools: readonly SchoolItem[];
  readonly excluded: readonly ExcludedView[];
  /** What the results may be wrong by, in sentences: schools that could not be left out for want of a column. */
  readonly cautions: readonly string[];
  /** Each level that has schools, in the order primary, junior. */
  readonly levels: readonly LevelView[];
  readonly items: readonly ItemView[];
  /** Ids of rules that have a repair, with how many cells each would repair and of how many of them it is sure. */
  readonly fixes: readonly {
    readonly rule: string;
    readonly name: string;
    readonly count: number;
    readonly sure: number;
  }[];
  readonly lists: ListsView;
  /** What last year's figures come from; null where none are at hand. */
  readonly lastYear: LastYearView | null;
  /** Whether indicators and coefficients can be written into this workbook. */
  readonly writable: boolean;
}

export interface FormView {
  readonly form: FormId;
  readonly name: string;
  readonly sheet: string;
  readonly rows: number;
  /** Where its header stands. */
  readonly at: CellAddress;
}

export interface UnknownView {
  readonly sheet: string;
  /** In a sentence: which form it comes closest to and which headers it lacks; null where it resembles none. */
  readonly closest: string | null;
  /** Where that begins. */
  readonly at: CellAddress;
}

/** Findings by tier; `explained` are 经验校验 with a written reason, no longer among `warning`. */
export interface CountsView {
  readonly error: number;
  readonly warning: number;
  readonly explained: number;
  readonly below: number;
  readonly info: number;
  readonly cannotTell: number;
  /** Evaluations that came to a verdict, and rules that had something to look at. */
  readonly checked: number;
  readonly rules: number;
  readonly schools: number;
}

/** The state of the workbook in one sentence; `open` where it cannot be told. */
export interface VerdictView {
  readonly tone: 'errors' | 'met' | 'missed' | 'open' | 'clean' | 'nothing';
  readonly sentence: string;
}

export interface GroupView {
  readonly rule: string;
  readonly name: string;
  readonly tier: Tier;
  readonly from: number;
  readonly count: number;
  /** Of them, how many have a reason. */
  readonly explained: number;
  readonly fixable: number;
  /** Whether a reason may be written on its findings. */
  readonly explainable: boolean;
}

export interface FindingView {
  /** Position in the list of findings of this revision. */
  readonly id: number;
  readonly rule: string;
  readonly tier: Tier;
  readonly sheet: string;
  /** A1 address of the first cell; empty where the finding is about the whole sheet. */
  readonly cell: string;
  readonly cells: readonly CellAddress[];
  readonly school: string | null;
  readonly field: string | null;
  /** What is wrong with its figures, then what to do. */
  readonly message: string;
  readonly observed: string;
  readonly expected: string;
  /** Safe repair of this cell. */
  readonly fix: { readonly before: string; readonly after: string } | null;
  /** The written reason that is honoured, and the one that is not because the figures have changed since. */
  readonly reason: string | null;
  readonly lapsedReason: string | null;
}

/** A rule as the pane explains it. */
export interface RuleView {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  /** The rule in words; null where a test decides that no formula can state. */
  readonly explanation: string | null;
  readonly formula: string | null;
  readonly basis: string;
  readonly citation: CitationView;
}

export interface CitationView {
  readonly title: string;
  readonly locator: string;
  /** How far the source can be trusted, in words. */
  readonly provenance: string;
  readonly checked: string;
  readonly url: string | null;
}

export interface ObstacleView {
  readonly sheet: string;
  readonly cell: string;
  readonly school: string | null;
  readonly reason: string;
  /** Names of the rules that wait for it. */
  readonly rules: readonly string[];
}

/** A school and level in the list; `id` is its position in the balance of this revision. */
export interface SchoolItem {
  readonly id: number;
  readonly code: string | null;
  readonly name: string;
  readonly level: Level | null;
  readonly levelName: string;
  readonly typeName: string;
  readonly sheet: string;
  /** Row of the sheet, counted from 0; null where the form is not one row per school. */
  readonly row: number | null;
  /** Cells of the school, to follow the selection. */
  readonly area: Area | null;
  readonly pupils: number | null;
  readonly met: number | null;
  readonly of: number;
  readonly passed: boolean | null;
  /** Findings that name the school, by weight. */
  readonly findings: number;
}

export interface SchoolView extends SchoolItem {
  /** 达标, 不达标, 无法判断, with the reason, in a sentence. */
  readonly sentence: string;
  readonly indicators: readonly SchoolIndicatorView[];
}

export interface SchoolIndicatorView {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number | null;
  /** Rounded to the form's digits; `——` where it cannot be told. */
  readonly valueText: string;
  readonly threshold: number | null;
  readonly thresholdText: string;
  readonly met: boolean | null;
  readonly floorText: string | null;
  readonly floorMet: boolean | null;
  readonly shortfall: number | null;
  /** `还差 3 人`; empty where nothing is missing or it cannot be told. */
  readonly shortfallText: string;
  readonly roundingHides: boolean;
  /** Why it cannot be told and which cell to fill. */
  readonly why: string | null;
  /** How the value came about, in words with its figures. */
  readonly working: string;
  readonly inputs: readonly InputView[];
  readonly citation: CitationView;
}

/** A cell that a figure rests on. */
export interface InputView {
  readonly name: string;
  readonly text: string;
  readonly sheet: string;
  readonly cell: string;
  readonly at: CellAddress | null;
}

export interface ExcludedView {
  readonly name: string;
  readonly levelName: string;
  readonly reason: string;
  readonly citation: CitationView | null;
  readonly sheet: string;
  readonly at: CellAddress | null;
}

export interface LevelView {
  readonly level: Level;
  readonly name: string;
  readonly schools: number;
  readonly pupils: number | null;
  readonly passed: boolean | null;
  readonly sentence: string;
  readonly indicators: readonly LevelIndicatorView[];
  readonly composite: {
    readonly text: string;
    readonly limitText: string;
    readonly passed: boolean | null;
  };
}

export interface LevelIndicatorView {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly mean: number | null;
  readonly meanText: string;
  readonly cv: number | null;
  readonly cvText: string;
  readonly limit: number | null;
  readonly limitText: string;
  readonly passed: boolean | null;
  readonly roundingHides: boolean;
  readonly why: string | null;
  readonly threshold: number | null;
  readonly thresholdText: string;
  /** How many schools of the level miss the threshold; null where there is none. */
  readonly missed: number | null;
  readonly citation: CitationView | null;
}

/** One school in the chart of an indicator. */
export interface PointView {
  /** `SchoolItem.id`. */
  readonly school: number;
  readonly name: string;
  readonly sheet: string;
  readonly at: CellAddress | null;
  readonly pupils: number | null;
  readonly value: number | null;
  readonly valueText: string;
  readonly met: boolean | null;
  /** Part of the squared coefficient that comes from this school, 0 to 1; null where it cannot be told. */
  readonly share: number | null;
}

export interface ItemView {
  readonly id: string;
  readonly group: string;
  readonly number: number;
  readonly name: string;
  readonly outcome: 'met' | 'not-met' | 'cannot-tell' | 'to-confirm';
  readonly figures: readonly string[];
  readonly citation: CitationView;
}

/** Lists of classes and rooms that are attached to the form, and what they would fill in. */
export interface ListsView {
  readonly found: readonly {
    readonly name: string;
    readonly sheet: string;
    readonly rows: number;
    /** Where its header stands. */
    readonly at: CellAddress;
  }[];
  readonly fills: readonly ListFillView[];
}

/** One cell as a list fills it; `rule` is the field. */
export interface ListFillView extends FixView {
  readonly name: string;
}

export interface LastYearView {
  /** Name of the file opened as last year's; null where the workbook keeps the figures itself. */
  readonly file: string | null;
  readonly schools: number;
  /** Why nothing could be read of it. */
  readonly problem: string | null;
}

/** One repair as it will be made. */
export interface FixView {
  readonly rule: string;
  readonly sheet: string;
  readonly cell: string;
  readonly at: CellAddress;
  readonly before: CellValue;
  /** Null where the cell is emptied. */
  readonly after: string | number | null;
  /** Says what was said before; otherwise it is offered to who knows the figure. */
  readonly isSure: boolean;
}

/** A standard to choose. */
export interface StandardView {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly parent: string | null;
  readonly region: string | null;
  readonly provenance: string;
  readonly checked: string;
  readonly reliefs: readonly {
    readonly id: string;
    readonly name: string;
    readonly basis: string;
    readonly citation: CitationView;
  }[];
  readonly openQuestions: readonly {
    readonly id: string;
    readonly question: string;
    readonly assumed: string;
  }[];
}
