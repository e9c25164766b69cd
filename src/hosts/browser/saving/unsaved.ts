import {
  IResourceManagerService,
  UniverInstanceType,
  type IDocumentData,
  type IStyleData,
  type Worksheet,
} from '@univerjs/core';
import type { Layer } from '../apply';
import type { GridAccess } from '../gridAccess';
import type { LineLog } from '../tracking/lineLog';
import { linesIn, type Baseline, type Line } from './baseline';
import { placesIn } from './expected';
import { movedLines, restyledLines } from './restyled';

/**
 * What the grid lets a user do and a saved copy cannot hold: conditional formats, filters, images, looks of a part of a
 * cell's text, and looks of whole rows and columns, which reach as far as the sheet is used and no further.
 */
export type UnsavedKind = 'conditional-format' | 'filter' | 'image' | 'text-part' | 'line-look';

/** Parts of a workbook that plugins of the grid keep, by the names under which they do. */
const RESOURCES: ReadonlyMap<string, UnsavedKind> = new Map([
  ['SHEET_CONDITIONAL_FORMATTING_PLUGIN', 'conditional-format'],
  ['SHEET_FILTER_PLUGIN', 'filter'],
  ['SHEET_DRAWING_PLUGIN', 'image'],
]);

interface Parts {
  readonly grid: GridAccess;
  readonly ours: Pick<Layer, 'isOwn' | 'isOwnSheet'>;
  readonly lines: LineLog;
  readonly baseline: Baseline;
}

/** Each kind once. The grid opens files without any of these, so that all of them are the user's. */
export function unsavedKinds(parts: Parts): readonly UnsavedKind[] {
  const { grid, ours } = parts;
  const kinds = new Set(keptByPlugins(grid));
  for (const sheet of grid.workbook.getSheets()) {
    if (ours.isOwnSheet(sheet.getSheetId())) continue;
    for (const kind of inCells(sheet, ours)) kinds.add(kind);
    if (hasRestyledLines(parts, sheet)) kinds.add('line-look');
  }
  return [...kinds];
}

function keptByPlugins({ injector, unitId }: GridAccess): readonly UnsavedKind[] {
  return injector
    .get(IResourceManagerService)
    .getResources(unitId, UniverInstanceType.UNIVER_SHEET)
    .flatMap(({ name, data }) => {
      const kind = RESOURCES.get(name);
      return kind === undefined || data === '' || isEmpty(JSON.parse(data)) ? [] : [kind];
    });
}

/** Plugins leave empty lists behind where something was. */
function isEmpty(value: unknown): boolean {
  return typeof value === 'object'
    ? value === null || Object.values(value).every(isEmpty)
    : value === undefined;
}

function inCells(sheet: Worksheet, ours: Parts['ours']): ReadonlySet<UnsavedKind> {
  const kinds = new Set<UnsavedKind>();
  sheet.getCellMatrix().forValue((row, column, cell): void => {
    if (!cell?.p || ours.isOwn(sheet.getSheetId(), row, column)) return;
    if (Object.keys(cell.p.drawings ?? {}).length > 0) kinds.add('image');
    if (hasParts(cell.p, sheet.getComposedCellStyle(row, column))) kinds.add('text-part');
  });
  return kinds;
}

/** Whether a stretch of the text is a link, or looks otherwise than the cell. */
function hasParts({ body }: IDocumentData, whole: Readonly<IStyleData>): boolean {
  if ((body?.customRanges ?? []).length > 0) return true;
  return (body?.textRuns ?? []).some(({ ts = {} }) =>
    Object.entries(ts).some(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(whole[key as keyof IStyleData]),
    ),
  );
}

function hasRestyledLines({ baseline, lines }: Parts, sheet: Worksheet): boolean {
  const now = linesIn(sheet);
  const opened = baseline.sheets.find(({ id }) => id === sheet.getSheetId());
  const places = opened && placesIn(opened, lines.linesOf(opened.id));
  return (['rows', 'columns'] as const).some((axis) => {
    const before =
      opened === undefined || places === undefined
        ? new Map<number, Line>()
        : movedLines(opened[axis], places[axis]);
    return restyledLines(before, now[axis]).length > 0;
  });
}
