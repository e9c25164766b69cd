import { describe, expect, it } from '@jest/globals';
import { computeBalance, evaluateItems } from '../../src/balance';
import type { PartResult } from '../../src/balance';
import { standardOf } from '../cases/caseFile';
import type { Row } from './tables';
import { nineYearSchool, primarySchool, tableOf } from './tables';

const quality = standardOf('cn.quality-2017');
type Tables = readonly (readonly [string, readonly Row[]])[];

function outcomeOf(id: string, tables: Tables, confirmed?: boolean): string {
  return resultOf(id, tables, confirmed).outcome;
}

function resultOf(id: string, tables: Tables, confirmed?: boolean) {
  const bound = tables.map(([name, rows]) => tableOf(name, rows));
  const ledgers = bound.filter(({ name }) => name === 'ledger');
  const balance = computeBalance({ standard: quality, ledgers, reliefs: [] });
  const options = confirmed === undefined ? {} : { confirmed: { [id]: confirmed } };
  const results = evaluateItems(quality, bound, ledgers, balance, options);
  const found = results.find(({ item }) => item.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

function part(id: string, name: string, tables: Tables): PartResult | undefined {
  return resultOf(id, tables).parts.find((each) => each.id === name);
}

const CLASSES: Row = Object.fromEntries(
  ['46_50', '51_55', '56_60', '61_65', 'ge66'].map((band) => [`cls_${band}`, 0]),
);
const primary = primarySchool(1, CLASSES);
const combined = nineYearSchool(2, CLASSES, CLASSES);

describe('an item about a level of which there is no row', () => {
  it('is not met by having nothing to break', () => {
    const alone: Tables = [['ledger', [primary]]];
    expect(part('government-5', 'primary', alone)).toMatchObject({ outcome: 'met', value: 0 });
    expect(part('government-5', 'junior', alone)).toMatchObject({
      outcome: 'cannot-tell',
      value: null,
      why: { reason: 'level-missing' },
    });
    expect(outcomeOf('government-5', alone)).toBe('cannot-tell');
    expect(outcomeOf('government-5', [['ledger', [primary, ...combined]]])).toBe('met');
  });

  it('is still missed where a row breaks it', () => {
    const crowded = primarySchool(1, { ...CLASSES, cls_ge66: 1 });
    expect(outcomeOf('government-5', [['ledger', [crowded]]])).toBe('not-met');
  });

  it('takes the county’s own figure where the ledger has none', () => {
    const form: Tables = [
      ['ledger', [primary]],
      ['application/4', [{ classes_over45: 3, classes_over50: 0 }]],
    ];
    expect(part('government-5', 'junior', form)).toMatchObject({ outcome: 'met', value: 0 });
  });
});

describe('a limit for which several figures circulate', () => {
  const funds = (perPupil: number): Tables => [
    ['county', [{ special_funds: perPupil * 100, special_students: 100 }]],
  ];
  it.each([
    [5999, 'not-met'],
    [6000, 'to-confirm'],
    [7000, 'to-confirm'],
    [7999, 'to-confirm'],
    [8000, 'met'],
  ])('at %d yuan is %s', (perPupil, outcome) => {
    expect(outcomeOf('government-7', funds(perPupil))).toBe(outcome);
  });

  it('is settled by people', () => {
    expect(outcomeOf('government-7', funds(7000), true)).toBe('met');
    expect(outcomeOf('government-7', funds(7000), false)).toBe('not-met');
    expect(outcomeOf('government-7', funds(5000), true)).toBe('not-met');
  });
});

describe('a form that arrives twice', () => {
  const level = (value: number): Tables[number] => [
    'application/5',
    [{ monitoring_math_level: value }],
  ];

  it('is not summed', () => {
    expect(part('quality-9', 'math-level', [level(2), level(2)])).toMatchObject({
      outcome: 'not-met',
      value: 2,
    });
  });

  it('decides nothing where the two differ', () => {
    expect(part('quality-9', 'math-level', [level(3), level(4)])).toMatchObject({
      outcome: 'cannot-tell',
      why: { reason: 'duplicate-form' },
    });
  });

  it('counts a school once, and leaves it open where its rows differ', () => {
    const small = primarySchool(3, { students: 60, funds_public_budget: 1 });
    const county: Tables[number] = ['county', [{ quota_primary: 700, quota_junior: 900 }]];
    const rows = [primary, ...combined].map((row) => ({ ...row, funds_public_budget: 900 }));
    const once: Tables = [county, ['ledger', [...rows, small]]];
    const twice: Tables = [...once, ['ledger', [small]]];
    expect(outcomeOf('government-6', once)).toBe('not-met');
    expect(outcomeOf('government-6', twice)).toBe('not-met');
    const other: Tables = [...once, ['ledger', [{ ...small, students: 61 }]]];
    expect(part('government-6', 'funding', other)).toMatchObject({
      outcome: 'cannot-tell',
      why: { reason: 'duplicate-school' },
    });
  });

  it('lets a form that nobody filled in stand aside', () => {
    expect(
      part('quality-9', 'math-level', [
        level(3),
        ['application/5', [{ monitoring_math_level: null }]],
      ]),
    ).toMatchObject({ outcome: 'met' });
  });
});
