/**
 * Rounding as Excel's users know it: on the decimal figure that a cell shows, not on the binary one behind it.
 * 2.675 is stored as 2.67499999999999982…, and ROUND(2.675,2) is 2.68 all the same.
 */

/** Excel keeps 15 significant digits; what differs only beyond them is noise of the arithmetic. */
const DIGITS = 15;
const NOISE = 1e-9;
const MAX_PLACES = 15;

/** Half away from zero at `places` decimals; negative places round to tens, hundreds … */
export function roundHalfAway(value: number, places: number): number {
  return shift(value, places, (scaled) => nearest(scaled));
}

/** Away from zero at `places` decimals. */
export function roundUp(value: number, places: number): number {
  return shift(value, places, (scaled) => Math.ceil(settle(scaled)));
}

/** The greatest integer not above the value; noise beyond 15 digits does not pull it below an integer. */
export function floorOf(value: number): number {
  return Math.floor(settle(value));
}

/** Remainder with the sign of the divisor; NaN where the divisor is zero. */
export function modulo(value: number, divisor: number): number {
  if (divisor === 0) return NaN;
  const quotient = settle(value / divisor);
  return Number.isInteger(quotient) ? 0 : value - divisor * Math.floor(quotient);
}

function shift(value: number, places: number, round: (scaled: number) => number): number {
  const whole = Math.trunc(places);
  if (whole > MAX_PLACES || value === 0) return value;
  if (whole < -MAX_PLACES) return 0;
  const power = 10 ** Math.abs(whole);
  const size = Math.abs(value);
  const scaled = whole >= 0 ? size * power : size / power;
  if (scaled >= Number.MAX_SAFE_INTEGER) return value;
  const rounded = round(scaled);
  return Math.sign(value) * (whole >= 0 ? rounded / power : rounded * power);
}

function nearest(scaled: number): number {
  const below = Math.floor(scaled);
  const distance = scaled - below - 0.5;
  if (Math.abs(distance) > NOISE * Math.max(1, scaled)) return distance < 0 ? below : below + 1;
  return Math.floor(Number(scaled.toPrecision(DIGITS)) + 0.5);
}

/** The value itself, or the integer that it equals to 15 digits. */
function settle(value: number): number {
  const integer = Math.round(value);
  if (integer === value || Math.abs(value - integer) > NOISE * Math.max(1, Math.abs(value)))
    return value;
  return Number(value.toPrecision(DIGITS));
}

/** Whether noise in the operand of ROUND, ROUNDUP, INT or MOD could make a whole step of difference. */
export function isOnLine(name: string, value: number, by: number): boolean {
  const places = name === 'ROUND' || name === 'ROUNDUP' ? Math.trunc(by) : 0;
  const scaled = Math.abs(name === 'MOD' ? value / by : value * 10 ** places);
  const line = name === 'ROUND' ? Math.floor(scaled) + 0.5 : Math.round(scaled);
  return Math.abs(scaled - line) <= NOISE * Math.max(1, scaled);
}
