import { describe, expect, it } from '@jest/globals';
import { checkFiles, type CountyCheck, readFile, userWorkbook } from '../../../../src/app';
import { annotateForReturn, needsReturn, reasonsAsked } from '../../../../src/app/collect/slips';
import { openWorkbook } from '../../../../src/hosts/file';
import { readWorkbook } from '../../../../src/xlsx';
import type { Filling } from '../../../support/filledForms';
import { edited } from '../../../support/editing';
import { valueOf } from '../../../support/live';
import { factsOf, received, STANDARD } from '../../../support/received';
import { rowOf, sheetOf, typed } from '../../../support/receipts';
import { reachingOut, schoolFile } from '../../../support/slips';

const PATH = '收到/一.xlsx';
const SHEET = '学校填报数据';
const REASONS = '数据核查说明';
const SCHOOL = '澄湖县实验小学';

/** The copy that goes back with the slip. */
async function returned(bytes: Uint8Array): Promise<Uint8Array> {
  const { check } = received(PATH, bytes);
  const host = valueOf(openWorkbook(bytes));
  const asked = reasonsAsked(check, PATH);
  if (asked.length > 0) valueOf(await host.amend(asked));
  valueOf(await host.apply(annotateForReturn(check, PATH, [], 'zh')));
  return host.bytes();
}

/** The workbook as it is received again: what was annotated comes off first. */
async function again(bytes: Uint8Array): Promise<CountyCheck> {
  const snapshot = await userWorkbook(valueOf(openWorkbook(bytes)));
  const file = readFile({ path: PATH, sha256: '2', workbook: snapshot });
  return checkFiles([file], { standard: STANDARD, reliefs: [] });
}

async function open(bytes: Uint8Array): Promise<readonly string[]> {
  const host = valueOf(openWorkbook(bytes));
  valueOf(await host.apply({ edits: [] }));
  const { received: file } = received(PATH, host.bytes());
  expect((await again(bytes)).files[0]?.snapshot?.sheets.map(({ name }) => name)).not.toContain(
    '校验结果',
  );
  return file.findings
    .filter(({ tier, reason }) => tier === 'error' || (tier === 'warning' && reason === undefined))
    .map(({ rule, cell }) => `${rule} ${cell}`);
}

function valueIn(bytes: Uint8Array, cell: string) {
  const [, row] = /^E(\d+)$/.exec(cell) ?? [];
  return sheetOf(bytes, SHEET).grid.value(Number(row) - 1, 4);
}

/** Types into the copy what should have been there, at the cells that the findings name. */
function corrected(copy: Uint8Array, cells: readonly string[]): Uint8Array {
  const truth = schoolFile(SCHOOL);
  return edited(copy, ...cells.map((cell) => typed(SHEET, cell, valueIn(truth, cell))));
}

const WRONG: Filling = { teachers_backbone: 999, students: '约600人', classes: -2 };

/** More rooms than classes: rare, and true. */
const RARE: Filling = { multimedia_rooms: 90 };

describe('a slip that comes back', () => {
  it('clears the findings that were corrected', async () => {
    const sent = schoolFile(SCHOOL, WRONG);
    const before = await open(sent);
    expect(before.length).toBeGreaterThan(2);
    const copy = await returned(sent);
    expect(await open(copy)).toEqual(before);
    const cells = [...new Set(before.map((one) => one.split(' ')[1] ?? ''))];
    expect(await open(corrected(copy, cells))).toEqual([]);
  });

  it('keeps what was not corrected', async () => {
    const copy = await returned(schoolFile(SCHOOL, WRONG));
    const left = await open(copy);
    const first = left[0]?.split(' ')[1] ?? '';
    const after = await open(corrected(copy, [first]));
    expect(after).not.toEqual([]);
    expect(after.filter((one) => one.endsWith(` ${first}`))).toEqual([]);
  });

  it('clears what the clerk explained on the rows laid out for it', async () => {
    const sent = schoolFile(SCHOOL, RARE);
    const asked = await open(sent);
    expect(asked.length).toBeGreaterThan(0);
    const copy = await returned(sent);
    const { grid } = sheetOf(copy, REASONS);
    expect(grid.rowCount).toBe(asked.length + 1);
    const column = Array.from({ length: 12 }, (_, n) => grid.value(0, n)).indexOf('说明');
    const reasons = asked.map((_, n) =>
      typed(REASONS, `${String.fromCharCode(65 + column)}${String(n + 2)}`, '每班两间，属实'),
    );
    const answered = edited(copy, ...reasons);
    expect(await open(answered)).toEqual([]);
    expect(needsReturn(factsOf(received(PATH, answered).received))).toBe(false);
  });

  it('is not asked for the same reasons twice', async () => {
    const copy = await returned(schoolFile(SCHOOL, RARE));
    const host = valueOf(openWorkbook(copy));
    valueOf(await host.apply({ edits: [] }));
    expect(reasonsAsked(received(PATH, host.bytes()).check, PATH)).toEqual([]);
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
    expect(reasonsAsked(received(PATH, schoolFile(SCHOOL)).check, PATH)).toEqual([]);
  });

  it('clears its findings with a sender’s formulas and links in it, which nobody computes', async () => {
    const sent = reachingOut(schoolFile(SCHOOL, WRONG), SHEET);
    const before = await open(sent);
    const copy = await returned(sent);
    const cells = [...new Set(before.map((one) => one.split(' ')[1] ?? ''))];
    const fixed = corrected(copy, cells);
    expect(await open(fixed)).toEqual([]);
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
