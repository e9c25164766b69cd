import type { CellAddress } from '../../../kernel/address';
import { sheetPrefix } from '../../../kernel/address';
import { coalesce } from '../../../kernel/coalesce';
import { sheetNameOfRole } from '../../../sheet/ownership';
import type { DefinedName } from '../../../sheet/snapshot';
import { cellNames } from '../../../xlsx/patch/cellNames';
import { holdsOurs, isFilled } from './cellTag';
import { isOwnSheetId, roleOf, userSheets, type LayerGrid } from './grid';
import { forEachTagged } from './writeCells';

/** The names by which a snapshot tells what is ours (`sheet/ownership`), made from what is in the grid now. */
export function namesOfOurs(grid: LayerGrid): readonly DefinedName[] {
  const sheets = grid.workbook
    .getSheets()
    .filter((sheet) => isOwnSheetId(sheet.getSheetId()))
    .map((sheet) => ({
      name: sheetNameOfRole(roleOf(sheet.getSheetId())),
      refersTo: `${sheetPrefix(sheet.getName())}$A$1`,
    }));
  const cells = userSheets(grid).map((sheet) => {
    const created: CellAddress[] = [];
    const filled: CellAddress[] = [];
    forEachTagged(sheet, (row, column, cell, tag) => {
      if (isFilled(cell) && holdsOurs(cell, tag))
        (tag.style === undefined ? filled : created).push({ row, column });
    });
    return { sheet: sheet.getName(), created: coalesce(created), filled: coalesce(filled) };
  });
  return [...sheets, ...cellNames(cells)];
}
