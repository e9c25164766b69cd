// A call takes its arguments on the stack, so `push(...items)` and `Math.min(...items)` fail from about 100,000 items
// on. A workbook has more rows than that.

export function appendAll<T>(target: T[], items: Iterable<T>): void {
  for (const item of items) target.push(item);
}

/** Infinity where there is none. */
export function smallest(numbers: Iterable<number>): number {
  let least = Infinity;
  for (const number of numbers) if (number < least) least = number;
  return least;
}

/** -Infinity where there is none. */
export function largest(numbers: Iterable<number>): number {
  let most = -Infinity;
  for (const number of numbers) if (number > most) most = number;
  return most;
}

/** Puts an item at the end of the list under a key. A new list for each item would cost the square of their number. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const own = lists.get(key);
  if (own === undefined) lists.set(key, [item]);
  else own.push(item);
}
