import { describe, expect, it } from '@jest/globals';
import { evaluate, parseFormula, Tag } from '../../src/formula/index';
import { tableFromRows } from '../../src/forms/index';
import { codes, fieldByKey, formDefinitions, type FormColumn } from '../../src/standard/index';

const COLUMNS = formDefinitions().flatMap(({ form, categories = [], tables }) =>
  tables.flatMap((table) => {
    const columns: readonly FormColumn[] =
      table.layout === 'items' ? table.items : table.layout === 'records' ? table.columns : [];
    return columns.map((column) => ({ form, categories, table: table.table, column }));
  }),
);

const CONDITIONS = COLUMNS.flatMap(({ table, column }) =>
  column.askedWhen === undefined
    ? []
    : [{ table, key: column.key, askedWhen: column.askedWhen, required: column.required }],
);

function asked(table: string, askedWhen: string, row: Readonly<Record<string, string>>): boolean {
  const formula = parseFormula(askedWhen);
  if (!formula.ok) throw new Error(askedWhen);
  const rows = tableFromRows(table, [row]);
  const context = { row: rows, tables: () => undefined, parameters: {} };
  const { tags, numbers } = evaluate(formula.value, context);
  if (tags[0] !== Tag.LOGICAL) throw new Error(`${askedWhen} is not decided`);
  return numbers[0] === 1;
}

const JUNIOR = ['graduates', 'grade7_entry', 'transfer_in', 'transfer_out', 'deaths'];

describe('conditions on which a form asks', () => {
  it('are formulas over fields of their own form', () => {
    for (const { table, askedWhen } of CONDITIONS) {
      const formula = parseFormula(askedWhen);
      const keys = formula.ok ? formula.value.columns.map(({ key }) => key) : [];
      expect(keys).not.toEqual([]);
      const own = COLUMNS.filter((one) => one.table === table).map(({ column }) => column.key);
      expect(own).toEqual(expect.arrayContaining(keys));
    }
  });

  it.each([
    ['_primary', 'primary'],
    ['_junior', 'junior'],
    ['_senior', 'senior'],
  ] as const)(
    'of 学校填报表 leave out what ends in %s for schools without that stage',
    (end, stage) => {
      const about = CONDITIONS.filter(
        ({ table, key }) =>
          table === 'school' && (key.endsWith(end) || (stage === 'junior' && JUNIOR.includes(key))),
      );
      expect(about.length).toBeGreaterThan(0);
      for (const { key, askedWhen } of about) {
        for (const { code, stages = [] } of codes().lists.schoolTypes)
          expect([key, code, asked('school', askedWhen, { school_type: code })]).toEqual([
            key,
            code,
            stages.includes(stage),
          ]);
      }
    },
  );

  it('rest on the type of school alone where the form marks the item as required', () => {
    const required = CONDITIONS.filter((one) => one.required === true);
    expect(required.length).toBeGreaterThan(0);
    for (const { table, key, askedWhen } of required) {
      const formula = parseFormula(askedWhen);
      const about = formula.ok ? new Set(formula.value.columns.map((one) => one.key)) : [];
      const by = table === 'ledger' ? ['school_type', 'level'] : ['school_type'];
      expect([key, [...about].filter((one) => !by.includes(one))]).toEqual([key, []]);
    }
  });

  it('never keep back an answer that reliefs, items and rules rest on', () => {
    const asked = COLUMNS.filter(({ table }) => table === 'school');
    for (const key of ['is_dense_city', 'is_rural_small', 'is_small_class_rural']) {
      const column = asked.find((one) => one.column.key === key)?.column;
      expect(column).toMatchObject({ required: true });
      expect(column?.askedWhen).toBeUndefined();
    }
  });

  it('follow the answer that they rest on', () => {
    const rest = CONDITIONS.filter(({ key }) => key.startsWith('rot_') || key.startsWith('area_'));
    expect(rest).toHaveLength(12);
    for (const { table, askedWhen } of rest) {
      const [key] = /is_\w+/.exec(askedWhen) ?? [''];
      expect(fieldByKey(key)?.type).toBe('flag');
      expect(asked(table, askedWhen, { [key]: '是' })).toBe(true);
      expect(asked(table, askedWhen, { [key]: '否' })).toBe(false);
    }
  });
});

it('headings of forms are named in both languages', () => {
  for (const { categories, column } of COLUMNS) {
    if (column.category === undefined) continue;
    expect(categories.map(({ zh }) => zh)).toContain(column.category);
  }
});
