import type { Filling, Fillings } from './filledForms';

/** Some of the first row's figures made too large, and some typed as texts, with their unit or alone. */
export function spoilt(truth: Fillings): Fillings {
  const wrong = (value: Filling[string], n: number): Filling[string] => {
    if (typeof value !== 'number') return value;
    if (n % 5 === 0) return value * 1000 - 0.5;
    if (n % 7 === 0) return `${String(value)}人`;
    return n % 11 === 0 ? String(value) : value;
  };
  const spoil = (row: Filling): Filling =>
    Object.fromEntries(Object.entries(row).map(([key, value], n) => [key, wrong(value, n)]));
  return Object.fromEntries(
    Object.entries(truth).map(([table, [first, ...others]]) => [
      table,
      [first && spoil(first), ...others],
    ]),
  );
}
