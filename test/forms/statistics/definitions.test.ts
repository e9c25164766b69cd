import { describe, expect, it } from '@jest/globals';
import { tablesOf } from '../../../src/forms/definitions';
import { indexHeaders } from '../../../src/forms/headerIndex';
import { lineIndex } from '../../../src/forms/statistics/lines';
import { codes, fieldByKey, formDefinitions } from '../../../src/standard';

const crosstabs = tablesOf('crosstab').map(({ table }) => table);
const lists = tablesOf('list').map(({ table }) => table);
const keysOf = (name: string): readonly string[] =>
  [
    ...crosstabs.filter(({ table }) => table === name).flatMap(({ columns }) => columns),
    ...lists.filter(({ table }) => table === name).flatMap(({ items }) => items),
  ].map(({ key }) => key);

describe('the printed tables of the statistics', () => {
  it('name one field, and one line, by each text', () => {
    const indexes = [
      ...crosstabs.flatMap((table) => [indexHeaders(table.columns), lineIndex(table)]),
      ...lists.map(({ items }) => indexHeaders(items)),
    ];
    const doubled = indexes.flatMap(({ flat }) => [...flat].filter(([, keys]) => keys.length > 1));
    expect(doubled).toEqual([]);
  });

  it('have fields and lines that are known', () => {
    const names = [...crosstabs, ...lists].flatMap(({ table, needs }) => [
      ...keysOf(table),
      ...needs.flatMap(({ of }) => of),
    ]);
    expect(names.filter((key) => fieldByKey(key) === undefined)).toEqual([]);
    const lines = new Set(codes().lists.statLines.map(({ code }) => code));
    const printed = crosstabs.flatMap(({ lines: own }) => own.map(({ line }) => line));
    expect(printed.filter((line) => !lines.has(line))).toEqual([]);
    expect([...lines].filter((line) => !printed.includes(line))).toEqual([]);
  });

  it('bear each number once', () => {
    const numbers = [...crosstabs, ...lists].flatMap(({ printed }) =>
      printed.flatMap((one) => one.numbers),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('make up ledger rows of fields and lines that they have', () => {
    const sources = formDefinitions().flatMap(({ ledger = [] }) => ledger);
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.filter(({ key }) => fieldByKey(key) === undefined)).toEqual([]);
    const lost = sources.flatMap(({ from }) =>
      from.filter(({ table, field, line }) => {
        const own = crosstabs.find((one) => one.table === table);
        const hasLine = line === undefined || own?.lines.some((one) => one.line === line) === true;
        return !keysOf(table).includes(field) || !hasLine;
      }),
    );
    expect(lost).toEqual([]);
  });
});
