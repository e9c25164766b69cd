import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inputRecords } from '../../../src/app/receipt/inputs';
import { receiptAmendments, type ReceiptState } from '../../../src/app/receipt';
import { formatAddress } from '../../../src/kernel/address';
import { edited } from '../../support/editing';
import {
  checkOf,
  exampleBytes,
  MAKER,
  rowOf,
  sheetOf,
  stateOf,
  typed,
  withReceipt,
} from '../../support/receipts';

const LAST_ROW = {
  kind: 'delete-lines',
  sheet: '学校台账',
  axis: 'rows',
  at: 49,
  count: 1,
} as const;

const SCHOOL = 'schools/澄湖县实验小学.xlsx';

let county: Uint8Array;
let school: Uint8Array;
beforeAll(() => {
  county = withReceipt(exampleBytes('county.xlsx'));
  school = withReceipt(exampleBytes(SCHOOL));
});

/** Changed cells in short: `学校台账!K2 1325→1326`. */
function told(state: ReceiptState): readonly string[] {
  if (!('changes' in state)) throw new Error(state.outcome);
  return state.changes.cells.map(({ sheet, at, was, is }) => {
    return `${sheet}!${at === null ? '' : formatAddress(at)} ${was}→${is}`;
  });
}

describe('a receipt', () => {
  it('is valid until something changes, on a ledger, a long form and the application forms', () => {
    for (const bytes of [county, school, withReceipt(exampleBytes('application.xlsx'))])
      expect(stateOf(bytes)).toMatchObject({ outcome: 'valid', otherVersion: false });
    expect(stateOf(exampleBytes('county.xlsx'))).toEqual({ outcome: 'none' });
  });

  it('is no form, disturbs no check and is no sheet that nobody knows', () => {
    const before = checkOf({ 'a.xlsx': exampleBytes('county.xlsx') });
    const after = checkOf({ 'a.xlsx': county });
    expect(after.outcome.counts).toEqual(before.outcome.counts);
    expect(after.files[0]?.forms).toEqual(before.files[0]?.forms);
    expect(after.files[0]?.unknown).toEqual(before.files[0]?.unknown);
    expect(after.balance.levels.primary).toEqual(before.balance.levels.primary);
  });

  it('stays small: a line for each row of a ledger, one for each cell of a school’s form', () => {
    expect(sheetOf(county, '上报凭证').grid.rowCount).toBeLessThan(100);
    const { grid } = sheetOf(school, '上报凭证');
    const row = rowOf(school, 'school');
    const line = [0, 1, 2, 3, 4, 5, 6].map((column) => grid.value(row, column));
    expect(line.slice(0, 4)).toEqual(['school', '学校填报数据', 'E2', '2133000001']);
    expect(line.slice(4)).toEqual(['学校名称', 'school_name', '澄湖县实验小学']);
  });

  it('states the school, the standard, the counts and who made it when', () => {
    expect(stateOf(school)).toMatchObject({
      facts: {
        forms: '学校填报表 1 行',
        standard: 'cn.quality-2017',
        school: '2133000001 澄湖县实验小学',
        error: '0',
        at: MAKER.at,
        who: MAKER.who,
      },
    });
  });

  it('is verified by the standard that it names, whoever checks by which', () => {
    const basic = withReceipt(exampleBytes('county.xlsx'), 'cn.basic-2012');
    expect(stateOf(basic, 'cn.quality-2017')).toMatchObject({
      outcome: 'valid',
      facts: { standard: 'cn.basic-2012' },
    });
  });

  it('does not depend on the files that are checked along with it', () => {
    const check = checkOf({ 'a.xlsx': school, 'b.xlsx': school, 'c.xlsx': county });
    expect(check.files.map(({ receipt }) => receipt?.sheet)).toEqual(Array(3).fill('上报凭证'));
    // Two copies of one school are found out across files, which is no matter of either receipt.
    expect(stateOf(school).outcome).toBe('valid');
  });

  it('is written in place of the one before, and what stands below it moves along', () => {
    const end = rowOf(county, '凭证结束');
    const signed = edited(county, typed('上报凭证', `B${String(end + 3)}`, '校长签字：李'));
    expect(stateOf(signed).outcome).toBe('valid');
    const fewer = edited(signed, LAST_ROW);
    const [amendment, ...others] = receiptAmendments(checkOf({ 'a.xlsx': fewer }), MAKER);
    expect(others).toEqual([]);
    expect(amendment?.kind).toBe('set-cells');
    if (amendment === undefined) return;
    const again = edited(fewer, amendment);
    expect(stateOf(again).outcome).toBe('valid');
    expect(rowOf(again, '凭证结束')).toBe(end - 1);
    expect(sheetOf(again, '上报凭证').grid.value(end + 1, 1)).toBe('校长签字：李');
    expect(sheetOf(again, '上报凭证').grid.rowCount).toBe(end + 2);
    expect(receiptAmendments(checkOf({ 'a.xlsx': again }), MAKER)).toEqual([]);
  });

  it('that has lost its form is left as it is, and another is made beside it', () => {
    const cut = edited(
      school,
      typed('上报凭证', `A${String(rowOf(school, '凭证结束') + 1)}`, null),
    );
    expect(stateOf(cut)).toMatchObject({ outcome: 'forged', why: 'layout' });
    const [amendment] = receiptAmendments(checkOf({ 'a.xlsx': cut }), MAKER);
    expect(amendment).toMatchObject({ kind: 'add-sheet', name: '上报凭证 (2)' });
    if (amendment !== undefined)
      expect(stateOf(edited(cut, amendment))).toMatchObject({
        outcome: 'valid',
        sheet: '上报凭证 (2)',
      });
  });
});

