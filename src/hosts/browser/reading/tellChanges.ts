import type { LiveHost } from '../../../app/host';
import type { CellData, SnapshotChange } from '../../../sheet/data';
import { parseReferences, SHEET_NAME_PREFIX } from '../../../sheet/ownership';
import type { DefinedName } from '../../../sheet/snapshot';
import type { Layer } from '../apply';
import type { GridAccess } from '../gridAccess';
import { gather, noDirt, type Dirt } from './gatherChanges';
import type { GridReader } from './gridReader';

/**
 * Milliseconds of quiet before changes are told, and the longest that they wait. Cells typed after such a quiet are told
 * at once: the grid computes formulas a good deal later, so that waiting would bring nothing together.
 */
const QUIET = 30;
const LONGEST = 150;

export interface Telling {
  readonly onChange: LiveHost['onChange'];
  /** To be called when somebody takes a whole snapshot: names are told from there on. */
  readonly known: (names: readonly DefinedName[]) => void;
  readonly dispose: () => void;
}

/** Tells what the user changes, and what formulas of hers then give, gathered over a short while. */
export function tellChanges(
  grid: GridAccess,
  reader: GridReader,
  layer: Pick<Layer, 'isWriting' | 'isOwn' | 'isOwnSheet'>,
): Telling {
  const listeners = new Set<(changes: readonly SnapshotChange[]) => void>();
  let dirt = noDirt();
  let since: number | undefined;
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let names = reader.names();
  const tell = () => {
    timer = undefined;
    since = undefined;
    last = performance.now();
    const told = dirt;
    dirt = noDirt();
    const now = reader.names();
    const changes = changesOf(grid, reader, layer, told, { before: names, now });
    if (changes.length === 0) return;
    names = now;
    for (const listener of [...listeners]) listener(changes);
  };
  const watch = grid.commands.onCommandExecuted((command) => {
    if (layer.isWriting() || !gather(dirt, grid, command)) return;
    const now = performance.now();
    since ??= now;
    const isAtOnce = now - last >= QUIET && areCellsAlone(dirt);
    const wait = isAtOnce ? 0 : Math.min(QUIET, since + LONGEST - now);
    clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, wait));
  });
  return {
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    known: (snapshotNames) => {
      names = snapshotNames;
    },
    dispose: () => {
      clearTimeout(timer);
      watch.dispose();
      listeners.clear();
    },
  };
}

/** Telling other changes reads whole sheets: that is done once for all that belongs together. */
function areCellsAlone({ workbook, names, sheets }: Dirt): boolean {
  return !workbook && !names && sheets.size === 0;
}

interface Names {
  readonly before: readonly DefinedName[];
  readonly now: readonly DefinedName[];
}

function changesOf(
  grid: GridAccess,
  reader: GridReader,
  layer: Pick<Layer, 'isOwn' | 'isOwnSheet'>,
  dirt: Dirt,
  names: Names,
): readonly SnapshotChange[] {
  const cells = cellChanges(grid, reader, layer, dirt);
  const touched = [...dirt.sheets].filter((id) => !layer.isOwnSheet(id));
  if (!dirt.workbook && !dirt.names && touched.length === 0 && cells.length === 0) return [];
  const sheets = new Set(touched.flatMap((id) => nameOf(grid, id) ?? []));
  const areNamesNew = JSON.stringify(names.before) !== JSON.stringify(names.now);
  const own = areNamesNew ? sheetsWithOtherOwnCells(names) : [];
  for (const sheet of own ?? []) sheets.add(sheet);
  // A change of names alone has no kind of its own.
  if (dirt.workbook || own === undefined || (areNamesNew && sheets.size === 0))
    return [{ kind: 'workbook', workbook: reader.workbook() }];
  const whole = grid.workbook
    .getSheets()
    .filter((sheet) => sheets.has(sheet.getName()))
    .map((sheet): SnapshotChange => {
      return { kind: 'sheet', sheet: reader.sheet(sheet), definedNames: names.now };
    });
  return [...whole, ...cells.filter(({ sheet }) => !sheets.has(sheet))];
}

function nameOf({ workbook }: GridAccess, id: string): string | undefined {
  return workbook.getSheetBySheetId(id)?.getName();
}

function cellChanges(
  { workbook }: GridAccess,
  reader: GridReader,
  layer: Pick<Layer, 'isOwn'>,
  dirt: Dirt,
): readonly Extract<SnapshotChange, { kind: 'cells' }>[] {
  return [...dirt.cells].flatMap(([id, rows]) => {
    const sheet = workbook.getSheetBySheetId(id);
    if (!sheet) return [];
    const cells: CellData[] = [];
    for (const [row, columns] of rows)
      for (const column of columns)
        if (!layer.isOwn(id, row, column)) cells.push(reader.cell(sheet, row, column));
    return cells.length === 0 ? [] : [{ kind: 'cells', sheet: sheet.getName(), cells }];
  });
}

/**
 * Sheets on which other cells than before are ours: who was told of the earlier ones must not take their contents for the
 * user's. Undefined where sheets of ours came or went.
 */
function sheetsWithOtherOwnCells({ before, now }: Names): readonly string[] | undefined {
  const earlier = ownAreas(before);
  const later = ownAreas(now);
  if (earlier.get(SHEETS) !== later.get(SHEETS)) return undefined;
  return [...new Set([...earlier.keys(), ...later.keys()])].filter(
    (sheet) => earlier.get(sheet) !== later.get(sheet),
  );
}

/** No sheet can be named so. */
const SHEETS = '*';

function ownAreas(names: readonly DefinedName[]): ReadonlyMap<string, string> {
  const areas = new Map<string, string>();
  for (const { name, refersTo } of names.filter((one) => one.name.startsWith('Junheng_'))) {
    const isSheet = name.startsWith(SHEET_NAME_PREFIX);
    for (const { sheet, area } of parseReferences(refersTo)) {
      const key = isSheet ? SHEETS : sheet;
      areas.set(key, `${areas.get(key) ?? ''} ${sheet} ${JSON.stringify(area)}`);
    }
  }
  return areas;
}
