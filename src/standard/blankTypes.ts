import type { FormDefinition } from './formTypes';

/** The shape of `standards/blanks.json`: how a form is printed before anybody has filled anything in. */
export interface BlankForm {
  readonly form: FormDefinition['form'];
  /** National standards that have such a form; an overlay has its parent's. */
  readonly editions: readonly string[];
  readonly sheets: readonly BlankSheet[];
  /** Sheets of explanations and of live figures that go with it, by what they show. */
  readonly explains: readonly BlankCompanion[];
}

export type BlankCompanion = 'indicators' | 'special-cases' | 'live-indicators' | 'county-ratios';

/** One table of a form on its sheet; what the table holds is in the form's definition. */
export interface BlankSheet {
  /** Name of the table in the form's definition. */
  readonly table: string;
  readonly name: string;
  readonly title?: string;
  readonly landscape: boolean;
  readonly headers: readonly BlankHeader[];
  /** A row L1, L2 … under the headers. */
  readonly codes?: boolean;
  /** Columns that stay in sight and are repeated on each printed page. */
  readonly keep?: number;
  /** Records: how many rows are to be filled, level by level where the form lists one after the other. */
  readonly blocks?: readonly { readonly level?: string; readonly rows: number }[];
  /** A matrix: the labels beside its rows, in the order of the definition's rows. */
  readonly labels?: readonly (readonly string[])[];
  /** What stands under the table. */
  readonly notes: readonly string[];
}

/** A printed header: a group over others, or one column, which holds a field or has a part in a list of items. */
export interface BlankHeader {
  readonly text: string;
  readonly columns?: readonly BlankHeader[];
  readonly key?: string;
  readonly role?: BlankRole;
  /** In characters. */
  readonly width?: number;
  /** Standards whose form has this column; all of them unless given. */
  readonly editions?: readonly string[];
  /** Of a list of codes the form wants the codes, not the names. */
  readonly writes?: 'codes';
  /** Left out of the row of codes. */
  readonly uncoded?: boolean;
}

export type BlankRole =
  'number' | 'category' | 'label' | 'unit' | 'value' | 'required' | 'note' | 'verdict';
