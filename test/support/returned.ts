import { readFile, userWorkbook } from '../../src/app';
import { receive } from '../../src/app/collect';
import { annotateForReturn, reasonsAsked } from '../../src/app/collect/slips';
import type { ReceivedFile } from '../../src/app/collect/types';
import { openWorkbook } from '../../src/hosts/file';
import { edited } from './editing';
import { valueOf } from './live';
import { sheetOf, typed } from './receipts';
import { received, STANDARD } from './received';
import { schoolFile } from './slips';

export const PATH = '收到/一.xlsx';
export const SHEET = '学校填报数据';
export const SCHOOL = '澄湖县实验小学';

/** The copy that goes back with the slip. */
export async function returned(bytes: Uint8Array): Promise<Uint8Array> {
  const { check } = received(PATH, bytes);
  const host = valueOf(openWorkbook(bytes));
  const asked = reasonsAsked(check, PATH, []);
  if (asked.length > 0) valueOf(await host.amend(asked));
  valueOf(await host.apply(annotateForReturn(check, PATH, [], 'zh')));
  return host.bytes();
}

/** A copy as it is received again: what was annotated comes off first. */
export async function receivedAgain(bytes: Uint8Array): Promise<ReceivedFile> {
  const workbook = await userWorkbook(valueOf(openWorkbook(bytes)));
  const file = readFile({ path: PATH, sha256: '2', workbook });
  if (file.snapshot?.sheets.some(({ name }) => name === '校验结果') === true)
    throw new Error('what was annotated is still there');
  return receive(file, { standard: STANDARD, reliefs: [] }, 'zh').received;
}

/** What still has to be corrected or explained, as rule and cell. */
export async function openIn(bytes: Uint8Array): Promise<readonly string[]> {
  return (await receivedAgain(bytes)).findings
    .filter(({ tier, reason }) => tier === 'error' || (tier === 'warning' && reason === undefined))
    .map(({ rule, cell }) => `${rule} ${cell}`);
}

export function cellsOf(open: readonly string[]): readonly string[] {
  return [...new Set(open.map((one) => one.split(' ')[1] ?? ''))];
}

/** Types into the copy what should have been there, as the clerk would. */
export function corrected(copy: Uint8Array, cells: readonly string[]): Uint8Array {
  const truth = sheetOf(schoolFile(SCHOOL), SHEET).grid;
  return edited(
    copy,
    ...cells.map((cell) => {
      const [, row] = /^E(\d+)$/.exec(cell) ?? [];
      return typed(SHEET, cell, truth.value(Number(row) - 1, 4));
    }),
  );
}
