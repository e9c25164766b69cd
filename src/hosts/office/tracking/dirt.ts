import type { Area } from '../../../kernel/address';
import { areaSize } from '../reading/chunks';

/** What may differ from what was last read: events are hints, for Excel tells neither all nor only what changed. */
export interface Dirt {
  /** Anything may. */
  all: boolean;
  /** Which sheets there are, and the names of the workbook. */
  list: boolean;
  /** What plans have added: it was we who wrote. */
  own: boolean;
  /** Results of formulas, anywhere. */
  formulas: boolean;
  /** Whole sheets, by id. */
  readonly sheets: Set<string>;
  /** Areas by id of their sheet. */
  readonly cells: Map<string, Area[]>;
}

/** Beyond this a changed area is looked for on its whole sheet: it may be a column that was cleared. */
const MOST_CELLS = 20_000;
const MOST_AREAS = 200;

export function noDirt(): Dirt {
  return {
    all: false,
    list: false,
    own: false,
    formulas: false,
    sheets: new Set(),
    cells: new Map(),
  };
}

export function isClean({ all, list, own, formulas, sheets, cells }: Dirt): boolean {
  return !all && !list && !own && !formulas && sheets.size === 0 && cells.size === 0;
}

export function addArea(dirt: Dirt, sheet: string, area: Area | undefined): void {
  dirt.formulas = true;
  const areas = dirt.cells.get(sheet) ?? [];
  if (area !== undefined && areas.some((known) => isInside(area, known))) return;
  const isSmall = area !== undefined && areaSize(area) <= MOST_CELLS && areas.length < MOST_AREAS;
  if (isSmall) dirt.cells.set(sheet, [...areas, area]);
  else addSheet(dirt, sheet);
}

function isInside(area: Area, { top, bottom, left, right }: Area): boolean {
  return area.top >= top && area.bottom <= bottom && area.left >= left && area.right <= right;
}

/** Names move along with rows and columns, and formulas elsewhere follow. */
export function addSheet(dirt: Dirt, sheet: string): void {
  dirt.formulas = true;
  dirt.list = true;
  dirt.sheets.add(sheet);
}

/** Puts back what could not be read: it is as dirty as it was, beside what has come since. */
export function restore(dirt: Dirt, former: Dirt): void {
  dirt.all ||= former.all;
  dirt.list ||= former.list;
  dirt.own ||= former.own;
  dirt.formulas ||= former.formulas;
  for (const sheet of former.sheets) dirt.sheets.add(sheet);
  for (const [sheet, areas] of former.cells) for (const area of areas) addArea(dirt, sheet, area);
}
