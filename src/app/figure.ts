/** A figure with at most `decimals` digits; `——` where it cannot be told. */
export function figure(value: number | null, decimals: number): string {
  return value === null ? '——' : value.toFixed(decimals);
}
