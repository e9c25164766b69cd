import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rules } from '../../src/standard';

/** The domain's list of checks: letter, first and last number of each run. */
const RUNS: readonly (readonly [string, number, number])[] = [
  ['C', 1, 33],
  ['R', 1, 58],
  ['R', 101, 111],
  ['T', 1, 20],
  ['X', 1, 30],
  ['Y', 1, 13],
  ['S', 1, 12],
];

const listed = RUNS.flatMap(([letter, from, to]) =>
  Array.from(
    { length: to - from + 1 },
    (_, at) => `${letter}-${String(from + at).padStart(3, '0')}`,
  ),
);

const page = readFileSync(join(__dirname, '../../docs/rules-left-out.md'), 'utf8');
const table = page.slice(0, page.indexOf('## '));
const leftOut = new Map(
  [...table.matchAll(/^\| ([A-Z]-\d{3}) +\|(.*)\|$/gm)].map(([, id = '', rest = '']) => [
    id,
    rest.split('|').map((cell) => cell.trim()),
  ]),
);

/** `R-021-2` is a part of the check `R-021`. */
const implemented = new Set(rules().map(({ id }) => /^[A-Z]-\d{3}/.exec(id)?.[0] ?? id));

describe('the list of checks', () => {
  it('has 177 checks', () => {
    expect(listed.length).toBe(177);
  });

  it('has each of them either as a rule or left out with a reason', () => {
    expect(listed.filter((id) => !implemented.has(id) && !leftOut.has(id))).toEqual([]);
    expect(listed.filter((id) => implemented.has(id) && leftOut.has(id))).toEqual([]);
  });

  it('names, for what is left out, a check of the list and a reason in both languages', () => {
    expect([...leftOut.keys()].filter((id) => !listed.includes(id))).toEqual([]);
    for (const cells of leftOut.values()) {
      expect(cells).toHaveLength(3);
      expect(cells.every((cell) => cell.length > 0)).toBe(true);
    }
  });

  it('gives rules beyond the list an id of their own', () => {
    const extra = rules().filter(({ id }) => !listed.includes(/^[A-Z]-\d{3}/.exec(id)?.[0] ?? id));
    expect(extra.filter(({ id }) => !id.startsWith('J-')).map(({ id }) => id)).toEqual([]);
  });
});
