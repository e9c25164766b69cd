import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { Amendment } from '../../src/sheet/amendment';
import type { CellValue } from '../../src/sheet/cell';
import type { Grid } from '../../src/sheet/grid';
import { editWorkbook, writeWorkbook } from '../../src/xlsx';
import { edited } from '../support/editing';
import { packageFaults } from '../support/packageFaults';
import { snapshotOf } from '../support/readSnapshot';
import { FIXTURES } from '../support/workbooks';

/** The workbook as a list of sheets, each a map of its cells: what amendments mean, said as simply as can be. */
type Model = { name: string; cells: Map<string, { value: CellValue; formula?: string }> }[];

function apply(model: Model, amendment: Amendment): void {
  const at = (name: string) => model.findIndex((sheet) => sheet.name === name);
  switch (amendment.kind) {
    case 'set-cells':
      for (const { at: cell, value, formula } of amendment.cells) {
        const cells = model[at(amendment.sheet)]?.cells;
        const key = `${String(cell.row)},${String(cell.column)}`;
        if (value === null && formula === undefined) cells?.delete(key);
        else cells?.set(key, { value, ...(formula === undefined ? {} : { formula }) });
      }
      break;
    case 'add-sheet':
      model.splice(amendment.index ?? model.length, 0, { name: amendment.name, cells: new Map() });
      break;
    case 'remove-sheet':
      model.splice(at(amendment.sheet), 1);
      break;
    case 'rename-sheet': {
      const sheet = model[at(amendment.sheet)];
      if (sheet !== undefined) sheet.name = amendment.to;
      break;
    }
    case 'move-sheet': {
      const [sheet] = model.splice(at(amendment.sheet), 1);
      if (sheet !== undefined) model.splice(amendment.to, 0, sheet);
      break;
    }
    default:
      break;
  }
}

const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.constantFrom('', ' 甲 ', '=1+1', '<&>', 'a\nb', '-3'),
  fc.boolean(),
  fc.constant(null),
  fc.constant({ error: '#N/A' }),
);

const step = fc.record({
  kind: fc.constantFrom(
    'set-cells',
    'set-cells',
    'set-cells',
    'add-sheet',
    'remove-sheet',
    'rename-sheet',
    'move-sheet',
  ),
  sheet: fc.nat(20),
  place: fc.nat(20),
  cells: fc.array(
    fc.record({
      at: fc.record({ row: fc.nat(12), column: fc.nat(30) }),
      value,
      formula: fc.option(fc.constantFrom('1+2', 'SUM(A1:B2)'), { nil: undefined }),
    }),
    { maxLength: 12 },
  ),
});

/** Amendments that can be carried out one after the other, with what they lead to. */
function scenario(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) {
  const model: Model = ['甲', '乙'].map((name) => ({ name, cells: new Map() }));
  const amendments: Amendment[] = [];
  steps.forEach(({ kind, sheet: pick, place, cells }, n) => {
    const sheet = model[pick % model.length]?.name ?? '';
    const amendment = amendmentOf(kind, sheet, place % model.length, `表 '${String(n)}`, cells);
    if (kind === 'remove-sheet' && model.length === 1) return;
    amendments.push(amendment);
    apply(model, amendment);
  });
  return { model, amendments };
}

function amendmentOf(
  kind: string,
  sheet: string,
  place: number,
  name: string,
  cells: readonly {
    at: { row: number; column: number };
    value: CellValue;
    formula: string | undefined;
  }[],
): Amendment {
  if (kind === 'add-sheet') return { kind, name, index: place };
  if (kind === 'remove-sheet') return { kind, sheet };
  if (kind === 'rename-sheet') return { kind, sheet, to: name };
  if (kind === 'move-sheet') return { kind, sheet, to: place };
  const changes = cells.map(({ at, value: content, formula }) =>
    formula === undefined ? { at, value: content } : { at, value: content, formula },
  );
  return { kind: 'set-cells', sheet, cells: changes };
}

function start(): Uint8Array {
  return writeWorkbook([
    { name: '甲', rows: [] },
    { name: '乙', rows: [] },
  ]);
}

function contentsOf(grid: Grid) {
  const cells: Model[number]['cells'] = new Map();
  for (let row = 0; row <= 12; row++)
    for (let column = 0; column <= 30; column++) {
      const formula = grid.formula(row, column);
      const found = grid.value(row, column);
      const content = { value: found, ...(formula === undefined ? {} : { formula }) };
      if (found !== null || formula !== undefined)
        cells.set(`${String(row)},${String(column)}`, content);
    }
  return sorted(cells);
}

const sorted = (cells: Model[number]['cells']) =>
  [...cells].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

describe('amendments', () => {
  it('do to the file what they do to a model of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { model, amendments } = scenario(steps);
        const bytes = edited(start(), ...amendments);
        expect(packageFaults(bytes)).toEqual([]);
        const { sheets } = snapshotOf(bytes);
        expect(sheets.map(({ name }) => name)).toEqual(model.map(({ name }) => name));
        expect(sheets.map(({ grid }) => contentsOf(grid))).toEqual(
          model.map(({ cells }) => sorted(cells)),
        );
        const workbook = new ExcelJS.Workbook();
        await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
        expect(workbook.worksheets.map(({ name }) => name)).toEqual(model.map(({ name }) => name));
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('end in a result whatever the file holds', async () => {
    const files = await Promise.all(FIXTURES.slice(0, 4).map((fixture) => fixture.make()));
    const damage = fc.record({ file: fc.nat(3), at: fc.nat(1_000_000), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        damage,
        fc.array(step, { minLength: 1, maxLength: 4 }),
        ({ file, at, byte }, steps) => {
          const bytes = Uint8Array.from(files[file] ?? []);
          bytes[at % bytes.length] = byte;
          const amendments = scenario(steps).amendments.map((one) =>
            'sheet' in one ? { ...one, sheet: '学校' } : one,
          );
          expect(typeof editWorkbook(bytes, amendments).ok).toBe('boolean');
        },
      ),
      { numRuns: 40 },
    );
  });
});
