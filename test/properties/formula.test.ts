import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  Tag,
  emitFormula,
  evaluate,
  evaluateExact,
  explainFormula,
  parseFormula,
} from '../../src/formula';
import { valueAt } from '../support/columns';
import { calculate } from '../support/excelOracle';
import {
  bindingFor,
  cellsOf,
  contextFor,
  randomCase,
  settlesErrors,
} from '../support/formulaArbitrary';
import { contextOf, formula, values } from '../support/formulas';

const PLACE = { ledgerSheet: '学校 台账', otherSheet: 'other', top: 2 };

/** Comparable form: an undecided row has none. */
function close(actual: unknown, expected: unknown): boolean {
  if (typeof actual !== 'number' || typeof expected !== 'number') return actual === expected;
  return Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}

describe('an emitted formula', () => {
  it('has the value that was computed in memory, on every row', () => {
    let decided = 0;
    fc.assert(
      fc.property(randomCase, (random) => {
        const parsed = formula(random.source);
        const column = evaluate(parsed, contextFor(random));
        const cells = cellsOf(random, PLACE);
        for (let row = 0; row < column.tags.length; row++) {
          const tag = column.tags[row];
          if (tag === Tag.UNREADABLE) continue;
          decided++;
          const text = emitFormula(parsed, bindingFor(random, PLACE, row));
          const result = calculate(text, cells);
          const expected = typeof result === 'object' && result !== null ? result.error : result;
          const actual = valueAt(column, row);
          const failed = typeof result === 'object' && result !== null;
          if (failed && actual !== expected && settlesErrors(random.source)) continue;
          if (!close(actual, expected)) {
            throw new Error(
              `${random.source} → ${text}: ${String(actual)}, not ${String(expected)}`,
            );
          }
        }
      }),
      // One row in some 400,000 cancels all but a few digits, where 15-digit arithmetic and doubles part; other seeds
      // are for `scripts/verify-formulas.ts`.
      { numRuns: 500, seed: 20170519 },
    );
    expect(decided).toBeGreaterThan(1500);
  });

  it('parses again into the same value when it is emitted with structured references', () => {
    fc.assert(
      fc.property(randomCase, (random) => {
        const parsed = formula(random.source);
        const context = contextFor(random);
        const again = emitFormula(parsed, {
          cell: (key) => `[@${key}]`,
          range: (table, key) => `${table ?? ''}[${key}]`,
          parameters: context.parameters,
        });
        const [first, second] = [evaluate(parsed, context), evaluate(formula(again), context)];
        for (let row = 0; row < first.tags.length; row++) {
          expect(valueAt(second, row)).toEqual(valueAt(first, row));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a value', () => {
  it('agrees with its exact fraction', () => {
    fc.assert(
      fc.property(randomCase, (random) => {
        const parsed = formula(random.source);
        const context = contextFor(random);
        const column = evaluate(parsed, context);
        for (let row = 0; row < column.tags.length; row++) {
          const exact = evaluateExact(parsed, context, row);
          if (exact === undefined) continue;
          expect(close(column.numbers[row], Number(exact))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('decides sums of decimals as pencil and paper do', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cents, cents, fc.integer({ min: -1, max: 1 })), { minLength: 1 }),
        (rows) => {
          const columns = {
            a: rows.map(([a]) => a / 100),
            b: rows.map(([, b]) => b / 100),
            c: rows.map(([a, b, off]) => (a + b + off) / 100),
          };
          expect(values('[@a]+[@b]<=[@c]', { columns })).toEqual(rows.map(([, , off]) => off >= 0));
          expect(values('[@a]+[@b]=[@c]', { columns })).toEqual(rows.map(([, , off]) => off === 0));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not depend on how many rows are computed together', () => {
    const row = fc.record({
      a: fc.integer(),
      b: fc.integer({ min: 1 }),
      t: fc.constantFrom('x', 'y'),
    });
    const source = 'IF([@t]="x",[@a]/[@b]*[@b]=[@a],COUNTIFS([t],"y")>=1)';
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 2100, max: 2300 }),
        (rows, size) => {
          const many = Array.from(
            { length: size },
            (_, index) => rows[index % rows.length] ?? { a: 0, b: 1, t: 'x' },
          );
          const columns = {
            a: many.map((r) => r.a),
            b: many.map((r) => r.b),
            t: many.map((r) => r.t),
          };
          expect(values(source, { columns }).every((result) => result === true)).toBe(true);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('any text', () => {
  const fragment = fc.constantFrom(
    ...'[ ] [@ @ ( ) { } , ; : ! " \' # % ^ & = <> <= + - * / $ A1 A:A 1 .5 1e9 SUM( IF( LET( LAMBDA( TRUE #REF! 在校生 ， ＜ \n'.split(
      ' ',
    ),
    ' ',
    '[@a]',
    't[b]',
    'application/2-2[x]',
  );
  const source = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join('')),
  );

  it('is a formula or a problem with a position inside it, and never throws', () => {
    const context = contextOf({ columns: { a: [1, undefined], b: ['x', 2] } });
    fc.assert(
      fc.property(source, (text) => {
        const parsed = parseFormula(text);
        if (parsed.ok) {
          expect(evaluate(parsed.value, context).tags).toHaveLength(2);
          const binding = {
            cell: (key: string) => `[@[${key}]]`,
            range: () => 't[x]',
            parameters: {},
          };
          expect(emitFormula(parsed.value, binding)).not.toBe('');
          expect(typeof explainFormula(parsed.value, 'zh', (_, key) => key, {})).toBe('string');
          return;
        }
        expect(parsed.problem.kind).toBe('formula-invalid');
        const position = Number(parsed.problem.params['position']);
        expect(position).toBeGreaterThanOrEqual(1);
        expect(position).toBeLessThanOrEqual(text.length + 1);
      }),
      { numRuns: 1200 },
    );
  });
});
