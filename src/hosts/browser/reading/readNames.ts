import { IDefinedNamesService, type IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import type { WorkbookData } from '../../../sheet/data';
import type { DefinedName } from '../../../sheet/snapshot';
import type { GridAccess } from '../gridAccess';

/**
 * The user's names: those that the grid knows as they now are, in the order of the file; print areas and names of other
 * workbooks, which it was not given, as the file has them.
 */
export function readNames(
  grid: GridAccess,
  opened: WorkbookData,
  nameAtOpening: ReadonlyMap<string, string>,
): readonly DefinedName[] {
  const service = grid.injector.get(IDefinedNamesService);
  const present = new Map<string, DefinedName>();
  for (const item of Object.values(service.getDefinedNameMap(grid.unitId) ?? {})) {
    const name = nameOf(grid, item);
    present.set(keyOf(name), name);
  }
  const idOf = new Map([...nameAtOpening].map(([id, name]) => [name, id]));
  const kept = opened.definedNames.flatMap((name): readonly DefinedName[] => {
    const sheet = name.sheet === undefined ? undefined : sheetNow(grid, idOf.get(name.sheet));
    if (name.sheet !== undefined && sheet === undefined) return [];
    const now = sheet === undefined ? name : { ...name, sheet };
    const key = keyOf(now);
    const known = present.get(key);
    present.delete(key);
    if (known !== undefined) return [known];
    return isUnknownToGrid(name) ? [now] : [];
  });
  return [...kept, ...present.values()];
}

function isUnknownToGrid({ name, refersTo }: DefinedName): boolean {
  return name.startsWith('_xlnm.') || /#REF!|\[\d+\]/.test(refersTo);
}

function nameOf(grid: GridAccess, item: IDefinedNamesServiceParam): DefinedName {
  const { name, formulaOrRefString: text, localSheetId } = item;
  const sheet = sheetNow(grid, localSheetId);
  const refersTo = text.startsWith('=') ? text.slice(1) : text;
  return { name, refersTo, ...(sheet === undefined ? {} : { sheet }) };
}

function sheetNow({ workbook }: GridAccess, id: string | undefined): string | undefined {
  return id === undefined ? undefined : workbook.getSheetBySheetId(id)?.getName();
}

function keyOf({ name, sheet }: DefinedName): string {
  return JSON.stringify([name.toLowerCase(), sheet ?? null]);
}
