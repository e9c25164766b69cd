import type { Area } from '../../kernel/address';
import type { CellValue } from '../../sheet/cell';
import type { CellWrite, MarkEdit } from '../../sheet/editPlan';
import type { Validation } from '../../sheet/validation';
import type { DefinedName, SheetSnapshot, WorkbookSnapshot } from '../../sheet/snapshot';
import { cellsFromRows, copyCells, gridOver, putCell, type CellMap } from './mapGrid';

/** A sheet as a test or an example states it. */
export interface MemorySheet {
  readonly name: string;
  readonly rows: readonly (readonly (CellWrite | CellValue)[])[];
  readonly merges?: readonly Area[];
  /** Notes of the user's by A1 address. */
  readonly notes?: Readonly<Record<string, string>>;
  /** Validations of the user's. */
  readonly validations?: readonly Validation[];
}

export interface UserSheet {
  readonly name: string;
  readonly cells: CellMap;
  readonly merges: readonly Area[];
  readonly notes: ReadonlyMap<string, string>;
  readonly validations: readonly Validation[];
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
  /** By sheet name in lower case. */
  readonly validations: Map<string, Validation[]>;
}

export function emptyLayer(): Layer {
  return {
    cells: new Map(),
    marks: [],
    notes: new Map(),
    sheets: [],
    names: [],
    validations: new Map(),
  };
}

export function userSheet(sheet: MemorySheet): UserSheet {
  const { name, rows, merges = [], notes = {}, validations = [] } = sheet;
  const cells = cellsFromRows(rows);
  return { name, cells, merges, notes: new Map(Object.entries(notes)), validations };
}

export function findSheet(sheets: readonly UserSheet[], name: string): UserSheet | undefined {
  return sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

/** The user's cells of a sheet with ours on top. */
export function shownCells(sheet: UserSheet, layer: Layer): CellMap {
  const cells = copyCells(sheet.cells);
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
