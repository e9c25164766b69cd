/** The shapes of what the authorities demand. The data itself is JSON under `standards/`. */

export type Level = 'primary' | 'junior';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** How far a statement can be trusted: the official text, a public body's copy of it, someone's account, a guess. */
export type Provenance = 'official-text' | 'official-reproduction' | 'secondary' | 'unverified';

export interface Source {
  readonly id: string;
  readonly title: Bilingual;
  readonly url: string | null;
  readonly provenance: Provenance;
  /** Day this source was last read, ISO 8601. */
  readonly checked: string;
}

/** Points at the place that says so: a source id of `sources.json` and the article, table or item in it. */
export interface Citation {
  readonly source: string;
  readonly locator: string;
}

export type Operator = '>=' | '>' | '<=' | '<';

export interface Limit {
  readonly operator: Operator;
  readonly value: number;
  /** Parameter that holds the same figure, so that an overlay or a relief which changes it changes both. */
  readonly parameter?: string;
  readonly citation: Citation;
}

export interface Indicator {
  /** Fixed by the report's contract, e.g. `qualifiedTeachers`. */
  readonly key: string;
  /** Code printed on the form, e.g. `L1`. */
  readonly code: string;
  readonly name: Bilingual;
  /** Unit of the indicator's value. */
  readonly unit: Bilingual;
  /** Digits that the form asks for: display only, verdicts use exact values. */
  readonly decimals: number;
  /** Rule-language formula over ledger columns, in the unit of `resource`. */
  readonly numerator: Readonly<Record<Level, string>>;
  readonly denominator: string;
  /** value = scale × share × numerator / denominator. */
  readonly scale: number;
  /** The resource belongs to the whole school and is divided between its levels by the split weights. */
  readonly split: boolean;
  /** Unit in which a shortfall is told; `whole` where only whole units can be provided (people, rooms). */
  readonly resource: { readonly unit: Bilingual; readonly whole: boolean };
  readonly thresholds: Readonly<Record<Level, Limit>> | null;
  readonly citation: Citation;
}

/** A school passes with `metAtLeast` indicators met and every other at `floorRatio` of its threshold or above. */
export interface SchoolRule {
  readonly metAtLeast: number;
  readonly floorRatio: number;
  readonly citation: Citation;
}

export interface CoefficientRule {
  /** Limit that every single coefficient must keep; null where single coefficients are not limited. */
  readonly each: Readonly<Record<Level, Limit>> | null;
  /** Limit on the mean of the coefficients; null where the mean decides nothing. */
  readonly composite: Readonly<Record<Level, Limit>> | null;
}

/** Weights per pupil of each stage, by school type code: `{"312": {"primary": 1, "junior": 1.1}}`. */
export interface SplitRule {
  readonly weights: Readonly<Record<string, Readonly<Partial<Record<Level | 'senior', number>>>>>;
  readonly citation: Citation;
}

/** Rows of the ledger for which `when` holds take no part in indicators and coefficients. */
export interface Exclusion {
  readonly id: string;
  readonly when: string;
  readonly reason: Bilingual;
  readonly citation: Citation;
}

/** A transitional relief: a switch, off unless the user turns it on. */
export interface Relief {
  readonly id: string;
  readonly name: Bilingual;
  readonly basis: Bilingual;
  readonly citation: Citation;
  /** Adds to an indicator's numerator on the rows where `when` holds. */
  readonly additions: readonly {
    readonly indicator: string;
    readonly when: string;
    readonly add: string;
  }[];
  /** Replaces parameters that rules and items name. */
  readonly parameters: Readonly<Record<string, number>>;
}

export type ItemGroup = 'government' | 'quality' | 'recognition' | 'veto' | 'admission';

/**
 * One item that a county must meet. With `formula` it is decided from the forms that hold its numbers;
 * without one it is a statement that somebody must confirm, and is reported as such.
 */
export interface CountyItem {
  readonly id: string;
  readonly group: ItemGroup;
  /** Number printed on the form within its group. */
  readonly number: number;
  readonly name: Bilingual;
  /** Parts are decided one by one; the item is met when all are. Empty for a pure statement. */
  readonly parts: readonly ItemPart[];
  /** What has to be confirmed by people, whatever the numbers say; null where the numbers settle it. */
  readonly statement: Bilingual | null;
  readonly citation: Citation;
}

export interface ItemPart {
  readonly id: string;
  readonly name: Bilingual;
  /**
   * Rule-language formula giving the figure to compare; columns of named tables, e.g. `SUM(ledger[teachers])`.
   * Table names are written as `formulaName` writes them: `application/4` is `application_4`.
   */
  readonly value: string;
  /**
   * With it, `value` is a condition on the rows of this table, and the figure to compare is the number of rows
   * for which it holds: "no class above 45" is about every row, not about a sum. Columns that the table lacks
   * count as blank. An undecided row leaves the figure undecided unless the limit is broken without it.
   */
  readonly over?: string;
  /** The level that the part is about; without it, a figure from the ledger is about both. */
  readonly level?: Level;
  /** Other values of the limit in circulation: a figure that keeps the limit but not all of these is to be confirmed. */
  readonly circulating?: readonly number[];
  /** Tried in order when the tables of `value` are not there. */
  readonly otherwise: readonly string[];
  readonly limit: Limit;
  readonly unit: Bilingual;
  readonly decimals: number;
}

