import { describe, expect, it } from '@jest/globals';
import type { UserAmendment } from '../../../src/sheet/amendment';
import type { WorkbookData } from '../../../src/sheet/data';
import { dataOf } from '../../../src/sheet/editableWorkbook';
import type { SheetSnapshot } from '../../../src/sheet/snapshot';
import { keptSheet, fileOf, ledgerSheet } from '../../support/lastYear';
import { checkedEngine, CHOICES, valueOf } from '../../support/live';
import { BODY, HEADER } from '../../support/ledgers';
import { makeSheet, makeWorkbook } from '../../support/sheets';

function workbook(...sheets: readonly SheetSnapshot[]): WorkbookData {
  return dataOf(makeWorkbook(sheets));
}

const NOW = workbook(ledgerSheet([[0, '在校生数', 402]]));
const LAST = workbook(ledgerSheet());

/** The sheet that an amendment adds or writes over. */
function sheetOf(amendment: UserAmendment | undefined): SheetSnapshot {
  if (amendment?.kind !== 'add-sheet') throw new Error('no sheet is added');
  return makeSheet(amendment.rows ?? [], { name: amendment.name });
}

describe('last year beside an open workbook', () => {
  it('is compared with from the next check on, and no longer once it is forgotten', async () => {
    const { engine, view } = await checkedEngine(NOW);
    const jumps = async () => {
      const now = valueOf(await engine.check(CHOICES));
      return {
        last: now.lastYear,
        jumps: now.groups.filter(({ rule }) => rule === 'Y-004').length,
      };
    };
    expect(view.lastYear).toBeNull();
    await engine.lastYear(LAST, '2025.xlsx');
    expect(await jumps()).toEqual({
      last: { file: '2025.xlsx', schools: 3, problem: null },
      jumps: 1,
    });
    await engine.lastYear(null, '');
    expect(await jumps()).toEqual({ last: null, jumps: 0 });
  });

  it('is told to be no form of schools where it is none', async () => {
    const { engine } = await checkedEngine(NOW);
    await engine.lastYear(workbook(makeSheet([['会议通知']])), 'x.xlsx');
    const { lastYear } = valueOf(await engine.check(CHOICES));
    expect(lastYear).toMatchObject({ file: 'x.xlsx', schools: 0 });
    expect(lastYear?.problem).not.toBeNull();
  });

  it('can be kept in the workbook itself, in place of what it kept before', async () => {
    const { engine } = await checkedEngine(NOW);
    await engine.lastYear(LAST, '2025.xlsx');
    const { revision } = valueOf(await engine.check(CHOICES));
    const [added] = valueOf(await engine.keepLastYear(revision));
    const kept = sheetOf(added);
    expect(kept.name).toBe('上年数据');
    const again = await checkedEngine(workbook(ledgerSheet([[0, '在校生数', 402]]), kept));
    expect(again.view.lastYear).toEqual({ file: null, schools: 3, problem: null });
    expect(again.view.groups.some(({ rule }) => rule === 'Y-004')).toBe(true);
  });

  it('writes over the sheet that is there, and empties what is left of it', async () => {
    const old = keptSheet(fileOf('2024.xlsx', ledgerSheet([[0, '在校生数', 250]])));
    const { engine } = await checkedEngine(workbook(ledgerSheet(), old));
    const one = workbook(makeSheet([HEADER, [...BODY[0]]]));
    await engine.lastYear(one, '2025.xlsx');
    const { revision } = valueOf(await engine.check(CHOICES));
    const amendments = valueOf(await engine.keepLastYear(revision));
    const [amendment] = amendments;
    if (amendment?.kind !== 'set-cells') throw new Error('cells are written');
    const rows = Array.from({ length: old.grid.rowCount }, (_, row) =>
      Array.from({ length: 8 }, (__, column) => old.grid.value(row, column)),
    );
    for (const { at, value } of amendment.cells) (rows[at.row] ?? [])[at.column] = value;
    const again = await checkedEngine(workbook(ledgerSheet(), makeSheet(rows, { name: old.name })));
    expect(again.view.lastYear).toMatchObject({ file: null, schools: 1 });
    expect(rows.flat()).not.toContain('2141001002');
  });

  it('has nothing to keep where no file is open', async () => {
    const { engine, view } = await checkedEngine(NOW);
    expect(valueOf(await engine.keepLastYear(view.revision))).toEqual([]);
  });
});
