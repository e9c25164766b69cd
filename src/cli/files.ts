import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail, succeed, type Result } from '../kernel/result';

/** What a folder is searched for: workbooks, and what is often sent in their place and has to be named as such. */
const SPREADSHEET = /\.(xlsx|xlsm|xltx|xls|xlsb|et|ods)$/i;

/** A path on the command line that led to a file, or the reason why it did not. */
export interface Found {
  readonly path: string;
  /** Where a copy of it goes below the output folder: its place below the folder that was named. */
  readonly place: string;
  readonly problem?: Result<never> & { readonly ok: false };
}

/** Files named, and the spreadsheets in the folders named, in a stable order, each once. */
export async function findFiles(paths: readonly string[]): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const path of paths) {
    for (const one of await expand(path)) found.set(one.path, one);
  }
  return [...found.values()];
}

async function expand(path: string): Promise<Found[]> {
  try {
    const info = await stat(path);
    if (!info.isDirectory()) return [{ path, place: basename(path) }];
    const names = (await readdir(path, { recursive: true })).sort();
    return names.filter(isSpreadsheet).map((name) => ({ path: join(path, name), place: name }));
  } catch (error) {
    return [{ path, place: basename(path), problem: unreadable(error) }];
  }
}

/** `~$name.xlsx` is the lock that Excel leaves beside an open workbook; dotted names are not meant to be seen. */
function isSpreadsheet(name: string): boolean {
  const base = name.split(/[\\/]/).at(-1) ?? name;
  return SPREADSHEET.test(base) && !base.startsWith('~$') && !base.startsWith('.');
}

export async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    return succeed(await readFile(path));
  } catch (error) {
    return unreadable(error);
  }
}

function unreadable(error: unknown): Result<never> & { readonly ok: false } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return fail('file-unreadable', 'not-found');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY') {
    return fail('file-unreadable', 'no-permission');
  }
  const detail = error instanceof Error ? error.message : String(error);
  return fail('file-unreadable', 'read-error', { detail });
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
