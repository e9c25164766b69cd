import type { LayoutAmendment } from '../../../sheet/amendment';
import type { Area } from '../../../kernel/address';
import type { LineLook } from '../../../sheet/look';
import type { Validation } from '../../../sheet/validation';
import { pixelsToCharacters, pixelsToPoints } from '../display';
import type { SheetLines } from '../tracking/lineLog';
import { placeOfArea, type LineTrack } from '../tracking/lineTrack';
import type { Line, OpenedState, SheetState } from './baseline';
import { movedKeys, type Places } from './expected';
import { movedLines } from './restyled';

/** A sheet of the file with where its lines now are; undefined for a sheet that the user added. */
export interface Origin {
  readonly opened: OpenedState;
  readonly places: Places;
  readonly lines: SheetLines;
}

/** Merges, lines, freeze, visibility, notes and validations of a sheet, as far as they are not those of the file. */
export function layoutOf(
  origin: Origin | undefined,
  present: SheetState,
): readonly LayoutAmendment[] {
  const sheet = present.data.name;
  return [
    ...viewOf(origin, present, sheet),
    ...mergesOf(origin, present, sheet),
    ...linesOf(origin, present, sheet),
    ...freezeOf(origin, present, sheet),
    ...visibilityOf(origin, present, sheet),
    ...notesOf(origin, present, sheet),
    ...validationsOf(origin, present, sheet),
  ];
}

type Changes = readonly LayoutAmendment[];

/** A sheet that the user added has in the file what a program gives one, in the grid what it was made with. */
function viewOf(origin: Origin | undefined, present: SheetState, sheet: string): Changes {
  const { gridLines, tabColour, rowSize, columnSize } = present;
  const before = origin?.opened ?? { gridLines: true, tabColour: null };
  const view = {
    ...(before.gridLines === gridLines ? {} : { gridLines }),
    ...(before.tabColour === tabColour ? {} : { tabColour }),
    ...(origin === undefined
      ? { rowHeight: pixelsToPoints(rowSize), columnWidth: pixelsToCharacters(columnSize) }
      : {}),
  };
  return Object.keys(view).length === 0 ? [] : [{ kind: 'set-view', sheet, ...view }];
}

function mergesOf(origin: Origin | undefined, { data }: SheetState, sheet: string): Changes {
  const before = origin === undefined ? [] : areasNow(origin.lines, origin.opened.data.merges);
  // What is left of a merge may be one cell, which is none.
  const expected = before.filter((area) => area.top < area.bottom || area.left < area.right);
  const merges = data.merges;
  return sameAreas(expected, merges) ? [] : [{ kind: 'set-merges', sheet, merges }];
}

function areasNow(lines: SheetLines, areas: readonly Area[]): readonly Area[] {
  return areas.flatMap((area) => placeOfArea(lines, area) ?? []);
}

function sameAreas(a: readonly Area[], b: readonly Area[]): boolean {
  const keys = (areas: readonly Area[]) =>
    areas
      .map(({ top, left, bottom, right }) => [top, left, bottom, right].join(','))
      .sort()
      .join(';');
  return keys(a) === keys(b);
}

function linesOf(origin: Origin | undefined, present: SheetState, sheet: string): Changes {
  const { rowSize, columnSize } = present;
  const rows = movedLines(
    origin?.opened.rows ?? new Map<number, Line>(),
    origin?.places.rows ?? NONE,
  );
  const columns = movedLines(
    origin?.opened.columns ?? new Map<number, Line>(),
    origin?.places.columns ?? NONE,
  );
  const rowLines = changedLines(rows, present.rows, rowSize, pixelsToPoints);
  const columnLines = changedLines(columns, present.columns, columnSize, pixelsToCharacters);
  return [
    ...(rowLines.length === 0
      ? []
      : [{ kind: 'set-lines', sheet, axis: 'rows', lines: rowLines } as const]),
    ...(columnLines.length === 0
      ? []
      : [{ kind: 'set-lines', sheet, axis: 'columns', lines: columnLines } as const]),
  ];
}

