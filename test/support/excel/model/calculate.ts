import { parseAddress } from '../../../../src/kernel/address';
import type { CellValue } from '../../../../src/sheet/cell';
import { calculate } from '../../excelOracle';
import type { SimBook } from './book';
import type { FormulaContent } from './content';
import type { SimSheet } from './sheet';

/** Cells being computed, to find circles. */
const open = new Set<FormulaContent>();

/** The result of a formula: computed when it is asked for, remembered until the workbook changes. */
export function calculateCell(book: SimBook, sheet: SimSheet, content: FormulaContent): CellValue {
  if (content.cached !== undefined && (content.at === book.version || content.at === undefined))
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
    const value = calculate(content.formula, cells);
    content.cached = value ?? 0;
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('oracle: ')) throw error;
    // What the calculator does not know keeps the result that the file came with.
    content.cached ??= { error: '#NAME?' };
  } finally {
    open.delete(content);
  }
  content.at = book.version;
  return content.cached;
}
