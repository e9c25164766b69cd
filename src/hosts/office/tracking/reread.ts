import type { Area } from '../../../kernel/address';
import { coalesce } from '../../../kernel/coalesce';
import { succeed, type Result } from '../../../kernel/result';
import type { DefinedName } from '../../../sheet/snapshot';
import { areaWithout } from '../../../xlsx/patch/freeAreas';
import type { Capabilities } from '../capabilities';
import { areaSize, pieceWith, type Piece } from '../reading/chunks';
import { listSheets, type Listed, type ListedSheet } from '../reading/listSheets';
import { readCells, type CellsBySheet } from '../reading/readCells';
import { readSheets, type ReadSheet } from '../reading/readSheets';
import { readWorkbook, type ReadWorkbook } from '../reading/readWorkbook';
import type { KnownSheet } from './compare';
import type { Dirt } from './dirt';
import type { Known } from './known';
import { oursOf, type Ours } from './ours';

/** What of a workbook was read again. */
export type Reread =
  | { readonly kind: 'workbook'; readonly workbook: ReadWorkbook }
  | {
      readonly kind: 'parts';
      readonly definedNames: readonly DefinedName[];
      readonly sheets: readonly ReadSheet[];
      readonly cells: CellsBySheet;
    };

/** More scattered formulas than this are read as the one area that they lie in. */
const MOST_AREAS = 200;

/**
 * Reads again what may be different: one request where cells were edited, and as many as it takes where more was. All
 * of the workbook where other sheets are there than before.
 */
export async function reread(
  context: Excel.RequestContext,
  can: Capabilities,
  known: Known,
  dirt: Dirt,
): Promise<Result<Reread>> {
  if (dirt.all) return all(context, can);
  const before = oursOf(known.definedNames);
  let listing: (() => Listed) | undefined;
  const ask = (): void => {
    listing = listSheets(context, can);
  };
  const edited = piecesOf(known, before, dirt);
  const pieces = dirt.own ? edited.map(ownPiece) : edited;
  const cells = new Map(await readCells(context, pieces, { empty: true, extras: [ask] }));
  if (listing === undefined) throw new Error('the list was not asked for');
  const { sheets, definedNames } = listing();
  const ours = oursOf(definedNames);
  const users = sheets.filter(({ name }) => !ours.isSheet(name));
  if (!areSame(users, known, before)) return all(context, can);
  const stale = users.filter((sheet) => dirt.sheets.has(sheet.id) || isOther(sheet, known));
  if (dirt.own) {
    const own = ownPieces(known, [before, ours], pieces).filter(
      ({ sheet }) => !stale.some(({ id }) => id === sheet),
    );
    for (const [id, more] of await readCells(context, own, { empty: true }))
      cells.set(id, [...(cells.get(id) ?? []), ...more]);
  }
  const read = stale.length === 0 ? succeed([]) : await readSheets(context, can, stale);
  if (!read.ok) return read;
  return succeed({ kind: 'parts', definedNames, sheets: read.value, cells });
}

async function all(context: Excel.RequestContext, can: Capabilities): Promise<Result<Reread>> {
  const read = await readWorkbook(context, can);
  return read.ok ? succeed({ kind: 'workbook', workbook: read.value }) : read;
}

/** Whether these are the user's sheets of before, by name and order. */
function areSame(users: readonly ListedSheet[], known: Known, ours: Ours): boolean {
  const names = known.sheets.map(({ name }) => name);
  const before = known.ids.flatMap((id, at) =>
    ours.isSheet(names[at] ?? '') ? [] : [`${id} ${names[at] ?? ''}`],
  );
  return JSON.stringify(before) === JSON.stringify(users.map(({ id, name }) => `${id} ${name}`));
}

function isOther(sheet: ListedSheet, known: Known): boolean {
  const before = known.sheets[known.ids.indexOf(sheet.id)];
  const tables = before?.tables.map(({ name, columns, hasTotalsRow }) => {
    return { name, columns, hasTotalsRow };
  });
  return (
    before?.visibility !== sheet.visibility ||
    before.protected !== sheet.protected ||
    before.filtered !== sheet.filtered ||
    JSON.stringify(tables) !== JSON.stringify(sheet.tables)
  );
}

function piecesOf(known: Known, ours: Ours, dirt: Dirt): readonly Piece[] {
  return eachUsers(known, ours, (id, sheet) => {
    if (dirt.sheets.has(id)) return [];
    const formulas = dirt.formulas ? formulaAreas(sheet, ours) : [];
    return [...(dirt.cells.get(id) ?? []), ...formulas];
  });
}

function ownPiece({ sheet, area }: Piece): Piece {
  return pieceWith(sheet, area, areaSize(area));
}

/** Cells of ours, before and now, as far as they are not read already. */
function ownPieces(known: Known, both: readonly Ours[], read: readonly Piece[]): readonly Piece[] {
  const all = [...read];
  for (const ours of both)
    for (const piece of eachUsers(known, ours, (_id, { name }) => ours.areas(name))) {
      const others = all.filter(({ sheet }) => sheet === piece.sheet).map(({ area }) => area);
      const left = areaWithout(piece.area, others) ?? [piece.area];
      all.push(...left.map((area) => ownPiece({ ...piece, area })));
    }
  return all.slice(read.length);
}

function eachUsers(
  { sheets, ids }: Known,
  ours: Ours,
  areasOf: (id: string, sheet: KnownSheet) => readonly Area[],
): readonly Piece[] {
  return ids.flatMap((id, at) => {
    const sheet = sheets[at];
    if (sheet === undefined || ours.isSheet(sheet.name)) return [];
    return areasOf(id, sheet).map((area) => ({ sheet: id, area }));
  });
}

const formulasIn = new WeakMap<KnownSheet['grid'], readonly Area[]>();

/** Where the user's formulas are: what they give may change with any edit, and Excel does not tell which do. */
function formulaAreas({ name, grid }: KnownSheet, ours: Ours): readonly Area[] {
  const known = formulasIn.get(grid);
  if (known !== undefined) return known;
  const cells = [...grid.cells()].filter(
    ({ row, column, formula }) => formula !== undefined && !ours.isCell(name, row, column),
  );
  const areas = coalesce(cells);
  const few = areas.length <= MOST_AREAS ? areas : [boundsOf(areas)];
  formulasIn.set(grid, few);
  return few;
}

function boundsOf(areas: readonly Area[]): Area {
  return areas.reduce((all, area) => ({
    top: Math.min(all.top, area.top),
    left: Math.min(all.left, area.left),
    bottom: Math.max(all.bottom, area.bottom),
    right: Math.max(all.right, area.right),
  }));
}
