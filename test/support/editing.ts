import { strFromU8, unzipSync } from 'fflate';
import type { Amendment } from '../../src/sheet/amendment';
import { editWorkbook } from '../../src/xlsx';

/** The workbook after amendments that must be possible. */
export function edited(bytes: Uint8Array, ...amendments: readonly Amendment[]): Uint8Array {
  const result = editWorkbook(bytes, amendments);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** Reason for which amendments are refused. */
export function refusal(bytes: Uint8Array, ...amendments: readonly Amendment[]): string {
  const result = editWorkbook(bytes, amendments);
  return result.ok ? 'done' : `${result.problem.kind} ${result.problem.reason}`;
}

/** Text of a part. */
export function partText(bytes: Uint8Array, part: string): string {
  const content = unzipSync(bytes)[part];
  if (content === undefined) throw new Error(`no part ${part}`);
  return strFromU8(content);
}

export function partNames(bytes: Uint8Array): readonly string[] {
  return Object.keys(unzipSync(bytes));
}
