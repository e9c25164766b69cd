import { strFromU8, unzipSync } from 'fflate';
import { openContainer } from '../../../../src/xlsx';
import type { Result } from '../../../../src/kernel/result';
import { editLines, type LineAmendment } from '../../../../src/xlsx/edit/lines';
import { WorkingPackage } from '../../../../src/xlsx/patch/workingPackage';

/** Carries out changes of lines on a file. */
export function tryLines(
  bytes: Uint8Array,
  amendments: readonly LineAmendment[],
): Result<Uint8Array> {
  const container = openContainer(bytes);
  if (!container.ok) throw new Error(container.problem.reason);
  const pkg = new WorkingPackage(container.value);
  const done = editLines(pkg, amendments);
  return done.ok ? { ok: true, value: pkg.bytes() } : done;
}

export function withLines(bytes: Uint8Array, amendments: readonly LineAmendment[]): Uint8Array {
  const done = tryLines(bytes, amendments);
  if (!done.ok) throw new Error(`${done.problem.reason} ${JSON.stringify(done.problem.params)}`);
  return done.value;
}

export const rows = (kind: LineAmendment['kind'], at: number, count = 1, sheet = '学校') =>
  ({ kind, sheet, axis: 'rows', at: at - 1, count }) as const satisfies LineAmendment;

export const columns = (kind: LineAmendment['kind'], at: number, count = 1, sheet = '学校') =>
  ({ kind, sheet, axis: 'columns', at: at - 1, count }) as const satisfies LineAmendment;

export function partText(bytes: Uint8Array, part: string): string {
  const found = unzipSync(bytes)[part];
  return found === undefined ? '' : strFromU8(found);
}

/** What stands in elements of a name, in order. */
export function contents(text: string, name: string): readonly string[] {
  const pattern = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)<`, 'g');
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** Values of an attribute of elements of a name, in order. */
export function values(text: string, name: string, attribute: string): readonly string[] {
  const pattern = new RegExp(`<(?:\\w+:)?${name}\\s(?:[^>]*\\s)?${attribute}="([^"]*)"`, 'g');
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}
