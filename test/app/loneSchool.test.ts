import { describe, expect, it } from '@jest/globals';
import { checkFiles, readFile } from '../../src/app';
import { succeed } from '../../src/kernel/result';
import { findStandard } from '../../src/standard';
import { longForm } from '../support/blankForms';
import { makeSheet, makeWorkbook } from '../support/sheets';

function itemsOf(table: 'school' | 'county'): number {
  const standard = findStandard('cn.quality-2017');
  if (!standard.ok) throw new Error('no standard');
  const workbook = succeed(makeWorkbook([makeSheet(longForm(table, {}))]));
  const file = readFile({ path: 'a.xlsx', sha256: '0', workbook });
  expect(file.forms).toHaveLength(1);
  return checkFiles([file], { standard: standard.value, reliefs: [] }).items.length;
}

describe('a blank form', () => {
  it('of a school says nothing of its county', () => {
    expect(itemsOf('school')).toBe(0);
  });

  it('of a county has the items open', () => {
    expect(itemsOf('county')).toBe(35);
  });
});
