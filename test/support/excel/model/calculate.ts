import { parseAddress } from '../../../../src/kernel/address';
import type { CellValue } from '../../../../src/sheet/cell';
import { evaluate } from '../../excelOracle';
import type { SimBook } from './book';
import type { FormulaContent } from './content';
import { parsed } from './formulaShapes';
import type { SimSheet } from './sheet';

/** Cells being computed, to find circles. */
const open = new Set<FormulaContent>();

/** The result of a formula: computed when it is asked for, remembered until something that it reads changes. */
export function calculateCell(
  book: SimBook,
  sheet: SimSheet,
  content: FormulaContent,
  row: number,
  column: number,
): CellValue {
  const current = book.results.current(book.sheets);
  if (content.cached !== undefined && (content.at === current || content.at === undefined))
    return content.cached;
  if (open.has(content)) return 0;
  open.add(content);
  try {
    const cells = {
      get(key: string): CellValue {
        const at = key.lastIndexOf('!');
        const name = key.slice(0, at).replaceAll("''", "'");
        const target = at < 0 || name === '' ? sheet : book.find(name);
        const cell = parseAddress(key.slice(at + 1));
        if (target === undefined || cell === undefined) return { error: '#REF!' };
        return book.value(target, cell.row, cell.column);
      },
    };
    const { tree, reads } = parsed(content.formula, row, column);
    content.reads = reads;
    content.cached = evaluate(tree, cells) ?? 0;
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('oracle: ')) throw error;
    // What the calculator does not know keeps the result that the file came with.
    content.cached ??= { error: '#NAME?' };
  } finally {
    open.delete(content);
  }
  content.at = current;
  book.results.computed();
  return content.cached;
}