/** A question that the sources leave open, shown wherever the data it touches is shown. */
export interface OpenQuestion {
  readonly id: string;
  readonly question: Bilingual;
  /** What the data assumes meanwhile. */
  readonly assumed: Bilingual;
  /** Ids or keys of the data it touches (indicator, item, relief, exclusion, parameter). */
  readonly touches: readonly string[];
  /** The sources between which it is open. */
  readonly citations: readonly Citation[];
}

export interface Standard {
  readonly id: string;
  readonly title: Bilingual;
  readonly documentNumber: string;
  readonly issuer: Bilingual;
  readonly issued: string;
  readonly effective: { readonly from: string; readonly until: string | null };
  readonly provenance: Provenance;
  readonly checked: string;
  /** Standard that this one overlays; null for a national one. */
  readonly parent: string | null;
  readonly region: Bilingual | null;
  readonly indicators: readonly Indicator[];
  readonly schoolRule: SchoolRule | null;
  readonly coefficients: CoefficientRule;
  readonly split: SplitRule;
  readonly exclusions: readonly Exclusion[];
  readonly reliefs: readonly Relief[];
  /** Numbers that rules and items refer to by name, e.g. `class_size_limit_primary`. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly items: readonly CountyItem[];
  readonly openQuestions: readonly OpenQuestion[];
}

export interface Parameter {
  readonly value: number;
  /** The direction that demands more; an overlay may move a parameter only that way. */
  readonly tighter: 'higher' | 'lower';
  readonly unit: Bilingual;
  readonly citation: Citation;
}

export type Severity = 'error' | 'warning' | 'info';

/** `proposed` thresholds are ours, so they never make an error. */
export type Basis = 'published' | 'form-structure' | 'policy' | 'proposed';

export type RuleScope = 'cell' | 'row' | 'table' | 'cross-table' | 'cross-school' | 'cross-year';

/**
 * A check as data. Exactly one of `formula` and `test` is set: a formula decides over columns, a test is one of
 * the closed list in `src/checks/tests` for what no formula can see (raw text, layout, computed verdicts).
 */
export interface Rule {
  /** Stable, never reused: the id of the domain's list of checks. */
  readonly id: string;
  readonly scope: RuleScope;
  /** Tables it runs on, e.g. `ledger`, `school`, `county`, `application/2-2`. */
  readonly on: readonly string[];
  readonly name: Bilingual;
  /** Rows where it does not hold are not applicable. */
  readonly when?: string;
  readonly formula?: string;
  /** With a formula over `[@this]`: runs once for each of these fields (a key, or `type:count`, `type:area`, …). */
  readonly each?: readonly string[];
  readonly test?: string;
  readonly options?: Readonly<
    Record<string, string | number | boolean | readonly (string | number)[]>
  >;
  readonly severity: Severity;
  readonly basis: Basis;
  readonly citation: Citation;
  /** What is wrong with its figures, then what to do. `{students}` is a field's value, `{excess}` one of `params`. */
  readonly message: Bilingual;
  /** Further figures of the message as formulas, evaluated on failing rows only. */
  readonly params?: Readonly<Record<string, string>>;
  /** Field keys whose cells are marked. */
  readonly marks: readonly string[];
  /** Safe repair offered, by name. */
  readonly fix?: string;
  /** Standards to which a rule is tied; absent means all. */
  readonly standards?: readonly string[];
  readonly examples: RuleExamples;
}

export interface RuleExamples {
  readonly pass: readonly RuleExample[];
  readonly fail: readonly RuleExample[];
  readonly boundary: readonly (RuleExample & { readonly outcome: 'pass' | 'fail' })[];
  readonly undecidable: readonly RuleExample[];
}

type RawValue = string | number | boolean | null;

/**
 * Input of an example: rows of the rule's table (`on[0]` unless `table` says otherwise) as a form would hold them,
 * by field key, and rows of other tables. The outcome is read at row `at` (0 unless given).
 */
export interface RuleExample {
  readonly table?: string;
  readonly rows: readonly Readonly<Record<string, RawValue>>[];
  readonly at?: number;
  readonly others?: Readonly<Record<string, readonly Readonly<Record<string, RawValue>>[]>>;
  /** Layout facts for tests that look at layout, in terms of the test (`src/checks/tests`). */
  readonly layout?: Readonly<Record<string, unknown>>;
}

/** `count` people or things, `rooms`, `area` ㎡, `money` in the field's unit, `ratio`, `percent`, `year`, `code`, `text`, `flag` 是/否, `enum`. */
export type FieldType =
  'count' | 'area' | 'money' | 'ratio' | 'percent' | 'year' | 'code' | 'text' | 'flag' | 'enum';

/** A quantity or attribute that forms ask for, known by one key wherever it appears. */
export interface Field {
  readonly key: string;
  readonly name: Bilingual;
  readonly type: FieldType;
  /** Unit of the stored figure, e.g. 人, 平方米, 万元; null where there is none. */
  readonly unit: string | null;
  readonly aliases: readonly string[];
  /** Name of a code list in `codes.json` for `enum` and coded fields. */
  readonly codes?: string;
  /** Stays from year to year until somebody changes it: kept when a form is taken over to the next year. */
  readonly standing?: boolean;
  /** Says these fields together, on forms that print them undivided; formulas name them as this sum, in this order. */
  readonly together?: readonly string[];
}