const NONE = new Int32Array(0);

type LineSet = Omit<LineLook, 'look'>;

function changedLines(
  before: ReadonlyMap<number, Line>,
  now: ReadonlyMap<number, Line>,
  usual: number,
  unit: (pixels: number) => number,
): readonly LineSet[] {
  const changed: { from: number; to: number; size?: number; hidden: boolean }[] = [];
  const keys = [...new Set([...before.keys(), ...now.keys()])].sort((a, b) => a - b);
  for (const at of keys) {
    const old = before.get(at);
    const { size, hidden } = now.get(at) ?? { size: undefined, hidden: false };
    const isSame = (old?.size ?? usual) === (size ?? usual) && (old?.hidden ?? false) === hidden;
    if (isSame) continue;
    const line = { ...(size === undefined ? {} : { size: unit(size) }), hidden };
    const last = changed.at(-1);
    if (last?.to === at - 1 && last.size === line.size && last.hidden === hidden) last.to = at;
    else changed.push({ from: at, to: at, ...line });
  }
  return changed;
}

function freezeOf(origin: Origin | undefined, { freeze }: SheetState, sheet: string): Changes {
  const before = origin?.opened.freeze ?? { rows: 0, columns: 0 };
  // Where lines come and go inside it, files and the grid do not agree on what stays in sight.
  const isMoved = origin !== undefined && [origin.lines.rows, origin.lines.columns].some(isNew);
  const isFrozen = before.rows + before.columns > 0;
  const isSame =
    before.rows === freeze.rows && before.columns === freeze.columns && !(isFrozen && isMoved);
  return isSame ? [] : [{ kind: 'set-freeze', sheet, freeze }];
}

function isNew(track: LineTrack): boolean {
  return track.length > 1 || track[0]?.origin !== 0;
}

function visibilityOf(origin: Origin | undefined, { data }: SheetState, sheet: string): Changes {
  const before = origin?.opened.data.visibility ?? 'visible';
  if (before === data.visibility) return [];
  const visibility = data.visibility === 'visible' ? 'visible' : 'hidden';
  return [{ kind: 'set-visibility', sheet, visibility }];
}

function notesOf(origin: Origin | undefined, { notes }: SheetState, sheet: string): Changes {
  const before =
    origin === undefined
      ? new Map<number, string>()
      : movedKeys(origin.opened.notes, origin.places);
  const keys = [...new Set([...before.keys(), ...notes.keys()])].sort((a, b) => a - b);
  const changed = keys
    .filter((key) => before.get(key) !== notes.get(key))
    .map((key) => ({
      at: { row: Math.floor(key / 16_384), column: key % 16_384 },
      text: notes.get(key) ?? null,
    }));
  return changed.length === 0 ? [] : [{ kind: 'set-notes', sheet, notes: changed }];
}

function validationsOf(
  origin: Origin | undefined,
  { validations }: SheetState,
  sheet: string,
): Changes {
  const before = (origin?.opened.validations ?? []).flatMap((validation): readonly Validation[] => {
    const areas = origin === undefined ? [] : areasNow(origin.lines, validation.areas);
    return areas.length === 0 ? [] : [{ ...validation, areas }];
  });
  const isSame = inAnyOrder(before) === inAnyOrder(validations);
  return isSame ? [] : [{ kind: 'set-validations', sheet, validations }];
}

/** Rules do not overlap: the grid cuts an earlier one where a later one is put, and undo brings it back at the end. */
function inAnyOrder(validations: readonly Validation[]): string {
  return validations
    .map(({ areas, ...rest }) => {
      const places = areas.map(({ top, left, bottom, right }) => [top, left, bottom, right]);
      return JSON.stringify([places, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))]);
    })
    .sort()
    .join('\n');
}
