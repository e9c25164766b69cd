import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  annotationPlan,
  type County,
  findingReader,
  isCountyTable,
  renderAll,
} from '../../app/index';
import { openWorkbook } from '../../hosts/file/index';
import type { Language } from '../../i18n/index';
import { fail, succeed, type Result } from '../../kernel/result';
import type { NewWorkbook } from '../../sheet/newWorkbook';
import { readWorkbook, writeWorkbook } from '../../xlsx/index';
import { readBytes } from '../files';
import { nodeInflater } from '../inflate';

/** Whether a county table may be written there: nothing is, or an earlier table of ours. */
export async function isOurs(path: string): Promise<Result<void>> {
  const bytes = await readBytes(path);
  if (!bytes.ok && bytes.problem.reason === 'not-found') return succeed(undefined);
  const workbook = bytes.ok ? readWorkbook(bytes.value, undefined, nodeInflater) : bytes;
  return workbook.ok && isCountyTable(workbook.value)
    ? succeed(undefined)
    : fail('collect-invalid', 'would-overwrite', { path });
}

/** Writes the county table with its findings marked, and coefficients and indicators as live formulas. */
export async function writeCounty(
  path: string,
  { book, check }: County,
  language: Language,
): Promise<Result<void>> {
  const host = openWorkbook(bytesOf(book.workbook), nodeInflater);
  if (!host.ok) return host;
  const [file] = check.files;
  if (file === undefined) throw new Error('the county table was not checked');
  const findings = renderAll(findingReader(check, language)(file.path));
  const applied = await host.value.apply(annotationPlan(file, findings, check.options, language));
  return applied.ok ? writeWhole(path, host.value.bytes()) : applied;
}

export function bytesOf(workbook: NewWorkbook): Uint8Array {
  return writeWorkbook(workbook.sheets, workbook);
}

/** Writes a file whole or not at all: who has the former one open keeps that. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Result<void>> {
  const aside = `${path}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(aside, bytes);
    await rename(aside, path);
    return succeed(undefined);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail('template-invalid', 'not-written', { path, detail });
  }
}
