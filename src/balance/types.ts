import type { Tag } from '../formula/table';
import type { Bilingual, Citation, CountyItem, Level, Limit } from '../standard/types';

/** Why a figure cannot be told. Nothing is put in its place: not 0, not the mean, not last year's figure. */
export type UndecidedReason =
  // an input cell of this school
  | 'blank'
  | 'error'
  | 'unreadable'
  /** A long form asks once for the whole school, and the school has several levels. */
  | 'undivided'
  | 'not-applicable'
  | 'missing-column'
  | 'no-pupils'
  | 'negative'
  // which school, which level
  | 'level-unknown'
  | 'type-unknown'
  | 'scope-unknown'
  | 'level-not-in-type'
  | 'duplicate-school'
  // the level as a whole
  | 'one-school'
  | 'zero-mean'
  | 'schools-undecided'
  | 'indicators-undecided'
  // nothing to judge by
  | 'level-missing'
  | 'duplicate-form'
  | 'no-threshold'
  | 'no-form';

export interface Undecided {
  readonly reason: UndecidedReason;
  /** Field whose cell is at fault; null where no single cell is. */
  readonly field: string | null;
  /** How that cell reads; null where there is no such cell or it reads as a number. */
  readonly tag: Tag | null;
}

/** A school's own fault inside a figure of its level. `school` is an index into `Balance.schools`. */
export interface SchoolFault extends Undecided {
  readonly school: number;
}

export interface LevelUndecided extends Undecided {
  /** Schools to ask; empty where the reason is the level's own (one school, mean 0). */
  readonly schools: readonly SchoolFault[];
}

/** An indicator of a school at one level, after the split. Numbers are unrounded; null cannot be told. */
export interface IndicatorResult {
  readonly value: number | null;
  /** Resource of the row before the split, in `unit`. */
  readonly numerator: number | null;
  /** Part of the resource that belongs to this level: 1 where nothing is split. */
  readonly share: number | null;
  readonly threshold: Limit | null;
  readonly met: boolean | null;
  /** Lowest value that a missed indicator may have; null where the standard sets none. */
  readonly floor: number | null;
  readonly floorMet: boolean | null;
  /**
   * What the school must still add to `numerator` to reach the threshold, in `unit`; rounded up where only whole
   * units can be provided; 0 when met. A split resource is the school's: what its levels lack overlaps, so the
   * largest of their shortfalls is enough for all.
   */
  readonly shortfall: number | null;
  readonly unit: Bilingual;
  /** The value rounded to the form's digits would give a reader another verdict than the exact one. */
  readonly roundingHides: boolean;
  readonly why?: Undecided;
}

export interface SchoolResult {
  readonly table: string;
  readonly file: string;
  readonly sheet: string;
  /** Position in `ledgers` and row in that table, for finding the cells. */
  readonly ledger: number;
  readonly row: number;
  readonly code: string | null;
  readonly name: string | null;
  readonly type: string | null;
  readonly level: Level | null;
  readonly pupils: number | null;
  readonly indicators: Readonly<Record<string, IndicatorResult>>;
  /** The figure of one indicator alone, without all that `indicators` tells of it; null where it cannot be told. */
  readonly value: (indicator: string) => number | null;
  /** Keys of the indicators whose threshold it misses; those that cannot be told are not among them. */
  readonly missed: readonly string[];
  /** Number of indicators met; null while one of them cannot be told or has no threshold. */
  readonly met: number | null;
  readonly passed: boolean | null;
  /** Everything that keeps this school from being judged in full. */
  readonly undecided: readonly Undecided[];
}

/** A row that takes no part, and why. */
export interface ExcludedSchool {
  readonly ledger: number;
  readonly row: number;
  readonly code: string | null;
  readonly name: string | null;
  readonly type: string | null;
  readonly level: Level | null;
  /** Id of the standard's exclusion, or `duplicate-row` for a second copy of a row with the same figures. */
  readonly exclusion: string;
  readonly reason: Bilingual;
  readonly citation: Citation | null;
}

export interface LevelIndicator {
  /** Pooled mean Σ resource / Σ pupils, in the indicator's unit. */
  readonly mean: number | null;
  readonly sd: number | null;
  readonly cv: number | null;
  readonly limit: Limit | null;
  readonly passed: boolean | null;
  /** The coefficient rounded to the form's three digits would give another verdict. */
  readonly roundingHides: boolean;
  /** Part of the variance that comes from each school, largest first; they add up to 1. Empty when all are equal. */
  readonly contributions: readonly { readonly school: number; readonly share: number }[];
  readonly why?: LevelUndecided;
}

export interface LevelBalance {
  readonly level: Level;
  readonly schools: number;
  readonly pupils: number | null;
  readonly indicators: Readonly<Record<string, LevelIndicator>>;
  /** Mean of the coefficients (综合差异系数); `limit` and `passed` are null where it decides nothing. */
  readonly composite: {
    readonly value: number | null;
    readonly limit: Limit | null;
    readonly passed: boolean | null;
  };
  readonly passed: boolean | null;
  readonly why?: LevelUndecided;
}

/** An exclusion that was not applied to a ledger, because its form does not ask for the field. */
export interface UnappliedExclusion {
  readonly exclusion: string;
  readonly ledger: number;
  readonly field: string;
}

export interface Balance {
  /** Rows that count, and rows of which it cannot be told whether or where they count. */
  readonly schools: readonly SchoolResult[];
  readonly excluded: readonly ExcludedSchool[];
  readonly unapplied: readonly UnappliedExclusion[];
  /** null where the ledgers hold no row of that level. */
  readonly levels: Readonly<Record<Level, LevelBalance | null>>;
}

/** `to-confirm`: the figures do not settle it, people must. */
export type ItemOutcome = 'met' | 'not-met' | 'cannot-tell' | 'to-confirm';
export type PartOutcome = ItemOutcome;

export interface PartResult {
  readonly id: string;
  readonly outcome: PartOutcome;
  /** Exact enough to compare, unrounded to show; null where it cannot be told. */
  readonly value: number | null;
  readonly limit: Limit;
  /** Formula that gave the figure: the part's own, or the first of `otherwise` whose tables are there. */
  readonly formula: string | null;
  readonly why?: Undecided;
}

export interface ItemResult {
  readonly item: CountyItem;
  readonly outcome: ItemOutcome;
  readonly parts: readonly PartResult[];
}
