const MINUS = 45;
const POINT = 46;

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${String(exponent)}`));

/** Position behind the sign, digits and points that start here. */
export function endOfDecimal(bytes: Uint8Array, start: number): number {
  let at = bytes[start] === MINUS ? start + 1 : start;
  for (let c = bytes[at] ?? 0; (c >= 48 && c <= 57) || c === POINT; c = bytes[at] ?? 0) at++;
  return at;
}

/**
 * Value of a decimal such as `-12.50`, without a string in between: a mantissa of up to 15 digits and a power of ten up
 * to 22 are both exact as doubles, so one division rounds correctly (Clinger 1990). Undefined for longer numbers,
 * which take the engine's own conversion.
 */
export function readDecimal(bytes: Uint8Array, start: number, end: number): number | undefined {
  const negative = bytes[start] === MINUS;
  const first = negative ? start + 1 : start;
  let mantissa = 0;
  let digits = 0;
  let pointAt = -1;
  for (let at = first; at < end; at++) {
    const c = bytes[at] ?? 0;
    if (c === POINT) {
      if (pointAt >= 0) return undefined;
      pointAt = at;
    } else {
      mantissa = mantissa * 10 + (c - 48);
      digits++;
    }
  }
  if (digits === 0 || digits > 15) return undefined;
  const value = pointAt < 0 ? mantissa : mantissa / (POWERS[end - pointAt - 1] ?? 1);
  return negative ? 0 - value : value;
}
