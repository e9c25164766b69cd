/** Fractions of whole numbers, as plain as can be: for tests that must not share a line of code with the engine. */
export interface Frac {
  readonly n: bigint;
  readonly d: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

export function frac(n: bigint, d = 1n): Frac {
  const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

/** A plain decimal such as -12.50; undefined for anything else. */
export function decimal(text: string): Frac | undefined {
  const [, sign = '', whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const size = BigInt(whole + part);
  return frac(sign === '' ? size : -size, 10n ** BigInt(part.length));
}

export function of(text: string): Frac {
  const value = decimal(text);
  if (value === undefined) throw new Error(`no decimal: ${text}`);
  return value;
}

export const ZERO = frac(0n);
export const ONE = frac(1n);
export const add = (a: Frac, b: Frac): Frac => frac(a.n * b.d + b.n * a.d, a.d * b.d);
export const neg = (a: Frac): Frac => ({ n: -a.n, d: a.d });
export const sub = (a: Frac, b: Frac): Frac => add(a, neg(b));
export const mul = (a: Frac, b: Frac): Frac => frac(a.n * b.n, a.d * b.d);
export const div = (a: Frac, b: Frac): Frac => frac(a.n * b.d, a.d * b.n);
export const sum = (all: readonly Frac[]): Frac => all.reduce(add, ZERO);

export function cmp(a: Frac, b: Frac): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

export function ceil(a: Frac): Frac {
  const down = a.n / a.d;
  return frac(a.n > 0n && a.n % a.d !== 0n ? down + 1n : down);
}

/** To 30 digits, then the nearest double. */
export function toNumber(a: Frac): number {
  const size = a.n < 0n ? -a.n : a.n;
  const digits = ((size * 10n ** 30n) / a.d).toString().padStart(31, '0');
  const value = Number(`${digits.slice(0, -30)}.${digits.slice(-30)}`);
  return a.n < 0n ? -value : value;
}

const SCALE = 10n ** 60n;

/** Square root cut off after 60 decimals; exact where the root is a fraction. */
export function root(a: Frac): Frac {
  const n = wholeRoot(a.n);
  const d = wholeRoot(a.d);
  if (n * n === a.n && d * d === a.d) return frac(n, d);
  return { n: wholeRoot((a.n * SCALE * SCALE) / a.d), d: SCALE };
}

function wholeRoot(value: bigint): bigint {
  let low = 0n;
  let high = 1n;
  while (high * high <= value) high *= 2n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle * middle <= value) low = middle;
    else high = middle;
  }
  return low;
}
