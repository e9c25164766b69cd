import { afterAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { ICellData, IWorkbookData } from '@univerjs/core';
import { annotationPlan, checkFiles, findingReader, readFile, renderAll } from '../../../src/app';
import { layer } from '../../../src/hosts/browser/apply';
import type { CellValue } from '../../../src/sheet/cell';
import type { CellWrite, EditPlan } from '../../../src/sheet/editPlan';
import type { WorkbookSnapshot } from '../../../src/sheet/snapshot';
import { findStandard } from '../../../src/standard';
import { readWorkbook } from '../../../src/xlsx';
import { unmarked } from '../../support/annotate';
import { headless, settled, type Headless } from './headless';

const open: Headless[] = [];
afterAll(async () => {
  await settled();
  for (const one of open.splice(0)) one.close();
});

function read(path: string): WorkbookSnapshot {
  const workbook = readWorkbook(unmarked(readFileSync(path)));
  if (!workbook.ok) throw new Error(workbook.problem.reason);
  return workbook.value;
}

function cellOf(value: CellValue, formula: string | undefined): ICellData {
  const f = formula === undefined ? {} : { f: `=${formula}` };
  if (typeof value === 'number') return { ...f, v: value, t: 2 };
  if (typeof value === 'boolean') return { ...f, v: value ? 1 : 0, t: 3 };
  return { ...f, v: typeof value === 'string' ? value : (value?.error ?? null), t: 1 };
}

function dataOf({ sheets }: WorkbookSnapshot): Partial<IWorkbookData> {
  const data = sheets.map(({ name, grid }, place) => {
    const cellData: Record<number, Record<number, ICellData>> = {};
    for (let row = 0; row < grid.rowCount; row++)
      grid.forEachInRow(row, (column, value) => {
        (cellData[row] ??= {})[column] = cellOf(value, grid.formula(row, column));
      });
    const [rowCount, columnCount] = [grid.rowCount + 20, grid.columnCount + 20];
    return { id: `s${String(place)}`, name, cellData, rowCount, columnCount };
  });
  const byId = Object.fromEntries(data.map((sheet) => [sheet.id, sheet]));
  return { id: 'book', sheetOrder: data.map(({ id }) => id), sheets: byId };
}

function planFor(workbook: WorkbookSnapshot): EditPlan {
  const standard = findStandard('cn.quality-2017');
  if (!standard.ok) throw new Error('no standard');
  const options = { standard: standard.value, reliefs: [] };
  const whole = { ok: true as const, value: workbook };
  const file = readFile({ path: 'a.xlsx', sha256: '0', workbook: whole });
  const findings = renderAll(findingReader(checkFiles([file], options), 'zh')('a.xlsx'));
  return annotationPlan(file, findings, options, 'zh');
}

interface Written {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly write: CellWrite;
}

function formulasOf(plan: EditPlan): readonly Written[] {
  return plan.edits.flatMap((edit) => {
    if (edit.kind !== 'write' && edit.kind !== 'add-sheet') return [];
    const at = edit.kind === 'write' ? edit.at : { row: 0, column: 0 };
    const sheet = edit.kind === 'write' ? edit.sheet : edit.name;
    return edit.rows.flatMap((line, down) =>
      line.flatMap((write, right) =>
        write?.formula === undefined
          ? []
          : [{ sheet, row: at.row + down, column: at.column + right, write }],
      ),
    );
  });
}

/** Without the results that were worked out here, so that whatever shows was computed by the grid. */
function withoutResults(plan: EditPlan): EditPlan {
  const bare = (write: CellWrite | null) =>
    write?.formula === undefined ? write : { ...write, value: null };
  return {
    edits: plan.edits.map((edit) =>
      edit.kind === 'write' || edit.kind === 'add-sheet'
        ? { ...edit, rows: edit.rows.map((line) => line.map(bare)) }
        : edit,
    ),
  };
}

/** Waits until the grid has computed: it does so in slices, and has no say in when the last cell is written. */
async function computed(grid: Headless, written: readonly Written[]): Promise<void> {
  const last = written.at(-1);
  const shown = () =>
    last && grid.book.getSheetByName(last.sheet)?.getSheet().getCellRaw(last.row, last.column)?.v;
  for (let n = 0; n < 80 && (shown() ?? null) === null; n++) await settled();
  await settled();
}

describe('formulas that the product writes', () => {
  it.each(['examples/county.xlsx'])(
    'the grid computes those of %s as the engine does',
    async (path) => {
      const workbook = read(path);
      const plan = planFor(workbook);
      const grid = headless(dataOf(workbook));
      open.push(grid);
      await layer(grid.injector, grid.workbook).apply(withoutResults(plan));
      const formulas = formulasOf(plan);
      await computed(grid, formulas);
      const wrong = formulas.flatMap(({ sheet, row, column, write }) => {
        const cell = grid.book.getSheetByName(sheet)?.getSheet().getCellRaw(row, column);
        const { value, formula } = write;
        const shown = cell?.v ?? null;
        const wanted = typeof value === 'object' ? (value?.error ?? null) : value;
        const same =
          typeof wanted === 'number' && typeof shown === 'number'
            ? Math.abs(shown - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
            : (wanted ?? '') === (shown ?? '');
        return same ? [] : [{ sheet, row, column, formula, wanted, shown }];
      });
      expect(formulas.length).toBeGreaterThan(100);
      expect(wrong).toEqual([]);
    },
    180_000,
  );
});
