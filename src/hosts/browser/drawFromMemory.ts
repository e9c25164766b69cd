import { MAX_COLUMNS } from '../../kernel/address';

/** What draws the cells of a sheet; of the grid's own type what is needed here. */
export interface SheetDrawing<Cell, Drawn extends readonly unknown[]> {
  render: (...drawn: Drawn) => unknown;
  readonly getSkeleton: () => { readonly worksheet: AskedSheet<Cell> } | null | undefined;
}

interface AskedSheet<Cell> {
  getCell: (row: number, column: number) => Cell;
}

/**
 * Lets the grid ask but once for each cell while it draws. Its own way composes a cell anew, with number format, conditional
 * formats and marks, for each of the eight layers that are drawn, which is most of the time that drawing takes. Nothing
 * is kept from one drawing to the next.
 */
export function drawFromMemory<Cell, Drawn extends readonly unknown[]>(
  drawing: SheetDrawing<Cell, Drawn>,
): void {
  const draw = drawing.render.bind(drawing);
  drawing.render = (...drawn) => {
    const sheet = drawing.getSkeleton()?.worksheet;
    return sheet === undefined ? draw(...drawn) : askingOnce(sheet, () => draw(...drawn));
  };
}

function askingOnce<Cell>(sheet: AskedSheet<Cell>, work: () => unknown): unknown {
  const ask = sheet.getCell.bind(sheet);
  const known = new Map<number, Cell>();
  sheet.getCell = (row, column) => {
    if (row < 0 || column < 0) return ask(row, column);
    const key = row * MAX_COLUMNS + column;
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as Cell;
    const cell = ask(row, column);
    known.set(key, cell);
    return cell;
  };
  try {
    return work();
  } finally {
    // The method of its class shows again.
    Reflect.deleteProperty(sheet, 'getCell');
  }
}
