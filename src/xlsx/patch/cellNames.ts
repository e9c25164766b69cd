import { formatAbsolute, sheetPrefix, type Area } from '../../kernel/address';
import { CELLS_NAME_PREFIX, FILLED_NAME_PREFIX } from '../../sheet/ownership';
import { dimensionComment } from './ownedParts';
import type { NewName } from './workbookPart';

/** Longest reference in one name; a formula may have 8,192 characters. */
const MAX_REFERENCE = 8_000;

export interface NamedCells {
  readonly sheet: string;
  readonly created: readonly Area[];
  readonly filled: readonly Area[];
  readonly formerDimension?: string;
}

/** Names for the cells that a plan wrote on the user's sheets, numbered through the workbook. */
export function cellNames(sheets: readonly NamedCells[]): readonly NewName[] {
  const names: NewName[] = [];
  const next = (prefix: string) =>
    prefix + String(names.filter(({ name }) => name.startsWith(prefix)).length + 1);
  for (const { sheet, created, filled, formerDimension } of sheets) {
    references(sheet, created).forEach((refersTo, place) => {
      const name = next(CELLS_NAME_PREFIX);
      const isFirst = place === 0 && formerDimension !== undefined;
      names.push({
        name,
        refersTo,
        ...(isFirst ? { comment: dimensionComment(formerDimension) } : {}),
      });
    });
    for (const refersTo of references(sheet, filled))
      names.push({ name: next(FILLED_NAME_PREFIX), refersTo });
  }
  return names;
}

function references(sheet: string, areas: readonly Area[]): readonly string[] {
  const lists: string[] = [];
  for (const area of areas) {
    const first = formatAbsolute({ row: area.top, column: area.left });
    const last = formatAbsolute({ row: area.bottom, column: area.right });
    const reference = `${sheetPrefix(sheet)}${first}${first === last ? '' : `:${last}`}`;
    const list = lists.at(-1);
    if (list === undefined || list.length + reference.length >= MAX_REFERENCE)
      lists.push(reference);
    else lists[lists.length - 1] = `${list},${reference}`;
  }
  return lists;
}
