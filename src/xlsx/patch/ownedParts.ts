import {
  CELLS_NAME_PREFIX,
  FILLED_NAME_PREFIX,
  parseReferences,
  SHEET_NAME_PREFIX,
  VALIDATED_NAME_PREFIX,
} from '../../sheet/ownership';
import type { Area } from '../../kernel/address';
import type { WorkbookPart } from './workbookPart';

/** What the defined names say is ours on one sheet. */
export interface OwnedCells {
  readonly created: Area[];
  readonly filled: Area[];
  /** `<dimension>` of the sheet before we wrote to it. */
  dimension?: string;
}

const DIMENSION = 'dimension=';

export function isOwnName(name: string): boolean {
  return [SHEET_NAME_PREFIX, CELLS_NAME_PREFIX, FILLED_NAME_PREFIX, VALIDATED_NAME_PREFIX].some(
    (prefix) => name.startsWith(prefix),
  );
}

/** Places of our sheets among the workbook's sheets. */
export function ownSheetPlaces(workbook: WorkbookPart): ReadonlySet<number> {
  const own = new Set(
    workbook.names
      .filter(({ name }) => name.startsWith(SHEET_NAME_PREFIX))
      .flatMap(({ refersTo }) => parseReferences(refersTo))
      .map(({ sheet }) => sheet.toLowerCase()),
  );
  const places = workbook.sheets.flatMap(({ name }, place) =>
    own.has(name.toLowerCase()) ? [place] : [],
  );
  // A workbook cannot be left without a sheet, should the user have deleted all others.
  return places.length < workbook.sheets.length ? new Set(places) : new Set();
}

/** Cells of ours by sheet name in lower case. */
export function ownCells(workbook: WorkbookPart): ReadonlyMap<string, OwnedCells> {
  const bySheet = new Map<string, OwnedCells>();
  for (const { name, refersTo, comment } of workbook.names) {
    const isCreated = name.startsWith(CELLS_NAME_PREFIX);
    if (!isCreated && !name.startsWith(FILLED_NAME_PREFIX)) continue;
    for (const { sheet, area } of parseReferences(refersTo)) {
      const key = sheet.toLowerCase();
      const owned = bySheet.get(key) ?? { created: [], filled: [] };
      (isCreated ? owned.created : owned.filled).push(area);
      if (comment?.startsWith(DIMENSION)) owned.dimension = comment.slice(DIMENSION.length);
      bySheet.set(key, owned);
    }
  }
  return bySheet;
}

export function dimensionComment(dimension: string): string {
  return DIMENSION + dimension;
}
