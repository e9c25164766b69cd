import { describe, expect, it } from '@jest/globals';

import { Tag, inputTags, missingColumns, missingParameters } from '../../src/formula';
import { notApplicable } from '../support/columns';
import { contextOf, formula } from '../support/formulas';

const context = contextOf({
  columns: { a: [1, undefined], b: ['x', notApplicable] },
  others: { t: { x: [1, 2, undefined] } },
  parameters: { limit: 1 },
  self: 'a',
});

describe('missingColumns', () => {
  it('names what the tables lack, and nothing else', () => {
    const parsed = formula('[@a]+[@c]+[@this]+SUM(t[x])+SUM(t[y])+SUM(u[z])>limit');
    expect(missingColumns(parsed, context)).toEqual(['c', 't[y]', 'u[z]']);
    expect(missingParameters(parsed, context)).toEqual([]);
    expect(missingParameters(formula('limit+floor'), context)).toEqual(['floor']);
  });
});

describe('inputTags', () => {
  it('tells what every input of a row holds', () => {
    const parsed = formula('IF([@b]="x",[@this]+[@a],SUM(t[x]))+[@nowhere]');
    expect(inputTags(parsed, context, 0)).toEqual([
      { table: null, key: 'b', tag: Tag.TEXT, row: 0 },
      { table: null, key: 'a', tag: Tag.NUMBER, row: 0 },
      { table: 't', key: 'x', tag: Tag.BLANK, row: 2 },
    ]);
    expect(inputTags(parsed, context, 1).map((input) => input.tag)).toEqual([
      Tag.NOT_APPLICABLE,
      Tag.BLANK,
      Tag.BLANK,
    ]);
  });
});
