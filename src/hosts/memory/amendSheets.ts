import type { UserAmendment } from '../../sheet/amendment';
import { copyCells, putCell } from './mapGrid';
import { findSheet, userSheet, type UserSheet } from './memoryWorkbook';

/** The user's sheets with amendments that were checked before; the given ones stay as they are. */
export function amendSheets(
  sheets: readonly UserSheet[],
  amendments: readonly UserAmendment[],
): readonly UserSheet[] {
  return amendments.reduce(amendOne, sheets);
}

function amendOne(sheets: readonly UserSheet[], amendment: UserAmendment): readonly UserSheet[] {
  if (amendment.kind === 'add-sheet') {
    const { name, rows = [], index = sheets.length } = amendment;
    return [...sheets.slice(0, index), userSheet({ name, rows }), ...sheets.slice(index)];
  }
  const amended = findSheet(sheets, amendment.sheet);
  return sheets.map((sheet) => {
    if (sheet !== amended) return sheet;
    const cells = copyCells(sheet.cells);
    for (const { at, value, formula } of amendment.cells) {
      const cell = formula === undefined ? { value } : { value, formula };
      if (value === null && formula === undefined) cells.get(at.row)?.delete(at.column);
      else putCell(cells, at.row, at.column, cell);
    }
    return { ...sheet, cells };
  });
}