describe('a change after the receipt', () => {
  it('is named with what stood there and what stands there now', () => {
    const changed = edited(county, typed('学校台账', 'K2', 1326));
    expect(stateOf(changed)).toMatchObject({ outcome: 'changed' });
    expect(told(stateOf(changed))).toEqual(['学校台账!K2 1325→1326']);
    const form = edited(school, typed('学校填报数据', 'E5', 1985));
    expect(told(stateOf(form))).toEqual(['学校填报数据!E5 1984→1985']);
  });

  it('of a code, a name or a level is that of one cell, not of a row', () => {
    expect(told(stateOf(edited(county, typed('学校台账', 'B3', '2133000099'))))).toEqual([
      '学校台账!B3 2133000002→2133000099',
    ]);
    // Two rows of one code: the one that was there is still itself.
    expect(told(stateOf(edited(county, typed('学校台账', 'B3', '2133000001'))))).toEqual([
      '学校台账!B3 2133000002→2133000001',
    ]);
    expect(told(stateOf(edited(school, typed('学校填报数据', 'E4', '2133000009'))))).toEqual([
      '学校填报数据!E4 2133000001→2133000009',
    ]);
  });

  it('is none where only the looks of a number or a blank have changed', () => {
    for (const value of ['1325', ' 1,325 ', '１３２５', 1325.0])
      expect(stateOf(edited(county, typed('学校台账', 'K2', value))).outcome).toBe('valid');
    expect(stateOf(edited(county, typed('学校台账', 'C2', ' 澄湖县实验小学 '))).outcome).toBe(
      'valid',
    );
  });

  it('is none where a sheet was renamed or its rows and columns moved', () => {
    const moved = edited(
      county,
      { kind: 'rename-sheet', sheet: '学校台账', to: '台账2026' },
      { kind: 'insert-lines', sheet: '台账2026', axis: 'rows', at: 0, count: 2 },
      { kind: 'insert-lines', sheet: '台账2026', axis: 'columns', at: 3, count: 1 },
      { kind: 'move-sheet', sheet: '台账2026', to: 2 },
    );
    expect(stateOf(moved).outcome).toBe('valid');
    const changed = edited(moved, typed('台账2026', 'L4', 1));
    expect(told(stateOf(changed))).toEqual(['台账2026!L4 1325→1']);
  });

  it('of whole rows is told as rows that came or went', () => {
    const state = stateOf(edited(county, LAST_ROW));
    if (!('changes' in state)) throw new Error(state.outcome);
    expect(state.outcome).toBe('changed');
    expect(state.changes.missing.map(({ record }) => record)).toEqual(['5133000042 小学']);
    expect(state.changes.cells).toEqual([]);
    const fewer = withReceipt(edited(exampleBytes('county.xlsx'), LAST_ROW));
    const { grid } = sheetOf(county, '学校台账');
    const cells = Array.from({ length: grid.columnCount }, (_, column) => ({
      at: { row: LAST_ROW.at, column },
      value: grid.value(LAST_ROW.at, column),
    }));
    const added = stateOf(edited(fewer, { kind: 'set-cells', sheet: '学校台账', cells }));
    expect(added).toMatchObject({ outcome: 'changed', changes: { cells: [], missing: [] } });
    if ('changes' in added) expect(added.changes.added).toHaveLength(1);
  });

  it('of any one cell is named, that cell alone', () => {
    const [file] = checkOf({ 'a.xlsx': county }).files;
    const cells = (file === undefined ? [] : inputRecords(file)).flatMap((record) =>
      record.fields.flatMap((field, index) => {
        const at = record.cellOf(field);
        return at === undefined
          ? []
          : [{ sheet: record.sheet, at, was: record.values[index] ?? '' }];
      }),
    );
    expect(cells.length).toBeGreaterThan(2_500);
    fc.assert(
      fc.property(
        fc.nat(cells.length - 1),
        fc.constantFrom(7, 3.25, '另一个', null, '约50', true),
        (index, value) => {
          const cell = cells[index];
          if (cell === undefined) return;
          const place = `${cell.sheet}!${formatAddress(cell.at)}`;
          const state = stateOf(edited(county, typed(cell.sheet, formatAddress(cell.at), value)));
          if (state.outcome === 'valid') {
            expect(value === null ? '' : String(value)).toBe(cell.was);
            return;
          }
          const places = told(state).map((text) => text.slice(0, text.indexOf(' ')));
          expect(places).toEqual([place]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
