import { containsCell, parseAddress, type Area } from '../../kernel/address';
import { succeed, type Result } from '../../kernel/result';
import { dropCalculationChain } from './calculationChain';
import { dropPart } from './dropPart';
import { isOwnName, ownCells, ownSheetPlaces, type OwnedCells } from './ownedParts';
import { isOwnRelationship, relationshipsOf, removeRelationships } from './relationships';
import { removeFromSheet } from './sheetRemoval';
import {
  readWorkbookPart,
  reduceWorkbook,
  type SheetPart,
  type WorkbookPart,
} from './workbookPart';
import type { WorkingPackage } from './workingPackage';
import { attribute, childrenOf, elementAt } from './xmlText';

/**
 * Takes off everything that an earlier plan added: sheets, cells, marks, notes, names. What remains is entries of the
 * style sheet that nothing of ours uses any more; the user may have copied our looks to cells of his own.
 */
export function removeOwn(pkg: WorkingPackage): Result<void> {
  const workbook = readWorkbookPart(pkg);
  if (!workbook.ok) return workbook;
  const places = ownSheetPlaces(workbook.value);
  const cells = ownCells(workbook.value);
  const { sheets } = workbook.value;
  for (const [place, sheet] of sheets.entries()) {
    if (places.has(place) || sheet.part === undefined) continue;
    const done = removeFromSheet(pkg, sheet.part, cells.get(sheet.name.toLowerCase()));
    if (!done.ok) return done;
  }
  const own = sheets.filter((_, place) => places.has(place));
  const chain = dropStaleChain(pkg, workbook.value, own, cells);
  if (!chain.ok) return chain;
  const dropped = dropSheets(pkg, workbook.value, own);
  if (!dropped.ok) return dropped;
  pkg.set(workbook.value.part, reduceWorkbook(workbook.value, places, isOwnName));
  return dropStyles(pkg, workbook.value);
}

/** A style sheet that we had to make: nothing of the user's has a format in a file that came without one. */
function dropStyles(pkg: WorkingPackage, { part }: WorkbookPart): Result<void> {
  const links = relationshipsOf(pkg, part);
  if (!links.ok) return links;
  const own = links.value.find(({ id, type }) => type === 'styles' && isOwnRelationship(id));
  if (own === undefined) return succeed(undefined);
  const dropped = dropPart(pkg, own.target);
  return dropped.ok ? removeRelationships(pkg, part, new Set([own.id])) : dropped;
}

function dropSheets(
  pkg: WorkingPackage,
  workbook: WorkbookPart,
  own: readonly SheetPart[],
): Result<void> {
  for (const { part } of own) {
    if (part === undefined) continue;
    const done = dropPart(pkg, part);
    if (!done.ok) return done;
  }
  return removeRelationships(
    pkg,
    workbook.part,
    new Set(own.map(({ relationship }) => relationship)),
  );
}

/**
 * The calculation chain lists cells with formulas. Entries may be missing (Excel adds them), but an entry for a cell
 * without a formula makes Excel repair the file; so the chain goes if a program has entered cells of ours in it.
 */
function dropStaleChain(
  pkg: WorkingPackage,
  workbook: WorkbookPart,
  own: readonly SheetPart[],
  cells: ReadonlyMap<string, OwnedCells>,
): Result<void> {
  if (own.length === 0 && cells.size === 0) return succeed(undefined);
  const links = relationshipsOf(pkg, workbook.part);
  if (!links.ok) return links;
  const chain = links.value.find(({ type }) => type === 'calcChain');
  if (chain === undefined || !pkg.has(chain.target)) return succeed(undefined);
  const text = pkg.text(chain.target);
  if (!text.ok) return text;
  const gone = new Set(own.map(({ sheetId }) => sheetId));
  const areas = new Map(
    workbook.sheets.map(({ name, sheetId }) => {
      const owned = cells.get(name.toLowerCase());
      return [sheetId, owned === undefined ? [] : [...owned.created, ...owned.filled]];
    }),
  );
  if (!mentions(text.value, gone, areas)) return succeed(undefined);
  return dropCalculationChain(pkg, workbook.part);
}

function mentions(
  text: string,
  gone: ReadonlySet<number>,
  areas: ReadonlyMap<number, readonly Area[]>,
): boolean {
  const root = elementAt(text, 0);
  let sheet = 0;
  for (const { tag } of root === undefined ? [] : (childrenOf(text, root) ?? [])) {
    // An entry without a sheet lies on the sheet of the one before it.
    sheet = Number(attribute(text, tag, 'i') ?? sheet);
    if (gone.has(sheet)) return true;
    const cell = parseAddress(attribute(text, tag, 'r') ?? '');
    if (cell === undefined) continue;
    if ((areas.get(sheet) ?? []).some((area) => containsCell(area, cell.row, cell.column)))
      return true;
  }
  return false;
}
