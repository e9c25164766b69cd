import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArea } from '../src/kernel/address';
import type { NewSheet } from '../src/sheet/newWorkbook';
import { writeWorkbook } from '../src/xlsx';
import { applicationOf } from './examples/application';
import { applicationSheets } from './examples/applicationSheets';
import { cleanLedger, countySheet, type ExampleSheet } from './examples/county';
import { messyLedger, withMistakes } from './examples/messy';
import { bySchool, schoolSheet } from './examples/schoolSheet';
import { statisticsSheets, type Generation } from './examples/statistics';
import { ledgerRows } from './examples/truth';

/** Schools of which a long form is made as an example. */
const SENT_BY = ['澄湖县实验小学', '澄湖县第一初级中学', '澄湖县龙泉九年一贯制学校'];

/** The school whose statistics workbook is made as an example, in each generation of the forms. */
const EXPORTED: Readonly<Record<string, readonly Generation[]>> = {
  澄湖县新桥小学: ['2020'],
  澄湖县大柳九年一贯制学校: ['2021'],
};

/** Every example by its path below `examples/`. The same program makes the same bytes. */
export function examples(): Map<string, Uint8Array> {
  const rows = ledgerRows();
  const files = new Map([
    ['county.xlsx', workbook([cleanLedger(rows), countySheet()])],
    ['application.xlsx', workbook(applicationSheets(applicationOf(rows)))],
    ['county-messy.xlsx', workbook([messyLedger(withMistakes(rows))])],
  ]);
  for (const school of bySchool(rows)) {
    const name = String((school.primary ?? school.junior)?.['school_name']);
    if (SENT_BY.includes(name)) files.set(`schools/${name}.xlsx`, workbook([schoolSheet(school)]));
    for (const generation of EXPORTED[name] ?? []) {
      files.set(
        `statistics-${generation}.xlsx`,
        writeWorkbook(statisticsSheets(school, generation)),
      );
    }
  }
  return files;
}

export function workbook(sheets: readonly ExampleSheet[]): Uint8Array {
  return writeWorkbook(sheets.map(newSheet));
}

/** The sheet as a writer of workbooks takes it. */
export function newSheet(sheet: ExampleSheet): NewSheet {
  const span = (index: number): { from: number; to: number } => ({ from: index, to: index });
  return {
    name: sheet.name,
    rows: sheet.rows,
    merges: (sheet.merges ?? []).flatMap((text) => parseArea(text) ?? []),
    hiddenRows: (sheet.hiddenRows ?? []).map(span),
    hiddenColumns: (sheet.hiddenColumns ?? []).map(span),
    ...(sheet.widths === undefined ? {} : { widths: sheet.widths }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../examples');
  for (const [name, bytes] of examples()) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}
