import type { Bilingual } from './types';

/** Shapes of `standards/codes.json` and `standards/forms/*.json`: how forms are laid out, and what they write. */

export type Stage = 'primary' | 'junior' | 'senior';

/** One value of a code list. `aliases` are other ways in which people write it. */
export interface CodeEntry {
  readonly code: string;
  readonly name: Bilingual;
  readonly aliases: readonly string[];
  /**
   * School types: the stages that such a school has; empty where it has no compulsory or senior stage. Grades: the
   * stages to which the grade may belong (六年级 is junior where primary school takes five years).
   */
  readonly stages?: readonly Stage[];
  /** Urban or rural codes: 城区, 镇区 or 乡村. */
  readonly group?: string;
  /** Classes of the school identifier: may run compulsory education. */
  readonly compulsory?: boolean;
}

export type CodeListName =
  | 'schoolTypes'
  | 'levels'
  | 'founderTypes'
  | 'founders'
  | 'urbanRural'
  | 'provinces'
  | 'schoolClasses'
  | 'flags'
  | 'grades'
  | 'roomKinds'
  | 'statLines';

export interface Codes {
  readonly lists: Readonly<Record<CodeListName, readonly CodeEntry[]>>;
  /** Bounds of the class sizes counted under each key; `to` is null in the open last band. */
  readonly classSizeBands: readonly {
    readonly key: string;
    readonly from: number;
    readonly to: number | null;
  }[];
  /** Areas of the music and art rooms counted under each key, `from` included; `below` is null where there is none. */
  readonly roomBands: readonly {
    readonly key: string;
    readonly kind: string;
    readonly from: number;
    readonly below: number | null;
  }[];
  readonly markers: Markers;
  readonly sources: readonly string[];
}

/** Texts that stand where a value, a school or a header would stand. */
export interface Markers {
  /** No value by design. */
  readonly notApplicable: readonly string[];
  /** Filled with a sign that is not a value. */
  readonly placeholder: readonly string[];
  /** Rows of a blank form that mean "and so on". */
  readonly ellipsis: readonly string[];
  /** Labels of totals rows, alone or after one of `totalPrefixes`. */
  readonly totals: readonly string[];
  readonly totalPrefixes: readonly string[];
  /** Beginnings of what follows a table: notes, signatures, dates. */
  readonly footers: readonly string[];
}

/**
 * A header as people write it: one text, or a path of texts from the group down to the column, for headers that
 * mean something only under their group (`["教学班数", "小学"]`). Groups match when they contain the text.
 */
export type HeaderText = string | readonly string[];

/** A column or an item of a form. The field's own name and aliases always match too, unless `only` is set. */
export interface FormColumn {
  readonly key: string;
  /** Text that a blank form prints; the field's name when absent. */
  readonly label?: string;
  readonly headers?: readonly HeaderText[];
  /** Only `headers` and `label` match: the field's own names mean something else on this form. */
  readonly only?: boolean;
  /** Unit that a blank form prints, where it differs from the field's. */
  readonly unit?: string;
  /** Heading under which a blank form lists the item. */
  readonly category?: string;
  /** The form demands a value. */
  readonly required?: boolean;
  /** Rule-language formula over the row: where it does not hold, the form has nothing to ask here. */
  readonly askedWhen?: string;
  /** The form is complete without it. */
  readonly optional?: boolean;
  /** Explanation that a blank form prints beside it. */
  readonly note?: string;
}

interface TableDefinitionBase {
  /** Name of the table in the rule language's terms, e.g. `ledger`, `application/2-1`. */
  readonly table: string;
  readonly name: Bilingual;
  /** Each group must be met by at least `least` (1 unless given) of its keys for a sheet to hold this table. */
  readonly needs: readonly { readonly least?: number; readonly of: readonly string[] }[];
  /** A list that may come with the form, and without which the form is whole. */
  readonly attached?: boolean;
  /** Columns that are sums of others: a part that is blank counts as 0 when the school type has no such stage. */
  readonly sums?: readonly FormSum[];
}

export interface FormSum {
  readonly key: string;
  readonly parts: readonly { readonly key: string; readonly stage?: Stage }[];
}

/** Ways to tell the level of a row where the table has no such column, tried in order. */
export type LevelSource =
  'label-row' | 'school-name' | 'title' | 'sheet-name' | 'school-type' | 'numbering';

/** `from` lists, in order, where one code of the field's list may be named: the title, the sheet, a column by key. */
export interface ToldColumn {
  readonly key: string;
  readonly from: readonly string[];
}

/** Header rows above body rows. */
export interface RecordsDefinition extends TableDefinitionBase {
  readonly layout: 'records';
  readonly columns: readonly FormColumn[];
  /** Keys of which one must be filled for a row to be a record. */
  readonly identity: readonly string[];
  readonly level?: readonly LevelSource[];
  /** Columns of codes that, where the table lacks them, are told by the title, the sheet's name or another column. */
  readonly told?: readonly ToldColumn[];
  /** The body is a single row. */
  readonly single?: boolean;
}

