import Fraction from 'fraction.js';

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
/** Fifteen digits always come back from a double unchanged; with more, the decimal would be a guess. */
const MAX_MANTISSA = 1e15;

/** Power of ten that makes the decimal text of a double an integer; 0 where none up to 10^9 does. */
export function decimalDivisor(value: number): number {
  for (const power of POWERS) {
    const mantissa = Math.round(value * power);
    if (Math.abs(mantissa) > MAX_MANTISSA) return 0;
    if (mantissa / power === value) return power;
  }
  return 0;
}

/**
 * A double as the decimal that it is shown as: 0.1 is one tenth, not the binary fraction nearest to it.
 * Undefined for what is not a finite number.
 */
export function decimalFraction(value: number): Fraction | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) return undefined;
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match;
  const shift = Number(exponent) - decimals.length;
  const mantissa = BigInt(sign + whole + decimals);
  const power = 10n ** BigInt(Math.abs(shift));
  return shift < 0 ? new Fraction(mantissa, power) : new Fraction(mantissa * power, 1n);
}
