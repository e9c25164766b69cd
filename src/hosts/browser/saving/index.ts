import type { Worksheet } from '@univerjs/core';
import type { Amendment } from '../../../sheet/amendment';
import type { WorkbookData } from '../../../sheet/data';
import type { WorkbookLook } from '../../../sheet/look';
import type { Layer } from '../apply';
import type { GridAccess } from '../gridAccess';
import type { GridReader } from '../reading';
import type { LineLog } from '../tracking/lineLog';
import { stateOf, takeBaseline, type Baseline } from './baseline';
import { cellDifferences, type CellDifference } from './cellChanges';
import { expectedCells, placesIn } from './expected';
import { nameChanges, usersNames } from './names';
import { layoutOf, type Origin } from './layout';
import { restyledCells } from './restyled';
import { structureOf, type Structure } from './structure';
import { unsavedKinds, type UnsavedKind } from './unsaved';

export type { UnsavedKind } from './unsaved';

export interface Saving {
  /** What the user changed since the file was opened, in an order in which a file can follow. */
  readonly amendments: () => readonly Amendment[];
  /** What the user changed and a file that follows does not have. */
  readonly unsaved: () => readonly UnsavedKind[];
}

type Ours = Pick<Layer, 'isOwn' | 'isOwnSheet' | 'userNote'>;

interface Parts {
  readonly grid: GridAccess;
  readonly reader: GridReader;
  readonly ours: Ours;
  readonly lines: LineLog;
  readonly baseline: Baseline;
}

/** To be made while the grid still is as it was opened. */
export function savingOf(
  grid: GridAccess,
  opened: { readonly data: WorkbookData; readonly look: WorkbookLook },
  reader: GridReader,
  ours: Ours,
  lines: LineLog,
): Saving {
  const baseline = takeBaseline(grid, opened, reader, ours);
  const parts: Parts = { grid, reader, ours, lines, baseline };
  return { amendments: () => amendmentsOf(parts), unsaved: () => unsavedKinds(parts) };
}

interface SheetChanges {
  readonly sheet: string;
  readonly cells: readonly CellDifference[];
  readonly looks: readonly Amendment[];
}

function amendmentsOf(parts: Parts): readonly Amendment[] {
  const { grid, reader, ours, baseline, lines } = parts;
  const sheets = grid.workbook.getSheets().filter((sheet) => !ours.isOwnSheet(sheet.getSheetId()));
  const present = sheets.map((sheet) => ({ id: sheet.getSheetId(), name: sheet.getName() }));
  const structure = structureOf(baseline, present, lines);
  const changes = sheets.map((sheet) => sheetChanges(parts, sheet, structure));
  const nameNow = new Map(present.map(({ id, name }) => [id, name]));
  const names = nameChanges(baseline.names, usersNames(reader.names()), structure, (id) =>
    nameNow.get(id),
  );
  const isUsers =
    names.length > 0 ||
    structure.amendments.length > 0 ||
    changes.some(({ cells, looks }) => looks.length > 0 || cells.some((one) => !one.isResult));
  // Where nothing but results differs, the grid reckoned anew (a date of today, a last digit): the file stays as it is.
  if (!isUsers) return [];
  return [
    ...structure.amendments,
    ...changes.flatMap(({ sheet, cells }): readonly Amendment[] =>
      cells.length === 0
        ? []
        : [{ kind: 'set-cells', sheet, cells: cells.map(({ change }) => change) }],
    ),
    ...visibleFirst(changes.flatMap(({ looks }) => looks)),
    ...names,
  ];
}

/** Of a workbook some sheet is always in sight: one is shown before another is hidden. */
function visibleFirst(amendments: readonly Amendment[]): readonly Amendment[] {
  const hides = (one: Amendment) => one.kind === 'set-visibility' && one.visibility === 'hidden';
  return [...amendments.filter((one) => !hides(one)), ...amendments.filter(hides)];
}

function sheetChanges(parts: Parts, sheet: Worksheet, structure: Structure): SheetChanges {
  const { grid, reader, ours } = parts;
  const id = sheet.getSheetId();
  const name = sheet.getName();
  const present = stateOf(grid, sheet, reader, ours);
  const origin = originOf(parts, id);
  const expected =
    origin === undefined
      ? new Map<number, never>()
      : expectedCells(origin.opened, origin.places, structure);
  const isOurs = (row: number, column: number) => ours.isOwn(id, row, column);
  const restyled = restyledCells(grid, origin?.opened, origin?.places, present, isOurs);
  const looks: readonly Amendment[] =
    restyled.length === 0 ? [] : [{ kind: 'restyle', sheet: name, cells: restyled }];
  return {
    sheet: name,
    cells: cellDifferences(expected, present),
    looks: [...looks, ...layoutOf(origin, present)],
  };
}

function originOf({ baseline, lines }: Parts, id: string): Origin | undefined {
  const opened = baseline.sheets.find((sheet) => sheet.id === id);
  if (opened === undefined) return undefined;
  const now = lines.linesOf(id);
  return { opened, places: placesIn(opened, now), lines: now };
}
