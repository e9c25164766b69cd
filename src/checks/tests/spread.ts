/** The value with as many below as above. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Median and, on each side of it by itself, the median distance from it: what is skewed stays skewed. */
export interface Spread {
  readonly median: number;
  readonly below: number;
  readonly above: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const median = medianOf(values);
  const side = (sign: 1 | -1): number => {
    const distances = values.map((value) => sign * (value - median));
    return medianOf(distances.filter((distance) => distance >= 0));
  };
  return { median, below: side(-1), above: side(1) };
}

/** How many times the ordinary distance of its side a value is from the median; infinite where all others agree. */
export function distanceIn(value: number, { median, below, above }: Spread): number {
  if (value === median) return 0;
  const ordinary = value > median ? above : below;
  return ordinary === 0 ? Infinity : Math.abs(value - median) / ordinary;
}
