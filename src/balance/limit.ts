import type { Operator } from '../standard/types';

/** `sign` is the sign of value − limit. 以上 and 不超过 include the number itself, 小于 does not. */
export function keepsLimit(operator: Operator, sign: number): boolean {
  switch (operator) {
    case '>=':
      return sign >= 0;
    case '>':
      return sign > 0;
    case '<=':
      return sign <= 0;
    case '<':
      return sign < 0;
  }
}

/** Three-valued "and": false as soon as one is false, true only when all are true. */
export function allOf(verdicts: Iterable<boolean | null>): boolean | null {
  let unknown = false;
  for (const verdict of verdicts) {
    if (verdict === false) return false;
    if (verdict === null) unknown = true;
  }
  return unknown ? null : true;
}
