import type { Area } from '../../../kernel/address';
import { coalesce } from '../../../kernel/coalesce';
import type { CellData, SnapshotChange } from '../../../sheet/data';
import { sheetData } from '../../../sheet/editableWorkbook';
import type { DefinedName } from '../../../sheet/snapshot';
import { cellAt, differing, differingOf, isSameLayout, type KnownSheet } from './compare';
import { knownOf, knownSheet, workbookData, type Known } from './known';
import { oursOf, type Ours } from './ours';
import type { Reread } from './reread';

/** What a reading makes of what was known. */
export interface Adopted {
  readonly known: Known;
  /** Whether other sheets of the user's are there, in another order or under other names. */
  readonly isOther: boolean;
  /** Names of sheets of which more than values is different. */
  readonly layouts: ReadonlySet<string>;
  /** The user's cells that are different, by sheet. */
  readonly cells: ReadonlyMap<string, readonly CellData[]>;
  /** Cells of ours that hold what we did not write. */
  readonly overtyped: readonly Overtyped[];
}

interface Overtyped {
  readonly sheet: string;
  readonly areas: readonly Area[];
  /** What we had written there. */
  readonly former: readonly CellData[];
}

interface Sides {
  readonly before: Ours;
  readonly after: Ours;
  /** We have written since: what stands in our cells is what we wrote. */
  readonly isOwn: boolean;
}

interface Compared {
  readonly sheet: KnownSheet;
  readonly isLayout: boolean;
  readonly cells: readonly CellData[];
  readonly overtyped: readonly CellData[];
  readonly former: readonly CellData[];
}

export function adopt(known: Known, read: Reread, isOwn: boolean): Adopted {
  const definedNames =
    read.kind === 'workbook' ? read.workbook.data.definedNames : read.definedNames;
  const sides = { before: oursOf(known.definedNames), after: oursOf(definedNames), isOwn };
  const next: Known =
    read.kind === 'workbook' ? knownOf(read.workbook) : stillThere(known, definedNames, sides);
  const compared = next.ids.map((id, at): Compared | undefined => {
    const sheet = next.sheets[at];
    const former = known.sheets[known.ids.indexOf(id)];
    if (sheet === undefined || former === undefined || sides.after.isSheet(sheet.name))
      return undefined;
    if (read.kind === 'workbook') return compareSheets(former, sheet, sides);
    const whole = read.sheets.find((one) => one.id === id);
    if (whole !== undefined) return compareSheets(former, knownSheet(whole.data), sides);
    const cells = differing(former.grid, read.cells.get(id) ?? []);
    if (cells.length === 0) return undefined;
    const grid = former.grid.with(cells);
    return { ...sorted(former, cells, sides), sheet: { ...former, grid }, isLayout: false };
  });
  const found = compared.filter((one) => one !== undefined);
  return {
    known: { ...next, sheets: next.sheets.map((sheet, at) => compared[at]?.sheet ?? sheet) },
    isOther: usersSheets(known, sides.before) !== usersSheets(next, sides.after),
    layouts: new Set(found.filter(({ isLayout }) => isLayout).map(({ sheet }) => sheet.name)),
    cells: new Map(
      found.flatMap(({ sheet, cells }) => (cells.length === 0 ? [] : [[sheet.name, cells]])),
    ),
    overtyped: found.flatMap(({ sheet: { name }, overtyped, former }) =>
      overtyped.length === 0 ? [] : [{ sheet: name, areas: coalesce(overtyped), former }],
    ),
  };
}

/** A sheet of ours that is ours no longer is gone: one that the user took over is among the sheets read. */
function stillThere(
  known: Known,
  definedNames: readonly DefinedName[],
  { before, after }: Sides,
): Known {
  const isThere = (at: number): boolean => {
    const name = known.sheets[at]?.name ?? '';
    return !before.isSheet(name) || after.isSheet(name);
  };
  return {
    ...known,
    definedNames,
    ids: known.ids.filter((_, at) => isThere(at)),
    sheets: known.sheets.filter((_, at) => isThere(at)),
  };
}