/** One item per row: 填报项目, 单位, 填报值. The whole block is one row of the table. */
export interface ItemsDefinition extends TableDefinitionBase {
  readonly layout: 'items';
  readonly items: readonly FormColumn[];
}

/** Labelled rows crossed with columns. */
export interface MatrixDefinition extends TableDefinitionBase {
  readonly layout: 'matrix';
  /** `key` is joined to the row's `prefix` to give the field: `cv` + `1`. `name` where the key alone is no field. */
  readonly columns: readonly (FormColumn & { readonly name?: Bilingual })[];
  /** Field that tells the rows of the table apart. */
  readonly rowKey: string;
  /** Sheet rows, by label or path of labels; `row` is the value of `rowKey` to which they belong. */
  readonly rows: readonly {
    readonly row: string;
    readonly prefix: string;
    readonly name: Bilingual;
    readonly labels: readonly HeaderText[];
  }[];
}

/** Items whose figures stand inside sentences with blanks. The whole block is one row of the table. */
export interface SentencesDefinition extends TableDefinitionBase {
  readonly layout: 'sentences';
  readonly items: readonly {
    readonly number: number;
    /** Text that a blank form prints as the item's name. */
    readonly label: string;
    /** Texts of which one marks the item's name. */
    readonly phrases: readonly string[];
    /** Field of the column 是否达标. */
    readonly met: string;
    /** Text that a blank form prints, with `{key}` or `{key:unit}` in place of each blank. */
    readonly sentence?: string;
  }[];
}

/** A heading under which a printed table of a family of forms is known, in one of its generations. */
export interface PrintedHeading {
  /** Numbers of the table as printed, without blanks: 基础基312, 教基3112. */
  readonly numbers: readonly string[];
  /** Words that a title holds all of; `without` are words that make it another table's. */
  readonly titles: readonly {
    readonly words: readonly string[];
    readonly without?: readonly string[];
  }[];
  /** Stages that the whole table is about; several where the school's type has to tell which. */
  readonly stages?: readonly Stage[];
}

interface PrintedDefinition extends TableDefinitionBase {
  readonly printed: readonly PrintedHeading[];
  /**
   * The form leaves a cell empty for zero: an empty cell counts as 0 once one of these lines (of the same stage), or
   * one of these items, holds a figure. Where none does nobody filled the table in, and empty cells are blank.
   */
  readonly emptyIsZeroBeside?: readonly string[];
}

/** A printed table whose lines, crossed with its columns, are the rows of the table. */
export interface CrosstabDefinition extends PrintedDefinition {
  readonly layout: 'crosstab';
  readonly columns: readonly FormColumn[];
  /** Lines by label or path of labels; `line` is the name by which rules know them. */
  readonly lines: readonly { readonly line: string; readonly labels: readonly HeaderText[] }[];
  /** Lines named by a stage (小学, 初中) open its block: what this line is there. */
  readonly stageLine?: string;
}

/** A printed table with one item a line: the whole is one row of the table. */
export interface ListDefinition extends PrintedDefinition {
  readonly layout: 'list';
  readonly items: readonly FormColumn[];
  /** Headers of the column that holds the figures, the likeliest first; without one of them, the first of figures. */
  readonly figures: readonly string[];
}

export type TableDefinition =
  | RecordsDefinition
  | ItemsDefinition
  | MatrixDefinition
  | SentencesDefinition
  | CrosstabDefinition
  | ListDefinition;

/** Where a field of the ledger stands in the printed tables of a form. */
export interface LedgerSource {
  readonly key: string;
  /**
   * `level`: the figure of the row's own stage. `whole`: the school's, the same for each of its stages. `single`: asked
   * once for the school, and known by stage only where it has one stage.
   */
  readonly of: 'level' | 'whole' | 'single';
  /** Tried in order; with `sum` added up. `stage` takes another stage's figure than the row's own. */
  readonly from: readonly {
    readonly table: string;
    readonly field: string;
    readonly line?: string;
    readonly stage?: Stage;
    /** Only for rows of this stage. */
    readonly only?: Stage;
  }[];
  readonly sum?: boolean;
}

export interface CompanionDefinition {
  readonly name: Bilingual;
  readonly texts: readonly string[];
  /** Holds no data whatever else it looks like: a list of items and figures reads like a form of many schools. */
  readonly alone?: boolean;
}

export interface FormDefinition {
  readonly form: 'school-sheet' | 'school-ledger' | 'county-sheet' | 'application' | 'statistics';
  readonly name: Bilingual;
  readonly tables: readonly TableDefinition[];
  /** The headings named by `category`, in both languages. */
  readonly categories?: readonly Bilingual[];
  /** Sheets that come with the form and hold no data: known by these texts, all present near the top. */
  readonly companions: readonly CompanionDefinition[];
  /** How the form's tables make up ledger rows. */
  readonly ledger?: readonly LedgerSource[];
}
