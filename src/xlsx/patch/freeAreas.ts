import { overlap, type Area } from '../../kernel/address';

/** Pieces that one area may fall into; a rule in more of them helps nobody. */
const MOST_PIECES = 2_000;

/** What is left of an area outside of the others, as rectangles in the order of rows; undefined in too many pieces. */
export function areaWithout(area: Area, others: readonly Area[]): readonly Area[] | undefined {
  let pieces: readonly Area[] = [area];
  for (const other of others) {
    if (!overlap(area, other)) continue;
    pieces = pieces.flatMap((piece) => (overlap(piece, other) ? around(piece, other) : [piece]));
    if (pieces.length > MOST_PIECES) return undefined;
  }
  return [...pieces].sort((a, b) => a.top - b.top || a.left - b.left);
}

/** The up to four rectangles of an area above, beside and below a hole in it. */
function around(area: Area, hole: Area): readonly Area[] {
  const top = Math.max(area.top, hole.top);
  const bottom = Math.min(area.bottom, hole.bottom);
  const pieces = [
    { ...area, bottom: hole.top - 1 },
    { ...area, top, bottom, right: hole.left - 1 },
    { ...area, top, bottom, left: hole.right + 1 },
    { ...area, top: hole.bottom + 1 },
  ];
  return pieces.filter((piece) => piece.top <= piece.bottom && piece.left <= piece.right);
}
