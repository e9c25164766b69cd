import { describe, expect, it } from '@jest/globals';
import {
  citationsIn,
  codes,
  fieldByKey,
  formDefinitions,
  overlays,
  rules,
  sources,
  standards,
} from '../../src/standard';
import { formulaName } from '../../src/formula/table';
import { formulasOf, formulasOfRule, parsed } from './formulas';
import { faults, source as sourceSchema, standard as standardSchema } from './schemas';

const national = standards().filter((one) => one.parent === null);
const sourceIds = new Set(sources().map((one) => one.id));

describe('sources', () => {
  it('have the shape, and ids of their own', () => {
    expect(sources().flatMap((one) => faults(sourceSchema, one))).toEqual([]);
    expect(sourceIds.size).toBe(sources().length);
  });

  it('are all cited, and everything cited is there', () => {
    const used = new Set(
      [...citationsIn(standards()), ...citationsIn(overlays()), ...citationsIn(rules())].map(
        (one) => one.source,
      ),
    );
    expect([...used].filter((id) => !sourceIds.has(id))).toEqual([]);
    expect([...sourceIds].filter((id) => !used.has(id))).toEqual([]);
  });
});

describe.each(standards().map((one) => [one.id, one] as const))('%s', (_, standard) => {
  it('cites sources that exist', () => {
    const cited = citationsIn(standard);
    expect(cited.length).toBeGreaterThan(5);
    expect(cited.filter((one) => !sourceIds.has(one.source))).toEqual([]);
  });

  it('has formulas that parse and name known fields and parameters only', () => {
    // `balance` holds the computed coefficients, which no form does.
    const tables = new Set([
      'balance',
      ...formDefinitions().flatMap((form) => form.tables.map((one) => formulaName(one.table))),
    ]);
    for (const placed of formulasOf(standard)) {
      const formula = parsed(placed);
      const where = `${placed.at}: `;
      for (const { table, key } of formula.columns) {
        expect(where + (fieldByKey(key) === undefined ? key : 'known')).toBe(`${where}known`);
        if (table !== null) expect(where + String(tables.has(table))).toBe(`${where}true`);
      }
      for (const name of formula.parameters) expect(standard.parameters).toHaveProperty(name);
    }
  });

  it('has no parameter that nothing uses', () => {
    const used = new Set([
      ...formulasOf(standard).flatMap((one) => parsed(one).parameters),
      ...rules()
        .flatMap(formulasOfRule)
        .flatMap((one) => parsed(one).parameters),
      ...standard.items.flatMap((item) => item.parts.flatMap((part) => part.limit.parameter ?? [])),
    ]);
    expect(Object.keys(standard.parameters).filter((name) => !used.has(name))).toEqual([]);
  });

  it('lets no parameter differ from the limit that names it', () => {
    for (const { limit } of standard.items.flatMap((item) => item.parts)) {
      if (limit.parameter === undefined) continue;
      expect([limit.parameter, limit.value]).toEqual([
        limit.parameter,
        standard.parameters[limit.parameter]?.value,
      ]);
    }
  });

  it('has reliefs that change what exists', () => {
    for (const relief of standard.reliefs) {
      const keys = standard.indicators.map((one) => one.key);
      for (const { indicator } of relief.additions) expect(keys).toContain(indicator);
      for (const name of Object.keys(relief.parameters)) {
        expect(standard.parameters).toHaveProperty(name);
      }
      expect(relief.additions.length + Object.keys(relief.parameters).length).toBeGreaterThan(0);
    }
  });

  it('asks open questions about data that is there', () => {
    const known = new Set<string>([
      'coefficients',
      'schoolRule',
      ...standard.indicators.map((one) => one.key),
      ...[...standard.items, ...standard.reliefs, ...standard.exclusions].map((one) => one.id),
      ...Object.keys(standard.parameters),
    ]);
    expect(
      standard.openQuestions.flatMap((one) => one.touches).filter((id) => !known.has(id)),
    ).toEqual([]);
  });

  it('decides every item by figures or asks for confirmation', () => {
    const silent = standard.items.filter((one) => one.parts.length === 0 && one.statement === null);
    expect(silent).toEqual([]);
  });

  it('gives every indicator, item, part, relief, exclusion and question an id of its own', () => {
    for (const ids of [
      standard.indicators.map((one) => one.key),
      standard.indicators.map((one) => one.code),
      standard.items.map((one) => one.id),
      standard.items.flatMap((one) => one.parts.map((part) => `${one.id} ${part.id}`)),
      [...standard.reliefs, ...standard.exclusions].map((one) => one.id),
      standard.openQuestions.map((one) => one.id),
    ]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('splits only schools whose type has the levels', () => {
    for (const [type, weights] of Object.entries(standard.split.weights)) {
      const known = codes().lists.schoolTypes.find((one) => one.code === type);
      expect(known?.stages).toEqual(Object.keys(weights));
    }
  });
});

describe('the national standards', () => {
  it.each(national.map((one) => [one.id, one] as const))('%s has the shape', (_, standard) => {
    expect(faults(standardSchema, standard)).toEqual([]);
  });

  it('of one lineage are never in force together', () => {
    const dated = [...standards(), ...overlays()].map((one) => ({
      id: one.id,
      lineage: one.id.replace(/-\d{4}$/, ''),
      from: one.effective.from,
      until: one.effective.until ?? '9999-12-31',
    }));
    const clashes = dated.flatMap((one) =>
      dated
        .filter((other) => other.id !== one.id && other.lineage === one.lineage)
        .filter((other) => one.from <= other.until && other.from <= one.until)
        .map((other) => `${one.id} ${other.id}`),
    );
    expect(dated.every((one) => one.from < one.until)).toBe(true);
    expect(clashes).toEqual([]);
  });
});
