import type { SkipReason } from '../../app/host';
import { formatAbsolute, formatAddress, sheetPrefix } from '../../kernel/address';
import { addTo } from '../../kernel/arrays';
import type { CellWrite, Edit, EditPlan, Receipt, WriteEdit } from '../../sheet/editPlan';
import {
  CELLS_NAME_PREFIX,
  freeName,
  sheetNameOfRole,
  signedValidation,
} from '../../sheet/ownership';
import { freeAreas } from '../shared/freeAreas';
import { cellIn, cellsFromRows, isFilled, putCell } from './mapGrid';
import { emptyLayer, findSheet, type Layer, type UserSheet } from './memoryWorkbook';

interface Building {
  readonly sheets: readonly UserSheet[];
  readonly layer: Layer;
  readonly skipped: { readonly edit: Edit; readonly reason: SkipReason }[];
}

/** What a plan adds to these sheets, and what it could not add. */
export function buildLayer(
  sheets: readonly UserSheet[],
  plan: EditPlan,
): { readonly layer: Layer; readonly receipt: Receipt } {
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
  else if (edit.kind === 'validate') validate(building, sheet, edit);
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

/** Areas that touch one of the user's validations are left out; the edit itself is named where none is left. */
function validate(
  { layer, skipped }: Building,
  sheet: UserSheet,
  edit: Extract<Edit, { kind: 'validate' }>,
): void {
  const taken = sheet.validations.flatMap(({ areas }) => areas);
  const { free, skip } = freeAreas(edit, taken);
  const key = sheet.name.toLowerCase();
  const signed = signedValidation({ ...edit.validation, areas: free });
  if (free.length > 0) addTo(layer.validations, key, signed);
  if (skip !== undefined) skipped.push(skip);
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
