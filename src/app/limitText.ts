import type { Limit, Operator } from '../standard/types';

const SIGN: Readonly<Record<Operator, string>> = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜' };

/** A limit as people write it: `≥ 4.2`; `——` where there is none. */
export function limitText(limit: Limit | null | undefined): string {
  return limit === null || limit === undefined
    ? '——'
    : `${SIGN[limit.operator]} ${String(limit.value)}`;
}
