import { succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import type { CellContent } from '../patch/cellXml';
import { attribute } from '../patch/xmlText';
import { changedContent, newCell, replacedCell } from './cellText';
import type { Editing } from './editing';
import { rewriteCells } from './rewriteCells';

type SetCells = Extract<Amendment, { readonly kind: 'set-cells' }>;

/** Gives cells other contents; what they look like, and all that hangs on them, stays. */
export function setCells(editing: Editing, { sheet: name, cells }: SetCells): Result<void> {
  const sheet = editing.sheet(name);
  if (!sheet.ok) return sheet;
  const { text, layout, part } = sheet.value;
  const contents = new Map<string, CellContent | undefined>();
  for (const change of cells) {
    const content = changedContent(name, change, layout.prefix);
    if (!content.ok) return content;
    contents.set(`${String(change.at.row)}:${String(change.at.column)}`, content.value);
  }
  const contentAt = ({ row, column }: { row: number; column: number }) =>
    contents.get(`${String(row)}:${String(column)}`);
  const written = rewriteCells(
    sheet.value,
    cells.map(({ at }) => at),
    {
      existing: (at, cell) => {
        const style = Number(attribute(text, cell.element.tag, 's') ?? 0);
        return replacedCell(text, cell, contentAt(at), { style, formula: false }, layout.prefix);
      },
      missing: (at, style) => newCell(at, contentAt(at), style, layout.prefix),
    },
  );
  if (!written.ok) return written;
  editing.pkg.set(part, written.value);
  return succeed(undefined);
}
