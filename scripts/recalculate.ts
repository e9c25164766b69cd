import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { strFromU8, strToU8 } from 'fflate';
import { formatAddress } from '../src/kernel/address';
import type { CellValue } from '../src/sheet/cell';
import type { SheetSnapshot } from '../src/sheet/snapshot';
import { openContainer, readWorkbook } from '../src/xlsx';
import { writeZip, type ZipItem } from '../src/xlsx/zipWriter';

/** Sheet name → A1 address → value. */
export type Recalculated = ReadonlyMap<string, ReadonlyMap<string, CellValue>>;

/**
 * LibreOffice trusts cached values of files that Excel or it says it saved, unless this is set: 0 recalculates always.
 * https://help.libreoffice.org/latest/en-US/text/shared/optionen/01060900.html
 */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

const TIMEOUT_MS = 180_000;

/**
 * Every value of a workbook as LibreOffice computes it from scratch: the cached results of its formulas are thrown away
 * before LibreOffice sees the file, so none can be taken over. Needs `soffice` on the path; throws where it fails.
 */
export async function recalculate(path: string): Promise<Recalculated> {
  const [only] = await recalculateAll([path]);
  if (only === undefined) throw new Error(`no result for ${path}`);
  return only;
}

/** As `recalculate`, for many workbooks in one start of LibreOffice, which takes longer than a workbook does. */
export async function recalculateAll(paths: readonly string[]): Promise<readonly Recalculated[]> {
  const inputs = await Promise.all(paths.map(async (path) => new Uint8Array(await readFile(path))));
  return recalculateBooks(inputs);
}

/** As `recalculateAll`, for workbooks that are in memory. */
export async function recalculateBooks(
  books: readonly Uint8Array[],
): Promise<readonly Recalculated[]> {
  return (await resaveAll(books.map(withoutCachedValues))).map(valuesOf);
}

/** The workbooks as LibreOffice saves them again. */
export async function resaveAll(workbooks: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  return convertAll(workbooks, 'xlsx');
}

/** The workbooks as LibreOffice saves or prints them. */
export async function convertAll(
  workbooks: readonly Uint8Array[],
  kind: 'xlsx' | 'pdf',
): Promise<readonly Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'junheng-recalculate-'));
  try {
    const names = workbooks.map((_, index) => `${String(index)}.xlsx`);
    await Promise.all(
      workbooks.map((bytes, index) => writeFile(join(folder, names[index] ?? ''), bytes)),
    );
    await convert(names, folder, kind);
    return await Promise.all(
      names.map(async (name) => {
        const made = join(folder, 'out', name.replace(/xlsx$/, kind));
        return new Uint8Array(await readFile(made));
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function convert(names: readonly string[], folder: string, kind: string): Promise<void> {
  const profile = join(folder, 'profile');
  await mkdir(join(profile, 'user'), { recursive: true });
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
  const installation = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  const inputs = names.map((name) => join(folder, name));
  await promisify(execFile)(
    'soffice',
    ['--headless', installation, '--convert-to', kind, '--outdir', join(folder, 'out'), ...inputs],
    { timeout: TIMEOUT_MS },
  );
}

/** The same workbook with no result stored beside any formula. */
export function withoutCachedValues(bytes: Uint8Array): Uint8Array {
  const container = openContainer(bytes);
  if (!container.ok) throw new Error(`cannot open: ${container.problem.reason}`);
  const { entries, comment } = container.value;
  const items = entries.map((entry): ZipItem => {
    if (!/worksheets\/[^/]+\.xml$/.test(entry.name)) return { kind: 'copy', entry };
    const part = container.value.read(entry.name);
    if (!part.ok) throw new Error(`cannot read ${entry.name}: ${part.problem.reason}`);
    return { kind: 'new', name: entry.name, bytes: strToU8(strip(strFromU8(part.value))) };
  });
  return writeZip(items, comment);
}

function strip(text: string): string {
  return text.replace(
    /(<(?:\w+:)?f(?:\s[^>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>))<(?:\w+:)?v(?:\s[^>]*)?>[^<]*<\/(?:\w+:)?v>/g,
    '$1',
  );
}

function valuesOf(bytes: Uint8Array): Recalculated {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new Error(`cannot read the result: ${workbook.problem.reason}`);
  return new Map(workbook.value.sheets.map((sheet) => [sheet.name, cellsOf(sheet)]));
}

function cellsOf({ grid }: SheetSnapshot): ReadonlyMap<string, CellValue> {
  const values = new Map<string, CellValue>();
  for (let row = 0; row < grid.rowCount; row++) {
    grid.forEachInRow(row, (column, value) => {
      values.set(formatAddress({ row, column }), value);
    });
  }
  return values;
}
