import {
  checkFiles,
  readFile,
  type CheckOptions,
  type CountyCheck,
  type ReadFile,
} from '../../src/app';
import { lastYearRows, LAST_YEAR_SHEET } from '../../src/app/lastYear/sheetRows';
import type { CellValue } from '../../src/sheet/cell';
import type { SheetSnapshot } from '../../src/sheet/snapshot';
import { findStandard } from '../../src/standard';
import { readFileSync, readdirSync } from 'node:fs';
import { readWorkbook } from '../../src/xlsx/readWorkbook';
import { BODY, HEADER } from './ledgers';
import { makeSheet, makeWorkbook, type Rows } from './sheets';

/** The ledger of the contract with some cells changed: `[row of the body, header, value]`. */
export function ledgerSheet(
  changes: readonly (readonly [number, string, CellValue])[] = [],
  name = '台账',
): SheetSnapshot {
  const body = BODY.map((row): CellValue[] => [...row]);
  for (const [row, header, value] of changes) {
    const line = body[row];
    const column = HEADER.indexOf(header);
    if (line === undefined || column < 0) throw new Error(`no cell ${String(row)} ${header}`);
    line[column] = value;
  }
  return makeSheet([HEADER, ...body], { name });
}

export function fileOf(path: string, ...sheets: readonly SheetSnapshot[]): ReadFile {
  return readFile({ path, sha256: path, workbook: { ok: true, value: makeWorkbook(sheets) } });
}

export function optionsOf(id = 'cn.quality-2017'): CheckOptions {
  const standard = findStandard(id);
  if (!standard.ok) throw new Error(id);
  return { standard: standard.value, reliefs: [] };
}

export function checkBeside(now: readonly ReadFile[], lastYear?: readonly ReadFile[]): CountyCheck {
  return checkFiles(now, { ...optionsOf(), ...(lastYear === undefined ? {} : { lastYear }) });
}

/** The sheet 上年数据 that keeps what a file says. */
export function keptSheet(file: ReadFile): SheetSnapshot {
  const rows: Rows = lastYearRows(file.tables);
  return makeSheet(rows, { name: LAST_YEAR_SHEET });
}

/** The first long form of the examples. */
export function exampleSchool(): ReadFile {
  const folder = 'examples/schools';
  const [name = ''] = readdirSync(folder).sort();
  const path = `${folder}/${name}`;
  return readFile({ path, sha256: path, workbook: readWorkbook(readFileSync(path)) });
}
