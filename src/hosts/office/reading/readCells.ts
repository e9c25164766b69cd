import { coalesce } from '../../../kernel/coalesce';
import type { CellValue } from '../../../sheet/cell';
import type { CellData } from '../../../sheet/data';
import { areaSize, cellsAtOnce, readBlocks, type Asked, type Block, type Piece } from './chunks';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Cells as Excel holds them, by id of their sheet; with `empty`, those of the pieces that hold nothing as well. */
export type CellsBySheet = ReadonlyMap<string, readonly CellData[]>;

interface Suspect {
  readonly sheet: string;
  readonly cell: Mutable<CellData>;
}

const ASKED: readonly Asked[] = ['values', 'formulas', 'numberFormat'];

/**
 * Reads what stands in pieces of sheets. A text and an error value look alike in what Excel answers, so it is asked
 * which is which: at once where everything fits one request, else only of cells that show something like `#N/A`.
 */
export async function readCells(
  context: Excel.RequestContext,
  pieces: readonly Piece[],
  options: { readonly empty: boolean; readonly extras?: readonly (() => void)[] },
): Promise<CellsBySheet> {
  const all: readonly Asked[] = [...ASKED, 'valueTypes'];
  const total = pieces.reduce((sum, { area }) => sum + areaSize(area), 0);
  const asked = total <= cellsAtOnce(all) ? all : ASKED;
  const found = new Map<string, CellData[]>();
  const suspects: Suspect[] = [];
  await readBlocks(
    context,
    pieces,
    asked,
    (block) => {
      const cells = found.get(block.sheet) ?? [];
      found.set(block.sheet, cells);
      takeCells(block, options.empty, cells, suspects);
    },
    options.extras,
  );
  await tellErrors(context, suspects);
  return found;
}

function takeCells(block: Block, empty: boolean, cells: CellData[], suspects: Suspect[]): void {
  const { sheet, area, values, formulas, numberFormat, valueTypes } = block;
  values.forEach((line, down) => {
    line.forEach((given, across) => {
      const value = valueOf(given);
      const formula = formulaOf(formulas[down]?.[across], given);
      if (value === null && formula === undefined && !empty) return;
      const cell: Mutable<CellData> = { row: area.top + down, column: area.left + across, value };
      if (formula !== undefined) cell.formula = formula;
      const format = numberFormat[down]?.[across];
      const isFilled = value !== null || formula !== undefined;
      if (isFilled && typeof format === 'string' && format !== 'General')
        cell.numberFormat = format;
      cells.push(cell);
      if (typeof value !== 'string' || !value.startsWith('#')) return;
      const type = valueTypes[down]?.[across];
      if (type === undefined) suspects.push({ sheet, cell });
      else if (type === 'Error') cell.value = { error: value };
    });
  });
}

/** Empty cells come as empty texts. */
function valueOf(given: unknown): CellValue {
  const isValue =
    typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean';
  return isValue && given !== '' ? given : null;
}

/** A text that begins with `=` stands in the cell as it is shown, a formula does not. */
function formulaOf(formula: unknown, value: unknown): string | undefined {
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  return isFormula ? formula.slice(1) : undefined;
}

async function tellErrors(
  context: Excel.RequestContext,
  suspects: readonly Suspect[],
): Promise<void> {
  if (suspects.length === 0) return;
  const bySheet = new Map<string, Map<string, Mutable<CellData>>>();
  for (const { sheet, cell } of suspects) {
    const cells = bySheet.get(sheet) ?? new Map<string, Mutable<CellData>>();
    bySheet.set(sheet, cells.set(keyOf(cell.row, cell.column), cell));
  }
  const pieces = [...bySheet].flatMap(([sheet, cells]) =>
    coalesce([...cells.values()]).map((area) => ({ sheet, area })),
  );
  await readBlocks(context, pieces, ['valueTypes'], ({ sheet, area, valueTypes }) => {
    valueTypes.forEach((line, down) => {
      line.forEach((type, across) => {
        const cell = bySheet.get(sheet)?.get(keyOf(area.top + down, area.left + across));
        if (type === 'Error' && typeof cell?.value === 'string') cell.value = { error: cell.value };
      });
    });
  });
}

function keyOf(row: number, column: number): string {
  return `${String(row)}:${String(column)}`;
}
