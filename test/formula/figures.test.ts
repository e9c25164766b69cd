import { describe, expect, it } from '@jest/globals';
import { evaluate, evaluateExact, figuresOf } from '../../src/formula';
import { contextOf, formula } from '../support/formulas';

/** More rows than are found together. */
const ROWS = 5000;

function columns() {
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  return {
    code: rows.map((row) => `S${String(row % 7)}`),
    pupils: rows.map((row) => (row % 11 === 0 ? undefined : (row % 97) + 1)),
    area: rows.map((row) => ((row * 37) % 10_000) / 100),
  };
}

describe('figuresOf', () => {
  const context = contextOf({ columns: columns(), parameters: { limit: 4.5 } });

  it.each([
    '[@area]/[@pupils]',
    'limit*[@pupils]-[@area]',
    'ROUND([@area]/3,2)',
    '100*[@area]/SUMIFS([area],[code],[@code])',
    'IF([@pupils]>50,[@area]*0.85,MAX([@area],1))',
    '([@area]/7)*([@pupils]/13)/([@area]/[@pupils]+0.000000001)',
  ])('gives %s on every row as it is one by one', (source) => {
    const read = figuresOf(formula(source), context);
    const wanted = (row: number) => evaluateExact(formula(source), context, row)?.valueOf();
    for (const row of [0, 1, 11, 12, 4095, 4096, 4999, 3]) {
      expect({ row, value: read(row) }).toEqual({ row, value: wanted(row) });
    }
  });

  it('gives doubles where there is no exact value, texts as they are, and nothing beyond the table', () => {
    expect(figuresOf(formula('SQRT([@area])'), context)(1)).toBe(Math.sqrt(0.37));
    expect(figuresOf(formula('[@code]'), context)(8)).toBe('S1');
    expect(figuresOf(formula('[@area]'), context)(ROWS)).toBeUndefined();
  });
});

describe('lookups kept for other formulas', () => {
  it('are the answers that each formula would find itself', () => {
    const given = { columns: columns() };
    const kept = { ...contextOf(given), lookups: new Map<string, never>() };
    const sources = [
      'SUMIFS([area],[code],[@code])',
      'SUMIFS([area],[code],[@code])+COUNTIFS([code],[@code])',
      'COUNTIFS([code],"S3")',
      'SUMPRODUCT([area],[area])>COUNTIFS([code],"S3")',
    ];
    for (const source of sources) {
      const own = evaluate(formula(source), contextOf(given));
      expect(evaluate(formula(source), kept)).toEqual(own);
    }
    expect(kept.lookups.size).toBeGreaterThan(0);
  });

  it('are told apart by the column that the rule runs on', () => {
    const given = { columns: { a: [1, 1], b: [1, 2] } };
    const lookups = new Map<string, never>();
    const counted = (self: string) =>
      evaluate(formula('COUNTIFS([this],[@this])'), { ...contextOf({ ...given, self }), lookups });
    expect([...counted('a').numbers]).toEqual([2, 2]);
    expect([...counted('b').numbers]).toEqual([1, 1]);
  });
});
