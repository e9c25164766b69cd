import {
  containsCell,
  formatAddress,
  MAX_COLUMNS,
  MAX_ROWS,
  type Area,
} from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import type { UserAmendment } from '../../sheet/amendment';
import type { Receipt } from '../../sheet/editPlan';
import { ownedAreas, ownedSheets, type OwnedArea } from '../../sheet/ownership';
import type { WorkbookSnapshot } from '../../sheet/snapshot';

/** Amendments that were made together and are taken back together. */
export interface Amended {
  readonly receipt: Receipt;
  readonly amendments: readonly UserAmendment[];
}

type SheetFacts = Pick<WorkbookSnapshot['sheets'][number], 'name' | 'merges' | 'protected'>;

/** What has to be known of a workbook before it is amended. */
export interface Amendable {
  readonly sheets: readonly SheetFacts[];
  readonly definedNames: WorkbookSnapshot['definedNames'];
}

/**
 * Whether all of it can be carried out. `edit-refused` with `sheet-missing`, `sheet-name-taken`, `sheet-protected`,
 * `cell-merged`, `cell-added` (what a plan wrote is no cell of the user's) or `cell-outside-sheet`.
 */
export function checkAmendments(
  workbook: Amendable,
  amendments: readonly UserAmendment[],
): Result<void> {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const own = new Set([...ownedSheets(workbook)].map((name) => name.toLowerCase()));
  const areas = ownedAreas(workbook);
  for (const amendment of amendments) {
    if (amendment.kind === 'add-sheet') {
      const checked = checkName(amendment.name, sheets);
      if (!checked.ok) return checked;
      const added: SheetFacts = { name: amendment.name, merges: [], protected: false };
      sheets.set(amendment.name.toLowerCase(), added);
      continue;
    }
    const key = amendment.sheet.toLowerCase();
    const sheet = own.has(key) ? undefined : sheets.get(key);
    if (sheet === undefined)
      return fail('edit-refused', 'sheet-missing', { sheet: amendment.sheet });
    const checked = checkCells(amendment, sheet, areas);
    if (!checked.ok) return checked;
  }
  return succeed(undefined);
}

function checkName(name: string, sheets: ReadonlyMap<string, SheetFacts>): Result<void> {
  const isTaken = sheets.has(name.toLowerCase());
  if (isTaken) return fail('edit-refused', 'sheet-name-taken', { sheet: name });
  const isSound = name !== '' && name.length <= 31 && !/[:\\/?*[\]]|^'|'$/.test(name);
  return isSound ? succeed(undefined) : fail('edit-refused', 'sheet-name-invalid', { sheet: name });
}

function checkCells(
  { cells }: Extract<UserAmendment, { kind: 'set-cells' }>,
  sheet: SheetFacts,
  owned: readonly OwnedArea[],
): Result<void> {
  const name = sheet.name;
  if (sheet.protected) return fail('edit-refused', 'sheet-protected', { sheet: name });
  const own = owned
    .filter((area) => area.sheet.toLowerCase() === name.toLowerCase())
    .map(({ area }) => area);
  for (const { at } of cells) {
    const place = { sheet: name, cell: formatAddress(at) };
    if (at.row >= MAX_ROWS || at.column >= MAX_COLUMNS)
      return fail('edit-refused', 'cell-outside-sheet', place);
    if (isCovered(sheet.merges, at.row, at.column))
      return fail('edit-refused', 'cell-merged', place);
    if (own.some((area) => containsCell(area, at.row, at.column)))
      return fail('edit-refused', 'cell-added', place);
  }
  return succeed(undefined);
}

/** Whether a cell lies inside a merged area, away from its first cell. */
export function isCovered(merges: readonly Area[], row: number, column: number): boolean {
  return merges.some(
    (area) => containsCell(area, row, column) && !(row === area.top && column === area.left),
  );
}

/** The list without what gave this receipt; `changed-since` where a later one touches the same cells. */
export function withoutAmended(
  done: readonly Amended[],
  receipt: Receipt,
): Result<readonly Amended[]> {
  const place = done.findIndex((entry) => entry.receipt === receipt);
  const entry = done[place];
  if (entry === undefined) return fail('edit-refused', 'not-the-latest');
  const touched = touchedBy(entry.amendments);
  const later = done.slice(place + 1).flatMap(({ amendments }) => amendments);
  for (const amendment of later) {
    if (amendment.kind === 'add-sheet') continue;
    const { sheet, cells } = amendment;
    const hit = cells.find(({ at }) => touched.has(keyOf(sheet, at.row, at.column)));
    const cell = hit === undefined ? undefined : formatAddress(hit.at);
    if (cell !== undefined) return fail('edit-refused', 'changed-since', { sheet, cell });
    if (touched.has(sheet.toLowerCase()))
      return fail('edit-refused', 'sheet-changed-since', { sheet });
  }
  return succeed(done.filter((other) => other !== entry));
}

/** Cells as `sheet!row:column` and whole sheets by name, in lower case. */
function touchedBy(amendments: readonly UserAmendment[]): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const amendment of amendments) {
    if (amendment.kind === 'add-sheet') touched.add(amendment.name.toLowerCase());
    else
      for (const { at } of amendment.cells) touched.add(keyOf(amendment.sheet, at.row, at.column));
  }
  return touched;
}

function keyOf(sheet: string, row: number, column: number): string {
  return `${sheet.toLowerCase()}!${String(row)}:${String(column)}`;
}
