import { describe, expect, it } from '@jest/globals';
import { fieldByKey, fields, formDefinitions, rules, sources, standards } from '../../src/standard';
import { formulasOfRule, parsed } from './formulas';
import { faults, field as fieldSchema, rule as ruleSchema } from './schemas';

const sourceIds = new Set(sources().map((one) => one.id));
const parameters = new Set(standards().flatMap((one) => Object.keys(one.parameters)));

/** `*` is every table, `file` the workbook itself. */
const tables = new Set([
  '*',
  'file',
  ...formDefinitions().flatMap((form) => form.tables.map((one) => one.table)),
]);

describe('fields', () => {
  it('have the shape, and keys of their own', () => {
    expect(
      fields().flatMap((one) => faults(fieldSchema, one).map((fault) => `${one.key} ${fault}`)),
    ).toEqual([]);
    expect(new Set(fields().map((one) => one.key)).size).toBe(fields().length);
  });
});

describe('rules', () => {
  it('are there, with ids of their own', () => {
    const ids = rules().map((one) => one.id);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
});

describe.each(rules().map((one) => [one.id, one] as const))('%s', (_, rule) => {
  it('has the shape', () => {
    expect(faults(ruleSchema, rule)).toEqual([]);
  });

  it('is decided either by a formula or by a test', () => {
    expect([rule.formula, rule.test].filter((one) => one !== undefined).length).toBe(1);
  });

  it('cites a source that exists', () => {
    expect([...sourceIds]).toContain(rule.citation.source);
  });

  it('is no error if only we propose it', () => {
    expect(`${rule.basis} ${rule.severity}`).not.toBe('proposed error');
  });

  it('runs on tables that forms have and standards that exist', () => {
    expect(rule.on.filter((table) => !tables.has(table))).toEqual([]);
    const ids = standards().map((one) => one.id);
    expect((rule.standards ?? []).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has formulas that parse and name known fields and parameters only', () => {
    for (const placed of formulasOfRule(rule)) {
      const formula = parsed(placed);
      const unknown = formula.columns.filter(
        (one) => one.key !== 'this' && fieldByKey(one.key) === undefined,
      );
      expect(unknown).toEqual([]);
      expect(formula.parameters.filter((name) => !parameters.has(name))).toEqual([]);
    }
  });

  it('has examples of a pass and a fail', () => {
    expect([rule.examples.pass.length > 0, rule.examples.fail.length > 0]).toEqual([true, true]);
  });

  it('says the same figures in both languages, and knows them all', () => {
    const named = (message: string): readonly string[] =>
      [...new Set(message.match(/\{[^{}]+\}/g))].map((one) => one.slice(1, -1)).sort();
    const zh = named(rule.message.zh);
    expect(named(rule.message.en)).toEqual(zh);
    if (rule.test !== undefined) return;
    const known = new Set(['this', ...Object.keys(rule.params ?? {}), ...parameters]);
    // `last_ledger[students]` is the same school's cell in another table.
    const ofTables = new Set([...tables].map((table) => `last_${table}`));
    const base = zh
      .map((one) => one.split('.')[0] ?? one)
      .map((one) => /^(\w+)\[(\w+)\]$/.exec(one))
      .map((cell, at) =>
        cell !== null && ofTables.has(cell[1] ?? '')
          ? (cell[2] ?? '')
          : (zh[at] ?? '').split('.')[0],
      );
    const unknown = base.filter(
      (one) => !known.has(one ?? '') && fieldByKey(one ?? '') === undefined,
    );
    expect(unknown).toEqual([]);
  });

  it('marks and runs over fields that exist', () => {
    const plain = (rule.each ?? [])
      .map((one) => one.replace(/^!/, ''))
      .filter((one) => one !== '*' && !one.startsWith('type:'));
    const unknown = [...plain, ...rule.marks].filter(
      (one) => one !== 'this' && fieldByKey(one) === undefined,
    );
    expect(unknown).toEqual([]);
  });
});
