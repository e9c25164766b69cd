import { containsCell, type Area } from '../../../kernel/address';
import { addTo } from '../../../kernel/arrays';
import { ownedAreas, ownedSheets } from '../../../sheet/ownership';
import type { DefinedName } from '../../../sheet/snapshot';

/** What plans have added to the workbook, as its names tell. */
export interface Ours {
  readonly isSheet: (sheet: string) => boolean;
  readonly isCell: (sheet: string, row: number, column: number) => boolean;
  /** Cells of ours on a sheet of the user's. */
  readonly areas: (sheet: string) => readonly Area[];
}

export function oursOf(definedNames: readonly DefinedName[]): Ours {
  const sheets = new Set([...ownedSheets({ definedNames })].map((name) => name.toLowerCase()));
  const bySheet = new Map<string, Area[]>();
  for (const { sheet, area } of ownedAreas({ definedNames })) {
    const key = sheet.toLowerCase();
    addTo(bySheet, key, area);
  }
  for (const [sheet, listed] of bySheet) bySheet.set(sheet, outermost(listed));
  const areas = (sheet: string): readonly Area[] => bySheet.get(sheet.toLowerCase()) ?? [];
  return {
    isSheet: (sheet) => sheets.has(sheet.toLowerCase()),
    isCell: (sheet, row, column) => areas(sheet).some((area) => containsCell(area, row, column)),
    areas,
  };
}

/** In their order and without those that lie in others: names that are being rewritten list the same cells twice. */
function outermost(areas: readonly Area[]): Area[] {
  const sorted = [...areas].sort((a, b) => a.top - b.top || a.left - b.left || b.bottom - a.bottom);
  return sorted.filter(
    (area, at) => !sorted.some((other, n) => n !== at && isInside(area, other, n < at)),
  );
}

/** Of two that are the same, the first counts. */
function isInside(area: Area, other: Area, isEarlier: boolean): boolean {
  const isSame =
    area.top === other.top &&
    area.bottom === other.bottom &&
    area.left === other.left &&
    area.right === other.right;
  if (isSame) return isEarlier;
  return containsCell(other, area.top, area.left) && containsCell(other, area.bottom, area.right);
}
