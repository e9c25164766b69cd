import type { Host, SkipReason } from '../../app/host';
import { formatAbsolute, formatAddress, sheetPrefix } from '../../kernel/address';
import { fail, succeed } from '../../kernel/result';
import type { CellWrite, Edit, EditPlan, Receipt, WriteEdit } from '../../sheet/editPlan';
import { CELLS_NAME_PREFIX, freeName, sheetNameOfRole } from '../../sheet/ownership';
import { cellIn, cellsFromRows, isFilled, putCell } from './mapGrid';
import {
  emptyLayer,
  shownCells,
  snapshotOf,
  userSheet,
  type Layer,
  type MemorySheet,
  type UserSheet,
} from './memoryWorkbook';

/** A workbook in memory as a host: for tests, and the model that other hosts are held against. */
export interface MemoryHost extends Host {
  /** What stands in a cell now. */
  cell(sheet: string, row: number, column: number): CellWrite | undefined;
  /** What was added to the user's own workbook. */
  layer(): Layer;
  /** The note on a cell as it shows: the user's text, then ours. */
  note(sheet: string, row: number, column: number): string | undefined;
}

export function memoryHost(given: readonly MemorySheet[]): MemoryHost {
  const sheets = given.map(userSheet);
  let layer = emptyLayer();
  let latest: { readonly receipt: Receipt; readonly before: Layer } | undefined;
  const find = (name: string) => findSheet(sheets, name);
  return {
    snapshot: () => Promise.resolve(succeed(snapshotOf(sheets, layer))),
    apply: (plan) => {
      const built = buildLayer(sheets, plan);
      latest = { receipt: built.receipt, before: layer };
      layer = built.layer;
      return Promise.resolve(succeed(built.receipt));
    },
    undo: (receipt) => {
      if (latest?.receipt !== receipt)
        return Promise.resolve(fail('edit-refused', 'not-the-latest'));
      layer = latest.before;
      latest = undefined;
      return Promise.resolve(succeed(undefined));
    },
    layer: () => layer,
    cell: (name, row, column) => {
      const sheet = find(name);
      const cells =
        sheet === undefined
          ? layer.sheets.find((added) => added.name === name)?.cells
          : shownCells(sheet, layer);
      return cells === undefined ? undefined : cellIn(cells, row, column);
    },
    note: (name, row, column) => {
      const at = formatAddress({ row, column });
      const parts = [find(name)?.notes.get(at), layer.notes.get(name.toLowerCase())?.get(at)];
      const shown = parts.filter((part) => part !== undefined);
      return shown.length === 0 ? undefined : shown.join('\n');
    },
  };
}

function findSheet(sheets: readonly UserSheet[], name: string): UserSheet | undefined {
  return sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

interface Building {
  readonly sheets: readonly UserSheet[];
  readonly layer: Layer;
  readonly skipped: { readonly edit: Edit; readonly reason: SkipReason }[];
}

function buildLayer(sheets: readonly UserSheet[], plan: EditPlan) {
  const building: Building = { sheets, layer: emptyLayer(), skipped: [] };
  for (const edit of plan.edits) applyEdit(building, edit);
  const whole = new Set(building.skipped.map(({ edit }) => edit));
  const applied = plan.edits.filter((edit) => !whole.has(edit)).length;
  const receipt: Receipt = { applied, skipped: building.skipped };
  return { layer: building.layer, receipt };
}

function applyEdit(building: Building, edit: Edit): void {
  const { layer, skipped } = building;
  if (edit.kind === 'add-sheet') {
    addSheet(building, edit);
    return;
  }
  const sheet = findSheet(building.sheets, edit.sheet);
  if (edit.kind === 'select') skipped.push({ edit, reason: 'nothing-on-screen' });
  else if (sheet === undefined) skipped.push({ edit, reason: 'sheet-missing' });
  else if (edit.kind === 'mark') layer.marks.push(edit);
  else if (edit.kind === 'write') write(building, sheet, edit);
  else {
    const key = sheet.name.toLowerCase();
    const notes = layer.notes.get(key) ?? new Map<string, string>();
    const at = formatAddress(edit.at);
    const known = notes.get(at);
    layer.notes.set(key, notes.set(at, known === undefined ? edit.text : `${known}\n${edit.text}`));
  }
}

function addSheet({ sheets, layer }: Building, edit: Extract<Edit, { kind: 'add-sheet' }>): void {
  const taken = new Set([...sheets, ...layer.sheets].map(({ name }) => name.toLowerCase()));
  const name = freeName(taken, edit.name);
  layer.sheets.push({ name, cells: cellsFromRows(edit.rows), merges: edit.merges });
  layer.names.push({
    name: sheetNameOfRole(edit.role),
    refersTo: `${sheetPrefix(name)}$A$1`,
  });
}

function write({ layer, skipped }: Building, sheet: UserSheet, edit: WriteEdit): void {
  const key = sheet.name.toLowerCase();
  const cells = layer.cells.get(key) ?? new Map<number, Map<number, CellWrite>>();
  layer.cells.set(key, cells);
  const left: (CellWrite | null)[][] = edit.rows.map((line) => line.map(() => null));
  let inUse = false;
  let some = false;
  edit.rows.forEach((line, down) => {
    line.forEach((cell, right) => {
      if (cell === null) return;
      const [row, column] = [edit.at.row + down, edit.at.column + right];
      if (!isFilled(cellIn(sheet.cells, row, column))) {
        putCell(cells, row, column, cell);
        some = true;
        nameCell(layer, sheet.name, row, column);
        return;
      }
      inUse = true;
      const rest = left[down];
      if (rest !== undefined) rest[right] = cell;
    });
  });
  // Where nothing of it was written, the edit itself is named, and so does not count as applied.
  if (inUse) skipped.push({ edit: some ? { ...edit, rows: left } : edit, reason: 'cell-in-use' });
}

function nameCell(layer: Layer, sheet: string, row: number, column: number): void {
  const count = layer.names.filter(({ name }) => name.startsWith(CELLS_NAME_PREFIX)).length;
  const refersTo = sheetPrefix(sheet) + formatAbsolute({ row, column });
  layer.names.push({ name: CELLS_NAME_PREFIX + String(count + 1), refersTo });
}
