import type { Area } from '../../kernel/address';
import type { CellValue } from '../../sheet/cell';
import type { CellWrite, MarkEdit } from '../../sheet/editPlan';
import type { DefinedName, SheetSnapshot, WorkbookSnapshot } from '../../sheet/snapshot';
import { cellsFromRows, gridOver, putCell, type CellMap } from './mapGrid';

/** A sheet as a test or an example states it. */
export interface MemorySheet {
  readonly name: string;
  readonly rows: readonly (readonly (CellWrite | CellValue)[])[];
  readonly merges?: readonly Area[];
  /** Notes of the user's by A1 address. */
  readonly notes?: Readonly<Record<string, string>>;
}

export interface UserSheet {
  readonly name: string;
  readonly cells: CellMap;
  readonly merges: readonly Area[];
  readonly notes: ReadonlyMap<string, string>;
}

/** What a plan added; kept apart from the user's cells, so that taking it off is exact by construction. */
export interface Layer {
  readonly cells: Map<string, CellMap>;
  readonly marks: MarkEdit[];
  /** By sheet name in lower case, then by A1 address. */
  readonly notes: Map<string, Map<string, string>>;
  readonly sheets: {
    readonly name: string;
    readonly cells: CellMap;
    readonly merges: readonly Area[];
  }[];
  readonly names: DefinedName[];
}

export function emptyLayer(): Layer {
  return { cells: new Map(), marks: [], notes: new Map(), sheets: [], names: [] };
}

export function userSheet({ name, rows, merges = [], notes = {} }: MemorySheet): UserSheet {
  return { name, cells: cellsFromRows(rows), merges, notes: new Map(Object.entries(notes)) };
}

/** The user's cells of a sheet with ours on top. */
export function shownCells(sheet: UserSheet, layer: Layer): CellMap {
  const cells: CellMap = new Map([...sheet.cells].map(([row, line]) => [row, new Map(line)]));
  for (const [row, line] of layer.cells.get(sheet.name.toLowerCase()) ?? [])
    for (const [column, cell] of line) putCell(cells, row, column, cell);
  return cells;
}

export function snapshotOf(sheets: readonly UserSheet[], layer: Layer): WorkbookSnapshot {
  return {
    sheets: [
      ...sheets.map((sheet) => sheetOf(sheet.name, shownCells(sheet, layer), sheet.merges)),
      ...layer.sheets.map(({ name, cells, merges }) => sheetOf(name, cells, merges)),
    ],
    definedNames: layer.names,
    date1904: false,
    producer: {},
    hasMacros: false,
    externalLinks: 0,
  };
}

function sheetOf(name: string, cells: CellMap, merges: readonly Area[]): SheetSnapshot {
  return {
    name,
    visibility: 'visible',
    grid: gridOver(cells),
    merges,
    hiddenRows: [],
    hiddenColumns: [],
    filtered: false,
    protected: false,
    tables: [],
  };
}
