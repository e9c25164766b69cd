import { describe, expect, it } from '@jest/globals';
import { checkFiles, readFile } from '../../src/app';
import { succeed } from '../../src/kernel/result';
import { gridFromRows } from '../../src/sheet/denseGrid';
import { findStandard } from '../../src/standard';
import { longForm } from '../support/blankForms';

function itemsOf(table: 'school' | 'county'): number {
  const standard = findStandard('cn.quality-2017');
  if (!standard.ok) throw new Error('no standard');
  const sheet = {
    name: '填报',
    visibility: 'visible' as const,
    grid: gridFromRows(longForm(table, {})),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    filtered: false,
    protected: false,
    tables: [],
  };
  const workbook = succeed({
    sheets: [sheet],
    definedNames: [],
    date1904: false,
    producer: {},
    hasMacros: false,
    externalLinks: 0,
  });
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
