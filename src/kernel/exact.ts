import Fraction from 'fraction.js';

/** A ratio of whole numbers, not reduced: `d` is above 0. Cheaper than Fraction for sums of many terms. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

/** Doubles closer to a limit than this part of it are decided again with exact numbers. */
const REACH = 1e-9;

/** Excel keeps 15 significant digits of what is typed; digits beyond them are binary noise. */
const TYPED_DIGITS = 15;

/**
 * The number that was typed, as an exact decimal: 0.1 becomes 1/10, and 0.30000000000000004 (which a cell
 * holds after `=0.1+0.2`) becomes 3/10. The value must be finite.
 */
export function exact(value: number): Fraction {
  if (Number.isSafeInteger(value)) return new Fraction(BigInt(value));
  const [mantissa = '0', exponent = '0'] = value.toExponential(TYPED_DIGITS - 1).split('e');
  const digits = BigInt(mantissa.replace('.', ''));
  const power = Number(exponent) - (TYPED_DIGITS - 1);
  return power >= 0
    ? new Fraction(digits * 10n ** BigInt(power))
    : new Fraction(digits, 10n ** BigInt(-power));
}

/** True where doubles cannot be trusted to tell `left` from `right`. */
export function withinReach(left: number, right: number): boolean {
  return Math.abs(left - right) <= REACH * Math.max(Math.abs(left), Math.abs(right));
}

/**
 * Sign of `left - right`: from the doubles where they are apart, otherwise from `exactly`, which gives the
 * sign of the exact difference and is called only then.
 */
export function compareNear(left: number, right: number, exactly: () => number): number {
  return withinReach(left, right) ? exactly() : Math.sign(left - right);
}

export function toRatio(value: Fraction): Ratio {
  return { n: value.s * value.n, d: value.d };
}

export function compareRatios(left: Ratio, right: Ratio): number {
  const difference = left.n * right.d - right.n * left.d;
  if (difference === 0n) return 0;
  return difference > 0n ? 1 : -1;
}

/**
 * Sum of many ratios. Terms over one denominator are added first and the rest pairwise, without reducing:
 * 100,000 schools share few denominators, and greatest common divisors would cost more than they save.
 */
export function sumRatios(terms: Iterable<Ratio>): Ratio {
  const byDenominator = new Map<bigint, bigint>();
  for (const { n, d } of terms) byDenominator.set(d, (byDenominator.get(d) ?? 0n) + n);
  let level: Ratio[] = Array.from(byDenominator, ([d, n]) => ({ n, d }));
  while (level.length > 1) level = addPairs(level);
  return level[0] ?? { n: 0n, d: 1n };
}

function addPairs(terms: readonly Ratio[]): Ratio[] {
  const sums: Ratio[] = [];
  for (let i = 0; i < terms.length; i += 2) {
    const left = terms[i] ?? { n: 0n, d: 1n };
    const right = terms[i + 1];
    sums.push(
      right === undefined ? left : { n: left.n * right.d + right.n * left.d, d: left.d * right.d },
    );
  }
  return sums;
}

/** The nearest double, to about 15 digits, of a ratio whose parts may be far outside a double's range. */
export function ratioToNumber({ n, d }: Ratio): number {
  const size = n < 0n ? -n : n;
  const shift = bitLength(size) - bitLength(d) - 64;
  const quotient = shift >= 0 ? size / (d << BigInt(shift)) : (size << BigInt(-shift)) / d;
  const value = Number(quotient) * 2 ** shift;
  return n < 0n ? -value : value;
}

function bitLength(value: bigint): number {
  const digits = value.toString(16);
  return digits === '0' ? 0 : digits.length * 4;
}

/** The whole number r with r² ≤ value < (r + 1)². */
export function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(bitLength(value) / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
