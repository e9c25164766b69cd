import type { CellAddress } from '../../kernel/address';
import type { FormId } from '../types';

/**
 * What people have said about headers that no form knows: 列对照, confirmed once and kept. Plain data, shared as a file
 * (`readProfile`, `writeProfile`).
 */
export interface MappingProfile {
  readonly name: string;
  readonly entries: readonly MappingEntry[];
}

export interface MappingEntry {
  /** Name of the table below the header, e.g. `ledger`, `school`. */
  readonly table: string;
  /** The header as a sheet shows it, groups first: `教师情况 / 老师数`. Compared by `headerPathKey`. */
  readonly header: string;
  /** Field that the header names; null where it is ignored, or, with `suggestions`, not decided yet. */
  readonly field: string | null;
  /** Unit of the figures, for headers that name none. */
  readonly unit?: string;
  /** An open question, which binds nothing for as long as no field is confirmed. */
  readonly suggestions?: readonly NamedSuggestion[];
  /** Where an open question comes from, for who has to answer it. */
  readonly seen?: {
    readonly files: number;
    readonly sheets: number;
    readonly sheet: string;
    readonly cell: string;
  };
}

export type MappingState = 'confirmed' | 'ignored' | 'open';

/** A field that a header may mean, and how likely it is: 0 to 1. */
export interface MappingSuggestion {
  readonly field: string;
  readonly score: number;
}

export interface NamedSuggestion extends MappingSuggestion {
  /** The field's name in Chinese, for who reads the file. */
  readonly name: string;
}

/** A header that no form knows, to be confirmed by a person: the same header of many files is one question. */
export interface MappingQuestion {
  /** Table and normalised header: what makes two questions one. */
  readonly id: string;
  readonly form: FormId;
  readonly table: string;
  /** As the first sheet shows it. */
  readonly header: string;
  /** Unit that the header names; absent where it names none. */
  readonly unit?: string;
  /** Where it stands first. */
  readonly at: { readonly file: string; readonly sheet: string; readonly cell: CellAddress };
  /** Up to three different values that stand below it. */
  readonly samples: readonly string[];
  /** At most three, the most likely first; none where no field is like it. */
  readonly suggestions: readonly MappingSuggestion[];
  readonly files: number;
  readonly sheets: number;
}

/** What the entry says: a field, nothing to be read, or nothing yet. */
export function mappingState({ field, suggestions }: MappingEntry): MappingState {
  if (field !== null) return 'confirmed';
  return suggestions === undefined ? 'ignored' : 'open';
}
