import { describe, expect, it } from '@jest/globals';
import { applicationOf, type Application } from '../../scripts/examples/application';
import { applicationSheets } from '../../scripts/examples/applicationSheets';
import { cleanLedger, countySheet } from '../../scripts/examples/county';
import { ledgerRows } from '../../scripts/examples/truth';
import { workbook } from '../../scripts/examples';
import { dataFindings } from '../support/findings';

const CLEAN = applicationOf(ledgerRows());

type Change = readonly [table: string, row: number, key: string, value: string | number | null];

function withMistake([table, row, key, value]: Change): Application {
  const rows = (CLEAN[table] ?? []).map((old, at) => (at === row ? { ...old, [key]: value } : old));
  return { ...CLEAN, [table]: rows };
}

const found = (application: Application): readonly string[] =>
  dataFindings(workbook(applicationSheets(application)));

describe('a national application', () => {
  it('whose tables agree gives no finding', () => {
    expect(found(CLEAN)).toEqual([]);
  });

  it('agrees with the ledger and the county form that it was made from', () => {
    const sheets = [cleanLedger(ledgerRows()), countySheet(), ...applicationSheets(CLEAN)];
    expect(dataFindings(workbook(sheets))).toEqual([]);
  });

  it.each<[string, Change, readonly string[]]>([
    ['more rural than all people', ['application/1', 0, 'population_rural', 50], ['J-143 表Ⅰ!B6']],
    [
      'more large teaching points than points',
      ['application/1', 0, 'teaching_points_ge50', 4],
      ['J-144 表Ⅰ!P6', 'X-020 表Ⅰ!I6'],
    ],
    ['population typed in persons', ['application/1', 0, 'population', 426800], ['J-147 表Ⅰ!A6']],
    [
      'more full-time teachers than staff',
      ['application/1', 0, 'staff_primary', 900],
      ['J-145 表Ⅰ!V6'],
    ],
    [
      'a school counted as passing too many',
      ['application/2-1', 0, 'met_count_overall', 28],
      ['J-155 表Ⅱ-1!J4', 'T-017 表Ⅱ-1!J4'],
    ],
    ['a wrong percentage', ['application/2-1', 1, 'met_percent2', 71], ['J-157 表Ⅱ-1!D7']],
    [
      'pupils typed twice',
      ['application/2-2', 0, 'students', 13250],
      [
        'C-011 表Ⅱ-2!D4',
        'R-015 表Ⅱ-2!D4',
        'X-021 表Ⅰ!S6',
        'X-022-1 表Ⅲ!C4',
        'X-022-2 表Ⅲ!D4',
        'X-022-3 表Ⅲ!E4',
        'X-022-4 表Ⅲ!F4',
        'X-022-5 表Ⅲ!G4',
        'X-022-6 表Ⅲ!H4',
        'X-022-7 表Ⅲ!I4',
        'X-023-1 表Ⅲ!C5',
        'X-023-2 表Ⅲ!D5',
        'X-023-3 表Ⅲ!E5',
        'X-023-4 表Ⅲ!F5',
        'X-023-5 表Ⅲ!G5',
        'X-023-6 表Ⅲ!H5',
        'X-023-7 表Ⅲ!I5',
      ],
    ],
    ['no classes', ['application/2-2', 0, 'classes', 0], ['R-016 表Ⅱ-2!F4']],
    [
      'another school twice',
      ['application/2-2', 1, 'school_name', '澄湖县实验小学'],
      ['T-003 表Ⅱ-2!B5'],
    ],
    ['a blank indicator', ['application/2-2', 2, 'ind4', null], ['C-007 表Ⅱ-2!J6']],
    ['a mean of another county', ['application/3', 0, 'mean1', 7], ['X-022-1 表Ⅲ!C4']],
    [
      'an unweighted coefficient',
      ['application/3', 1, 'cv2', 0.489],
      ['X-023-2 表Ⅲ!D7', 'X-023-8 表Ⅲ!J7'],
    ],
    [
      'a coefficient as percentage',
      ['application/3', 0, 'cv5', 14.4],
      ['J-166 表Ⅲ!G5', 'X-023-5 表Ⅲ!G5', 'X-023-8 表Ⅲ!J5'],
    ],
    [
      'more rotated than eligible',
      ['application/4', 0, 'rotation_actual', 1210],
      ['X-025-2 表Ⅳ!B13', 'X-025-3 表Ⅳ!B13', 'X-027 表Ⅳ!B13', 'J-176 表Ⅳ!C13'],
    ],
    [
      'special funds typed in 元',
      ['application/4', 0, 'special_funds', 524800],
      ['J-114 表Ⅳ!B9', 'X-025-11 表Ⅳ!B9'],
    ],
    [
      'salaries typed in 万元',
      ['application/4', 0, 'salary_teachers', 12.86],
      ['J-112 表Ⅳ!B10', 'J-173 表Ⅳ!C10'],
    ],
    [
      'migrants that do not add up',
      ['application/4', 0, 'migrant_placed', 2700],
      ['X-025-7 表Ⅳ!B17', 'X-026 表Ⅳ!B17'],
    ],
    [
      'a retention rate of another year',
      ['application/5', 0, 'retention_percent', 97.2],
      ['X-025-10 表Ⅴ!B3'],
    ],
    [
      'more disabled children enrolled than there are',
      ['application/5', 0, 'disabled_enrolled', 230],
      ['X-025-8 表Ⅴ!B4', 'X-025-9 表Ⅴ!B4', 'X-029 表Ⅴ!B4'],
    ],
    [
      'more valid forms than forms',
      ['application/6', 0, 'survey_valid', 3130],
      ['X-030 表Ⅵ!C6', 'X-030-4 表Ⅵ!E6'],
    ],
    [
      'an item met although the figures say no',
      ['application/4', 0, 'oversize_primary', 2],
      ['J-132 表Ⅳ!B6', 'J-170 表Ⅳ!C6'],
    ],
    [
      'a blank left in a sentence',
      ['application/4', 0, 'rotation_backbone', null],
      ['J-189 表Ⅳ!B13'],
    ],
    [
      'a verdict against its indicators',
      ['application/2-2', 0, 'overall_ok', '否'],
      ['J-188 表Ⅱ-2!N4', 'T-017 表Ⅱ-1!J4', 'T-017-2 表Ⅱ-1!J5'],
    ],
  ])('with %s marks the cell', (_, change, expected) => {
    expect([...found(withMistake(change))].sort()).toEqual([...expected].sort());
  });
});
