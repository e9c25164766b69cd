/**
 * Shape of `standards/likeness.json`: what makes two headers alike or not. It serves suggestions only, which a person
 * confirms; nothing is ever bound by it.
 */
export interface Likeness {
  /** Words that mean the same in a header; the first stands for all. */
  readonly synonyms: readonly (readonly string[])[];
  /** Words that add nothing to what is counted. */
  readonly fillers: readonly string[];
  /** Words that change what is meant: headers of which only one has such a word are hardly the same. */
  readonly qualifiers: readonly string[];
}
