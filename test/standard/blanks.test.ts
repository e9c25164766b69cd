import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import blanks from '../../standards/blanks.json';
import { definitionOf } from '../../src/forms/definitions';
import { blankForms, fieldByKey, standards } from '../../src/standard';
import type { BlankHeader } from '../../src/standard';
import { faults } from './schemas';

const text = v.pipe(v.string(), v.minLength(1));
const header: v.GenericSchema = v.strictObject({
  text: v.string(),
  columns: v.optional(v.array(v.lazy(() => header))),
  key: v.optional(text),
  role: v.optional(
    v.picklist(['number', 'category', 'label', 'unit', 'value', 'required', 'note', 'verdict']),
  ),
  width: v.optional(v.pipe(v.number(), v.minValue(4), v.maxValue(100))),
  editions: v.optional(v.pipe(v.array(text), v.minLength(1))),
  writes: v.optional(v.literal('codes')),
  uncoded: v.optional(v.boolean()),
});
const rows = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500));
const sheet = v.strictObject({
  table: text,
  // Longer names are no names of sheets.
  name: v.pipe(text, v.maxLength(31)),
  title: v.optional(text),
  landscape: v.boolean(),
  headers: v.pipe(v.array(header), v.minLength(1)),
  codes: v.optional(v.boolean()),
  keep: v.optional(v.number()),
  blocks: v.optional(v.array(v.strictObject({ level: v.optional(text), rows }))),
  labels: v.optional(v.array(v.array(text))),
  notes: v.array(text),
});
const schema = v.array(
  v.strictObject({
    form: v.picklist(['school-sheet', 'school-ledger', 'county-sheet', 'application']),
    editions: v.pipe(v.array(text), v.minLength(1)),
    sheets: v.pipe(v.array(sheet), v.minLength(1)),
    explains: v.array(
      v.picklist(['indicators', 'special-cases', 'live-indicators', 'county-ratios']),
    ),
  }),
);

function leaves(headers: readonly BlankHeader[]): readonly BlankHeader[] {
  return headers.flatMap((one) => (one.columns === undefined ? [one] : leaves(one.columns)));
}

const sheets = blankForms().flatMap((form) => form.sheets);

describe('blank forms', () => {
  it('have the shape that the program reads', () => {
    expect(faults(schema, blanks)).toEqual([]);
  });

  it('are for standards that there are', () => {
    const known = standards().map(({ id }) => id);
    const named = blankForms().flatMap(({ editions, sheets: own }) => [
      ...editions,
      ...own.flatMap(({ headers }) => leaves(headers).flatMap(({ editions: some = [] }) => some)),
    ]);
    for (const id of named) expect(known).toContain(id);
  });

  it.each(sheets.map((one) => [one.table, one] as const))(
    '%s names columns of its definition, each once and with a width',
    (table, { headers, labels }) => {
      const definition = definitionOf(table)?.table;
      const keys = leaves(headers).flatMap(({ key = [] }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { width } of leaves(headers)) expect(width).toBeDefined();
      if (definition?.layout === 'records') {
        const known = definition.columns.map(({ key }) => key);
        for (const key of keys) expect(known).toContain(key);
        for (const key of keys) expect(fieldByKey(key)).toBeDefined();
      } else if (definition?.layout === 'matrix') {
        expect(labels).toHaveLength(definition.rows.length);
        expect(keys).toEqual(definition.columns.map(({ key }) => key));
      } else {
        expect(keys).toEqual([]);
        expect(headers.filter(({ role }) => role === 'value')).toHaveLength(1);
      }
    },
  );
});
