import { describe, expect, it } from '@jest/globals';
import type { ItemOptions, ItemResult } from '../../src/balance';
import { computeBalance, evaluateItems } from '../../src/balance';
import type { CountyItem, ItemPart, Standard } from '../../src/standard/types';
import { standardOf } from '../cases/caseFile';
import type { Row } from './tables';
import { nineYearSchool, primarySchool, tableOf } from './tables';

const quality = standardOf('cn.quality-2017');

type Tables = Readonly<Record<string, readonly Row[]>>;

function itemsOf(
  tables: Tables,
  options: ItemOptions = {},
  standard: Standard = quality,
): readonly ItemResult[] {
  const bound = Object.entries(tables).map(([name, rows]) => tableOf(name, rows));
  const ledgers = bound.filter(({ name }) => name === 'ledger');
  const balance = computeBalance({ standard, ledgers, reliefs: options.reliefs ?? [] });
  return evaluateItems(standard, bound, ledgers, balance, options);
}

function item(id: string, tables: Tables, options: ItemOptions = {}): ItemResult {
  const found = itemsOf(tables, options).find((result) => result.item.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe('items with figures', () => {
  it('decides each part on its figure', () => {
    const county = [{ rotation_eligible: 200, rotation_actual: 20, rotation_backbone: 3 }];
    const result = item('government-11', { county });
    expect(result.outcome).toBe('not-met');
    expect(result.parts).toMatchObject([
      { id: 'rotation', outcome: 'met', value: 10, limit: { value: 10 } },
      { id: 'backbone', outcome: 'not-met', value: 15 },
    ]);
  });

  it('is exact at the line: 100 % means all of them', () => {
    const ledger = (trained: number): Tables => ({
      ledger: [
        primarySchool(1, { teachers: 29_999, teachers_trained360: 29_999 }),
        primarySchool(2, { teachers: 30_001, teachers_trained360: trained }),
        ...nineYearSchool(3, { teachers_trained360: 30 }, { teachers_trained360: 30 }),
      ],
    });
    expect(item('government-9', ledger(30_001)).outcome).toBe('met');
    expect(item('government-9', ledger(30_000))).toMatchObject({ outcome: 'not-met' });
  });

  it('keeps a strict limit strict', () => {
    const table = (gap: number): Tables => ({
      'application/5': [{ monitoring_chinese_level: 3, monitoring_chinese_gap: gap }],
    });
    const gapOf = (gap: number): unknown =>
      item('quality-9', table(gap)).parts.find(({ id }) => id === 'chinese-gap')?.outcome;
    expect([gapOf(0.149), gapOf(0.15)]).toEqual(['met', 'not-met']);
  });

  it('takes the next form where the first is not at hand or leaves the figure out', () => {
    const application = {
      'application/4': [{ rotation_eligible: 200, rotation_actual: 19, rotation_backbone: 5 }],
    };
    const first = item('government-11', application).parts[0];
    expect(first).toMatchObject({ outcome: 'not-met', value: 9.5 });
    expect(first?.formula).toContain('application_4[rotation_actual]');
    const blank = { county: [{ rotation_eligible: null, rotation_actual: 19 }], ...application };
    expect(item('government-11', blank).parts[0]).toMatchObject({ outcome: 'not-met', value: 9.5 });
  });

  it('cannot tell from a blank, and says which field', () => {
    const county = [{ rotation_eligible: 200, rotation_actual: null, rotation_backbone: 4 }];
    expect(item('government-11', { county })).toMatchObject({
      outcome: 'cannot-tell',
      parts: [{ value: null, why: { reason: 'blank', field: 'rotation_actual' } }, {}],
    });
  });

  it('cannot tell without any form, and does not divide by 0', () => {
    expect(item('government-11', {}).parts[0]).toMatchObject({
      outcome: 'cannot-tell',
      formula: null,
      why: { reason: 'no-form' },
    });
    const county = [{ rotation_eligible: 0, rotation_actual: 0, rotation_backbone: 0 }];
    expect(item('government-11', { county }).parts[0]).toMatchObject({
      outcome: 'cannot-tell',
      why: { reason: 'error' },
    });
  });

  it('follows an overlay’s parameter', () => {
    const shenyang = standardOf('local.shenyang-2024');
    const county = [{ special_funds: 700_000, special_students: 100 }];
    const partOf = (standard: Standard): unknown =>
      itemsOf({ county }, {}, standard).find((result) => result.item.id === 'government-7')
        ?.parts[0];
    expect(partOf(quality)).toMatchObject({ outcome: 'to-confirm', value: 7000 });
    expect(partOf(shenyang)).toMatchObject({ outcome: 'not-met', limit: { value: 8000 } });
  });
});

describe('items about every school', () => {
  const ledger = (...students: readonly (number | null)[]): Tables => ({
    ledger: students.map((count, i) =>
      primarySchool(i, { students: count, founded_year: 2015, students_migrant: 0 }),
    ),
  });

  it('counts the rows that break the limit', () => {
    expect(item('government-4', ledger(2000, 1999)).parts[0]).toMatchObject({
      outcome: 'met',
      value: 0,
    });
    expect(item('government-4', ledger(2001, 2000, 2400)).parts[0]).toMatchObject({
      outcome: 'not-met',
      value: 2,
    });
  });

  it('fails for certain with a blank beside, but does not pass with one', () => {
    expect(item('government-4', ledger(2001, null)).parts[0]?.outcome).toBe('not-met');
    expect(item('government-4', ledger(1000, null)).parts[0]).toMatchObject({
      outcome: 'cannot-tell',
      value: null,
      why: { field: 'students' },
    });
  });

  it('cannot tell from forms without a row', () => {
    for (const id of ['government-4', 'government-5']) {
      expect(item(id, { ledger: [] })).toMatchObject({
        outcome: 'cannot-tell',
        parts: expect.arrayContaining([
          expect.objectContaining({ why: { reason: 'no-form', field: null, tag: null } }),
        ]),
      });
    }
  });

  it('grants a relief only when it is on', () => {
    const tables = {
      ledger: [primarySchool(1, { students: 2400, founded_year: 2010, students_migrant: 0 })],
    };
    expect(item('government-4', tables).parts[0]?.outcome).toBe('not-met');
    expect(item('government-4', tables, { reliefs: ['school-size'] }).parts[0]?.outcome).toBe(
      'met',
    );
  });

  it('reads several ledgers as one', () => {
    const large = (code: number): Row =>
      primarySchool(code, { students: 2001, founded_year: 2015, students_migrant: 0 });
    const ledgers = [[large(1)], [large(2), large(2), primarySchool(3)]].map((rows) =>
      tableOf('ledger', rows),
    );
    const balance = computeBalance({ standard: quality, ledgers, reliefs: [] });
    const results = evaluateItems(quality, ledgers, ledgers, balance);
    const size = results.find((result) => result.item.id === 'government-4');
    expect(size?.parts[0]).toMatchObject({ outcome: 'not-met', value: 2 });
  });
});

describe('statements', () => {
  const met = { county: [{ salary_teachers: 9.5, salary_civil: 9.4 }] };
  const failed = { county: [{ salary_teachers: 9.3, salary_civil: 9.4 }] };

  it('asks people for what no number settles', () => {
    expect(item('government-1', {}).outcome).toBe('to-confirm');
    expect(item('government-1', {}, { confirmed: { 'government-1': true } }).outcome).toBe('met');
    expect(item('government-1', {}, { confirmed: { 'government-1': false } }).outcome).toBe(
      'not-met',
    );
  });

  it('does not let a statement outweigh a figure', () => {
    expect(item('government-8', met).outcome).toBe('to-confirm');
    expect(item('government-8', met, { confirmed: { 'government-8': true } }).outcome).toBe('met');
    expect(item('government-8', failed, { confirmed: { 'government-8': true } }).outcome).toBe(
      'not-met',
    );
    expect(item('government-8', {}, { confirmed: { 'government-8': true } }).outcome).toBe(
      'cannot-tell',
    );
  });
});

describe('the computed coefficients', () => {
  it('are there as table balance', () => {
    const citation = { source: 'test', locator: 'test' };
    const name = { zh: '系数', en: 'coefficient' };
    const part = (id: string, value: string): ItemPart => ({
      id,
      name,
      value,
      otherwise: [],
      limit: { operator: '<=', value: 0.5, citation },
      unit: name,
      decimals: 3,
    });
    const own: CountyItem = {
      id: 'own',
      group: 'admission',
      number: 1,
      name,
      statement: null,
      citation,
      parts: [
        part('primary', 'SUMIFS(balance[cv2],balance[level],"小学")'),
        part('junior', 'SUMIFS(balance[cv2],balance[level],"初中")'),
        part('composite', 'SUMIFS(balance[cv_composite],balance[level],"小学")'),
      ],
    };
    const rows = [
      primarySchool(1, { teachers_backbone: 5 }),
      primarySchool(2, { teachers_backbone: 20 }),
    ];
    const [result] = itemsOf({ ledger: rows }, {}, { ...quality, items: [own] });
    expect(result?.parts).toMatchObject([
      { outcome: 'not-met', value: 0.6 },
      { outcome: 'cannot-tell', value: null },
      { outcome: 'met' },
    ]);
  });
});
