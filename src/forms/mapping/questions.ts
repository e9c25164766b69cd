import type { MappingQuestion, MappingSuggestion } from './types';

export const SAMPLES = 3;
const SUGGESTED = 3;

/**
 * The questions of several files, each header asked once, the likeliest first; what was merged may be merged again.
 * Each list is that of files which no other list tells of.
 */
export function mergeQuestions(
  lists: Iterable<readonly MappingQuestion[]>,
): readonly MappingQuestion[] {
  const merged = new Map<string, MappingQuestion>();
  for (const list of lists) {
    for (const question of list) {
      const known = merged.get(question.id);
      merged.set(question.id, known === undefined ? question : together(known, question));
    }
  }
  return [...merged.values()].sort(byLikelihood);
}

function together(a: MappingQuestion, b: MappingQuestion): MappingQuestion {
  return {
    ...a,
    samples: [...new Set([...a.samples, ...b.samples])].slice(0, SAMPLES),
    suggestions: best([...a.suggestions, ...b.suggestions]),
    files: a.files + b.files,
    sheets: a.sheets + b.sheets,
  };
}

/** Each field once, with its highest score. */
function best(suggestions: readonly MappingSuggestion[]): readonly MappingSuggestion[] {
  const scores = new Map<string, number>();
  for (const { field, score } of suggestions)
    scores.set(field, Math.max(score, scores.get(field) ?? 0));
  return [...scores]
    .map(([field, score]) => ({ field, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, SUGGESTED);
}

function byLikelihood(a: MappingQuestion, b: MappingQuestion): number {
  const score = (question: MappingQuestion) => question.suggestions[0]?.score ?? 0;
  return score(b) - score(a) || b.files - a.files || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
