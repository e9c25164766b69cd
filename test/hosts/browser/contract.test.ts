import { afterAll } from '@jest/globals';
import type {
  ICellData,
  IStyleData,
  IWorkbookData,
  IWorksheetData,
  Nullable,
} from '@univerjs/core';
import { layer } from '../../../src/hosts/browser/apply';
import { MARK_STYLES } from '../../../src/hosts/browser/apply/looks';
import { gridOver } from '../../../src/hosts/memory/mapGrid';
import { formatAddress, type CellAddress } from '../../../src/kernel/address';
import { succeed } from '../../../src/kernel/result';
import type { CellWrite, MarkKind } from '../../../src/sheet/editPlan';
import type { WorkbookSnapshot } from '../../../src/sheet/snapshot';
import { hostContract, type SubjectSheet } from '../../contract/host';
import { headless, settled, stateOf, type Headless } from './headless';

function cellOf(value: SubjectSheet['rows'][number][number]): ICellData {
  if (typeof value === 'number') return { v: value, t: 2 };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: 3 };
  return { v: typeof value === 'string' ? value : (value?.error ?? null), t: 1 };
}

function dataOf(sheets: readonly SubjectSheet[]): Partial<IWorkbookData> {
  const data = sheets.map(({ name, rows }, place): Partial<IWorksheetData> => {
    const cellData: Record<number, Record<number, ICellData>> = {};
    rows.forEach((line, row) => {
      cellData[row] = Object.fromEntries(
        line.flatMap((value, column) => (value === null ? [] : [[column, cellOf(value)]])),
      );
    });
    return { id: `s${String(place)}`, name, cellData, rowCount: 100, columnCount: 20 };
  });
  return {
    id: 'book',
    sheetOrder: data.map(({ id }) => id ?? ''),
    sheets: Object.fromEntries(data.map((sheet) => [sheet.id ?? '', sheet])),
  };
}

function cellRead(cell: ICellData): CellWrite {
  const formula = typeof cell.f === 'string' ? { formula: cell.f.slice(1) } : {};
  const value = Number(cell.t) === 3 ? cell.v === 1 : (cell.v ?? null);
  return { value, ...formula };
}

function snapshotOf({ workbook }: Headless, definedNames: WorkbookSnapshot['definedNames']) {
  const sheets = workbook.getSheets().map((sheet) => {
    const cells = new Map<number, Map<number, CellWrite>>();
    sheet.getCellMatrix().forValue((row, column, cell): void => {
      const line = cells.get(row) ?? new Map<number, CellWrite>();
      if (cell) cells.set(row, line.set(column, cellRead(cell)));
    });
    const facts = { hiddenRows: [], hiddenColumns: [], filtered: false, protected: false };
    const visibility = 'visible' as const;
    const grid = gridOver(cells);
    return { name: sheet.getName(), grid, visibility, merges: [], tables: [], ...facts };
  });
  const facts = { date1904: false, producer: {}, hasMacros: false, externalLinks: 0 };
  return { sheets, definedNames, ...facts };
}

/** Told by what the grid shows of the cell, whatever its own look is. */
function marksShown(cell: Nullable<ICellData>): MarkKind[] {
  const shown = (cell?.s ?? {}) as IStyleData;
  return Object.entries(MARK_STYLES).flatMap(([kind, style]) =>
    Object.entries(style).every(
      ([key, part]) => JSON.stringify(shown[key as keyof IStyleData]) === JSON.stringify(part),
    )
      ? [kind as MarkKind]
      : [],
  );
}

const open: Headless[] = [];
afterAll(async () => {
  await settled();
  for (const one of open.splice(0)) one.close();
});

function sheetIn(grid: Headless, name: string) {
  const sheet = grid.book.getSheetByName(name);
  if (sheet === null) throw new Error(`no sheet ${name}`);
  return sheet;
}

function prepare(grid: Headless, sheets: readonly SubjectSheet[]): void {
  for (const { name, notes = {}, validated } of sheets) {
    const sheet = sheetIn(grid, name);
    for (const [address, note] of Object.entries(notes))
      sheet.getRange(address).createOrUpdateNote({ note, width: 100, height: 50 } as never);
    if (validated === undefined) continue;
    const rule = grid.univerAPI
      .newDataValidation()
      .requireNumberGreaterThanOrEqualTo(0)
      .setOptions({ errorTitle: '用户', error: '' })
      .build();
    sheet.getRange(validated).setDataValidation(rule);
  }
}

hostContract('browser', (sheets) => {
  const grid = headless(dataOf(sheets));
  open.push(grid);
  prepare(grid, sheets);
  const own = layer(grid.injector, grid.workbook);
  const cellAt = (name: string, { row, column }: CellAddress) =>
    sheetIn(grid, name).getRange(formatAddress({ row, column }));
  return Promise.resolve({
    host: {
      ...own,
      snapshot: () => Promise.resolve(succeed(snapshotOf(grid, own.definedNames()))),
    },
    marks: (name, { row, column }) =>
      Promise.resolve(marksShown(sheetIn(grid, name).getSheet().getCell(row, column))),
    note: (name, { row, column }) =>
      Promise.resolve(
        sheetIn(grid, name)
          .getNotes()
          .find((note) => note.row === row && note.col === column)?.note,
      ),
    validations: (name, at) =>
      Promise.resolve(cellAt(name, at).getDataValidations()).then((rules) =>
        rules.map(({ rule }) => rule.errorTitle ?? ''),
      ),
    state: () => Promise.resolve(stateOf(grid)),
  });
});