function compareSheets(before: KnownSheet, after: KnownSheet, sides: Sides): Compared {
  const cells = differingOf(before.grid, after.grid);
  const isLayout = !isSameLayout(before, after);
  return { ...sorted(before, cells, sides), sheet: after, isLayout };
}

/** The user's cells and, where ours have not moved, those of ours that she has typed over. */
function sorted(
  { name, grid }: KnownSheet,
  cells: readonly CellData[],
  { before, after, isOwn }: Sides,
): Pick<Compared, 'cells' | 'overtyped' | 'former'> {
  const areUnmoved = JSON.stringify(before.areas(name)) === JSON.stringify(after.areas(name));
  const isTyped = ({ row, column, value, formula }: CellData): boolean => {
    if (formula !== grid.formula(row, column)) return true;
    return formula === undefined && value !== null;
  };
  const own = cells.filter(({ row, column }) => after.isCell(name, row, column));
  const overtyped =
    isOwn || !areUnmoved ? [] : own.filter((cell) => isFilled(cell) && isTyped(cell));
  return {
    cells: cells.filter(({ row, column }) => !after.isCell(name, row, column)),
    overtyped,
    former: overtyped.map(({ row, column }) => ({ row, column, ...cellAt(grid, row, column) })),
  };
}

function isFilled({ value, formula }: CellData): boolean {
  return value !== null || formula !== undefined;
}

function usersSheets({ ids, sheets }: Known, ours: Ours): string {
  const users = ids.filter((_, at) => !ours.isSheet(sheets[at]?.name ?? ''));
  return JSON.stringify(users.map((id) => [id, sheets[ids.indexOf(id)]?.name]));
}

/** As known before, in these cells: the next reading finds them different again. */
export function asBefore(known: Known, { sheet, former }: Overtyped): Known {
  const sheets = known.sheets.map((one) =>
    one.name === sheet ? { ...one, grid: one.grid.with(former) } : one,
  );
  return { ...known, sheets };
}

/** More cells than this are told as the sheet that they are on. */
const MOST_CELLS = 5_000;

/**
 * The differences as they are told, given the names as told last: they go with whole sheets, for they say which cells
 * are ours. Nothing where only what is ours is different.
 */
export function changesOf(
  { known, isOther, layouts, cells, overtyped }: Adopted,
  told: readonly DefinedName[],
): readonly SnapshotChange[] {
  const { definedNames } = known;
  const areUsersNamesOther = usersNames(told) !== usersNames(definedNames);
  const whole = new Set([...layouts, ...overtyped.map(({ sheet }) => sheet)]);
  if (!isOther && !areUsersNamesOther && whole.size === 0 && cells.size === 0) return [];
  for (const [sheet, changed] of cells) if (changed.length > MOST_CELLS) whole.add(sheet);
  for (const sheet of otherOwnCells(known, told)) whole.add(sheet);
  if (isOther || (areUsersNamesOther && whole.size === 0))
    return [{ kind: 'workbook', workbook: workbookData(known) }];
  return [
    ...known.sheets
      .filter(({ name }) => whole.has(name))
      .map((sheet): SnapshotChange => ({ kind: 'sheet', sheet: sheetData(sheet), definedNames })),
    ...[...cells]
      .filter(([sheet]) => !whole.has(sheet))
      .map(([sheet, changed]): SnapshotChange => ({ kind: 'cells', sheet, cells: changed })),
  ];
}

function usersNames(names: readonly DefinedName[]): string {
  return JSON.stringify(names.filter(({ name }) => !name.startsWith('Junheng_')));
}

/** Sheets on which other cells than before are ours: who knows the earlier ones would take them for ours still. */
function otherOwnCells(
  { sheets, definedNames }: Known,
  told: readonly DefinedName[],
): readonly string[] {
  const [before, after] = [oursOf(told), oursOf(definedNames)];
  return sheets
    .map(({ name }) => name)
    .filter((name) => JSON.stringify(before.areas(name)) !== JSON.stringify(after.areas(name)));
}
