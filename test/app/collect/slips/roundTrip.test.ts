import { describe, expect, it } from '@jest/globals';
import { needsReturn, reasonsAsked } from '../../../../src/app/collect/slips';
import { openWorkbook } from '../../../../src/hosts/file';
import { readWorkbook } from '../../../../src/xlsx';
import { edited } from '../../../support/editing';
import type { Filling } from '../../../support/filledForms';
import { valueOf } from '../../../support/live';
import { rowOf, sheetOf, typed } from '../../../support/receipts';
import { factsOf, received } from '../../../support/received';
import {
  cellsOf,
  corrected,
  openIn,
  PATH,
  receivedAgain,
  returned,
  SCHOOL,
  SHEET,
} from '../../../support/returned';
import { reachingOut, schoolFile } from '../../../support/slips';

const REASONS = '数据核查说明';

const WRONG: Filling = { teachers_backbone: 999, students: '约600人', classes: -2 };

/** More rooms than classes: rare, and true. */
const RARE: Filling = { multimedia_rooms: 90 };

describe('a slip that comes back', () => {
  it('clears the findings that were corrected', async () => {
    const sent = schoolFile(SCHOOL, WRONG);
    const before = await openIn(sent);
    expect(before.length).toBeGreaterThan(2);
    const copy = await returned(sent);
    expect(await openIn(copy)).toEqual(before);
    const cells = cellsOf(before);
    expect(await openIn(corrected(copy, cells))).toEqual([]);
  });

  it('keeps what was not corrected', async () => {
    const copy = await returned(schoolFile(SCHOOL, WRONG));
    const left = await openIn(copy);
    const [first = ''] = cellsOf(left);
    const after = await openIn(corrected(copy, [first]));
    expect(after).not.toEqual([]);
    expect(after.filter((one) => one.endsWith(` ${first}`))).toEqual([]);
  });

  it('clears what the clerk explained on the rows laid out for it', async () => {
    const sent = schoolFile(SCHOOL, RARE);
    const asked = await openIn(sent);
    expect(asked.length).toBeGreaterThan(0);
    const copy = await returned(sent);
    const { grid } = sheetOf(copy, REASONS);
    expect(grid.rowCount).toBe(asked.length + 1);
    const column = Array.from({ length: 12 }, (_, n) => grid.value(0, n)).indexOf('说明');
    const reasons = asked.map((_, n) =>
      typed(REASONS, `${String.fromCharCode(65 + column)}${String(n + 2)}`, '每班两间，属实'),
    );
    const answered = edited(copy, ...reasons);
    expect(await openIn(answered)).toEqual([]);
    expect(needsReturn(factsOf(await receivedAgain(answered)))).toBe(false);
  });

  it('is not asked for the same reasons twice', async () => {
    const copy = await returned(schoolFile(SCHOOL, RARE));
    const host = valueOf(openWorkbook(copy));
    valueOf(await host.apply({ edits: [] }));
    expect(reasonsAsked(received(PATH, host.bytes()).check, PATH, [])).toEqual([]);
  });

  it('gets rows for new questions under those that were answered', async () => {
    const copy = await returned(schoolFile(SCHOOL, RARE));
    const before = sheetOf(copy, REASONS).grid.rowCount;
    const worse = edited(copy, typed(SHEET, cellOf(copy, '教学仪器设备'), 0.01));
    const twice = await returned(worse);
    const { grid } = sheetOf(twice, REASONS);
    expect(grid.rowCount).toBeGreaterThan(before);
    expect(rowOf(twice, '规则', REASONS)).toBe(0);
    const names = valueOf(readWorkbook(twice)).sheets.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith(REASONS))).toEqual([REASONS]);
  });

  it('is laid out nothing on a clean workbook', () => {
    expect(reasonsAsked(received(PATH, schoolFile(SCHOOL)).check, PATH, [])).toEqual([]);
  });

  it('clears its findings with a sender’s formulas and links in it, which nobody computes', async () => {
    const sent = reachingOut(schoolFile(SCHOOL, WRONG), SHEET);
    const before = await openIn(sent);
    const copy = await returned(sent);
    const cells = cellsOf(before);
    const fixed = corrected(copy, cells);
    expect(await openIn(fixed)).toEqual([]);
    expect(sheetOf(fixed, SHEET).grid.formula(2, 9)).toBe("'[1]Sheet1'!$A$1");
    expect(sheetOf(fixed, SHEET).grid.value(2, 9)).toBe(0);
  });
});

function cellOf(bytes: Uint8Array, label: string): string {
  const { grid } = sheetOf(bytes, SHEET);
  for (let row = 0; row < grid.rowCount; row++)
    if (JSON.stringify(grid.value(row, 2)).includes(label)) return `E${String(row + 1)}`;
  throw new Error(label);
}
