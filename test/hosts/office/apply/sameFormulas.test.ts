import { afterAll, describe, expect, it } from '@jest/globals';
import type { Host } from '../../../../src/app/host';
import { openWorkbook } from '../../../../src/hosts/file';
import { memoryHost } from '../../../../src/hosts/memory';
import { officeLayer } from '../../../../src/hosts/office/apply';
import { formatAddress } from '../../../../src/kernel/address';
import type { CellWrite } from '../../../../src/sheet/editPlan';
import type { WorkbookSnapshot } from '../../../../src/sheet/snapshot';
import { readWorkbook } from '../../../../src/xlsx';
import { simulatedExcel, type SimBook } from '../../../support/excel';
import { openGrid } from '../../browser/openGrid';
import { settled } from '../../browser/headless';
import { lookedAt } from './lookedAt';
import { exampleBytes, wholePlan } from './planFor';

type Formulas = Readonly<Record<string, string>>;

const closing: (() => void)[] = [];
afterAll(async () => {
  await settled();
  for (const close of closing) close();
});

function read(bytes: Uint8Array): WorkbookSnapshot {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new Error(workbook.problem.reason);
  return workbook.value;
}

function formulasOf({ sheets }: WorkbookSnapshot): Formulas {
  const found: Record<string, string> = {};
  for (const { name, grid } of sheets)
    for (let row = 0; row < grid.rowCount; row++)
      grid.forEachInRow(row, (column) => {
        const formula = grid.formula(row, column);
        if (formula !== undefined) found[`${name}!${formatAddress({ row, column })}`] = formula;
      });
  return found;
}

function formulasIn(book: SimBook): Formulas {
  const found: Record<string, string> = {};
  for (const sheet of book.sheets)
    sheet.cells.forEach((row, column, content) => {
      if (typeof content === 'object' && content.kind === 'formula')
        found[`${sheet.name}!${formatAddress({ row, column })}`] = content.formula;
    });
  return found;
}

async function snapshot(host: Host): Promise<WorkbookSnapshot> {
  const taken = await host.snapshot();
  if (!taken.ok) throw new Error(taken.problem.reason);
  return taken.value;
}

describe('results in the same workbook', () => {
  it.each(['county.xlsx', 'county-messy.xlsx'])(
    'are the same formulas in the same cells of %s in every host',
    async (name) => {
      const bytes = exampleBytes(name);
      const plan = wholePlan(bytes);
      const file = openWorkbook(bytes);
      if (!file.ok) throw new Error(file.problem.reason);
      await file.value.apply(plan);
      const wanted = formulasOf(read(file.value.bytes()));
      expect(Object.keys(wanted).length).toBeGreaterThan(100);

      const excel = await simulatedExcel({ bytes });
      const before = lookedAt(excel.book);
      const layer = officeLayer(excel.session);
      const receipt = await layer.apply(plan);
      expect(receipt).toMatchObject({ ok: true, value: { applied: plan.edits.length } });
      expect(formulasIn(excel.book)).toEqual(wanted);

      const memory = memoryHost(
        read(bytes).sheets.map(({ name: sheet, grid, merges }) => ({
          name: sheet,
          merges,
          rows: Array.from({ length: grid.rowCount }, (_, row) =>
            Array.from({ length: grid.columnCount }, (_unused, column): CellWrite => {
              const formula = grid.formula(row, column);
              const value = grid.value(row, column);
              return formula === undefined ? { value } : { value, formula };
            }),
          ),
        })),
      );
      await memory.apply(plan);
      expect(formulasOf(await snapshot(memory))).toEqual(wanted);

      const grid = openGrid(bytes);
      closing.push(grid.close);
      await grid.host.apply(plan);
      expect(formulasOf(await snapshot(grid.host))).toEqual(wanted);

      expect(await layer.apply({ edits: [] })).toMatchObject({ ok: true });
      expect(lookedAt(excel.book)).toEqual(before);
    },
    // Three programs over two workbooks.
    60_000,
  );
});
