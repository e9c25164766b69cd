import { NO_MATCH } from './dictionary';

/** One equality criterion: the code of each table row, and the code that each row of the formula asks for. */
export interface Keyed {
  readonly inTable: Int32Array;
  readonly asked: Int32Array;
  /** Number of codes. */
  readonly size: number;
}

/** Rows of the table in numbered groups, and the group that each row of the formula asks for. */
export interface Groups {
  readonly inTable: Int32Array;
  readonly asked: Int32Array;
  readonly count: number;
}

/** Groups by all criteria together; without any, everything is one group. */
export function groupBy(keys: readonly Keyed[], tableRows: number, rows: number): Groups {
  const [first, ...rest] = keys;
  if (first === undefined) {
    return { inTable: new Int32Array(tableRows), asked: new Int32Array(rows), count: 1 };
  }
  const start: Groups = { inTable: first.inTable, asked: first.asked, count: first.size };
  return rest.reduce(refine, start);
}

function refine(groups: Groups, key: Keyed): Groups {
  const numbers = new Map<number, number>();
  const inTable = new Int32Array(groups.inTable.length);
  for (let row = 0; row < inTable.length; row++) {
    const group = groups.inTable[row] ?? NO_MATCH;
    const code = key.inTable[row] ?? NO_MATCH;
    if (group < 0 || code < 0) {
      inTable[row] = NO_MATCH;
      continue;
    }
    const pair = group * key.size + code;
    const known = numbers.get(pair) ?? numbers.size;
    numbers.set(pair, known);
    inTable[row] = known;
  }
  const asked = new Int32Array(groups.asked.length);
  for (let row = 0; row < asked.length; row++) {
    const group = groups.asked[row] ?? NO_MATCH;
    const code = key.asked[row] ?? NO_MATCH;
    const both = group < 0 || code < 0;
    // UNDECIDED is the smaller of the two signs: an undecided criterion leaves the call undecided.
    asked[row] = both
      ? Math.min(group, code, NO_MATCH)
      : (numbers.get(group * key.size + code) ?? NO_MATCH);
  }
  return { inTable, asked, count: numbers.size };
}
