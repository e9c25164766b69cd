import type { Area } from '../../kernel/address';
import { CELLS_NAME_PREFIX, FILLED_NAME_PREFIX, formatReferences } from '../../sheet/ownership';
import { dimensionComment } from './ownedParts';
import type { NewName } from './workbookPart';

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
    formatReferences(sheet, created).forEach((refersTo, place) => {
      const name = next(CELLS_NAME_PREFIX);
      const isFirst = place === 0 && formerDimension !== undefined;
      names.push({
        name,
        refersTo,
        ...(isFirst ? { comment: dimensionComment(formerDimension) } : {}),
      });
    });
    for (const refersTo of formatReferences(sheet, filled))
      names.push({ name: next(FILLED_NAME_PREFIX), refersTo });
  }
  return names;
}
