import { containsCell, type Area } from '../../../kernel/address';
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
    bySheet.set(key, [...(bySheet.get(key) ?? []), area]);
  }
  const areas = (sheet: string): readonly Area[] => bySheet.get(sheet.toLowerCase()) ?? [];
  return {
    isSheet: (sheet) => sheets.has(sheet.toLowerCase()),
    isCell: (sheet, row, column) => areas(sheet).some((area) => containsCell(area, row, column)),
    areas,
  };
}
