/** Ways to divide figures that are the same on every run, so that tables of one school agree with one another. */

/** A whole figure in so many parts, the first ones taking what is left over. */
export function evenly(total: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, at) => Math.floor(total / parts) + (at < total % parts ? 1 : 0));
}

/** A whole figure by weights; what rounding leaves goes to the greatest part. */
export function byWeight(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / sum));
  const most = weights.indexOf(Math.max(...weights));
  parts[most] = (parts[most] ?? 0) + total - sumOf(parts);
  return parts;
}

/** A table of whole figures with the given sums of rows and columns, both of which add up to the same. */
export function crossed(rows: readonly number[], columns: readonly number[]): number[][] {
  const left = [...columns];
  return rows.map((row) => {
    let rest = row;
    return left.map((column, at) => {
      const taken = Math.min(rest, column);
      rest -= taken;
      left[at] = column - taken;
      return taken;
    });
  });
}

export function sumOf(figures: readonly number[]): number {
  return figures.reduce((all, figure) => all + figure, 0);
}

/** An area or a sum of money to the cent. */
export function cents(figure: number): number {
  return Math.round(figure * 100) / 100;
}

/** Areas by weight to the cent, adding up exactly. */
export function areasByWeight(total: number, weights: readonly number[]): number[] {
  return byWeight(Math.round(total * 100), weights).map((part) => part / 100);
}
