/** Replaces the text between two positions; an insertion where both are the same. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Carries out splices that do not overlap; those at one position keep the order in which they were given. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  if (splices.length === 0) return text;
  // Sorting is stable, so insertions at one position stay in the order given.
  const ordered = [...splices].sort((a, b) => a.from - b.from || a.to - b.to);
  const pieces: string[] = [];
  let at = 0;
  for (const splice of ordered) {
    if (splice.from < at) throw new Error(`splices overlap at ${String(splice.from)}`);
    pieces.push(text.slice(at, splice.from), splice.text);
    at = splice.to;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
