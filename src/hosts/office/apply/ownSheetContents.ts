import type { SkipReason } from '../../../app/host';
import { columnName, formatArea, sheetPrefix, type Area } from '../../../kernel/address';
import { addTo } from '../../../kernel/arrays';
import type { AddSheetEdit, CellStyle, CellWrite } from '../../../sheet/editPlan';
import { MAX_LINKS } from '../../../xlsx/patch/worksheetXml';
import type { Capabilities } from '../capabilities';
import { byRows, cellOf, keyOf } from './cellKeys';
import { entryOf, type Entry } from './entry';
import { additionSteps, liveFormats } from './formats';
import { dress, DRESSING, filled, lineAll, STYLES } from './looks';
import { OPERATION, type Step } from './steps';
import { areasOfKeys, contentSteps, step } from './writeCells';

/** A sheet that may not be there before the steps ahead are done. */
export type OpenSheet = () => Excel.Worksheet;

export interface Contents {
  readonly steps: readonly Step[];
  readonly linksLeft?: SkipReason;
}

/** Points of a column that is so many characters wide, as Excel reckons at 11 points. */
export function pointsOf(characters: number): number {
  return Math.round(characters * 7 + 5) * 0.75;
}

/** Links on single cells, where many cannot be set at once. */
const MOST_SINGLE_LINKS = 500;

/** Rows of links, and of number formats, in one array. */
const ROWS = 2_000;

/** Writes a sheet of ours whole, over all that it holds. */
export function fillOwnSheet(
  sheet: OpenSheet,
  isNew: boolean,
  edit: AddSheetEdit,
  capabilities: Capabilities,
): Contents {
  const cells = cellsOf(edit.rows);
  const links = linkSteps(sheet, cells, capabilities);
  return {
    ...links,
    steps: [
      ...(isNew
        ? []
        : [
            step(4, () => {
              clear(sheet(), capabilities);
            }),
          ]),
      // Before the contents: a link brings a text and a look of its own.
      ...links.steps,
      ...contentSteps(sheet, entriesOf(edit.rows)),
      ...styleSteps(sheet, cells),
      ...edit.widths.map((width, column) =>
        step(1, () => {
          const name = columnName(column);
          sheet().getRange(`${name}:${name}`).format.columnWidth = pointsOf(width);
        }),
      ),
      ...edit.merges.map((area) =>
        step(1, () => {
          sheet().getRange(formatArea(area)).merge();
        }),
      ),
      ...freezing(sheet, edit, capabilities),
      ...additionSteps(sheet, liveFormats(cells), capabilities),
    ],
  };
}

/** Writes the cells whose contents differ from those of the plan before. */
export function rewriteOwnSheet(
  sheet: OpenSheet,
  former: AddSheetEdit['rows'],
  edit: AddSheetEdit,
  capabilities: Capabilities,
): Contents {
  const present = entriesOf(former);
  const writes = new Map<number, Entry>();
  for (const [key, entry] of entriesOf(edit.rows))
    if (present.get(key) !== entry) writes.set(key, entry);
  const { linksLeft } = linkSteps(sheet, cellsOf(edit.rows), capabilities);
  return {
    steps: contentSteps(sheet, writes),
    ...(linksLeft === undefined ? {} : { linksLeft }),
  };
}

function clear(sheet: Excel.Worksheet, { marks, links }: Capabilities): void {
  const whole = sheet.getRange();
  whole.unmerge();
  if (links) {
    whole.clear('Hyperlinks');
    sheet.freezePanes.unfreeze();
  }
  whole.clear('All');
  if (marks === 'conditional-formats') whole.conditionalFormats.clearAll();
}

function cellsOf(rows: AddSheetEdit['rows']): ReadonlyMap<number, CellWrite> {
  const cells = new Map<number, CellWrite>();
  rows.forEach((line, row) => {
    line.forEach((write, column) => {
      if (write !== null) cells.set(keyOf(row, column), write);
    });
  });
  return cells;
}

/** Contents of all cells of the rectangle: few arrays, where gaps would part it. */
function entriesOf(rows: AddSheetEdit['rows']): ReadonlyMap<number, Entry> {
  const width = rows.reduce((most, line) => Math.max(most, line.length), 0);
  const entries = new Map<number, Entry>();
  rows.forEach((line, row) => {
    for (let column = 0; column < width; column++) {
      const write = line[column] ?? null;
      entries.set(keyOf(row, column), write === null ? '' : entryOf(write));
    }
  });
  return entries;
}

function styleSteps(sheet: OpenSheet, cells: ReadonlyMap<number, CellWrite>): Step[] {
  const keys = new Map<CellStyle, number[]>();
  for (const [key, { style }] of cells) if (style !== undefined) addTo(keys, style, key);
  return [...keys].flatMap(([style, list]) => {
    const look = STYLES[style];
    return areasOfKeys(list).flatMap((area) => [
      step(DRESSING + (look.box === undefined ? 0 : 12), () => {
        const range = sheet().getRange(formatArea(area));
        dress(range, look);
        if (look.box) lineAll(range, area);
      }),
      ...numberFormats(sheet, area, look.numberFormat),
    ]);
  });
}

function numberFormats(sheet: OpenSheet, area: Area, format: string | undefined): readonly Step[] {
  if (format === undefined) return [];
  return byRows(area, ROWS).map((piece) => ({
    bytes: OPERATION + (piece.bottom - piece.top + 1) * (piece.right - piece.left + 1) * 10,
    queue: () => {
      sheet().getRange(formatArea(piece)).numberFormat = filled(piece, format);
    },
  }));
}

function freezing(sheet: OpenSheet, { freeze }: AddSheetEdit, { links }: Capabilities): Step[] {
  const { rows = 0, columns = 0 } = freeze ?? {};
  // Came with the same version of the programming interface as links.
  if (!links || rows + columns === 0) return [];
  return [
    step(2, () => {
      if (columns === 0) sheet().freezePanes.freezeRows(rows);
      else if (rows === 0) sheet().freezePanes.freezeColumns(columns);
      else {
        const area = { top: 0, left: 0, bottom: rows - 1, right: columns - 1 };
        sheet().freezePanes.freezeAt(sheet().getRange(formatArea(area)));
      }
    }),
  ];
}

function linkSteps(
  sheet: OpenSheet,
  cells: ReadonlyMap<number, CellWrite>,
  { links, rangeAreas }: Capabilities,
): Contents {
  const linked = [...cells].flatMap(([key, { link }]) =>
    link === undefined ? [] : [{ key, link }],
  );
  if (linked.length === 0) return { steps: [] };
  if (!links) return { steps: [], linksLeft: 'link-left-out' };
  const most = rangeAreas ? MAX_LINKS : MOST_SINGLE_LINKS;
  const taken = linked.slice(0, most);
  const left = linked.length > most ? { linksLeft: 'too-many-links' as const } : {};
  const byKey = new Map(taken.map(({ key, link }) => [key, linkTo(link)]));
  if (!rangeAreas) {
    const steps = taken.map(({ key, link }) =>
      step(2, () => {
        const { row, column } = cellOf(key);
        sheet().getCell(row, column).hyperlink = linkTo(link);
      }),
    );
    return { steps, ...left };
  }
  const steps = areasOfKeys([...byKey.keys()])
    .flatMap((area) => byRows(area, ROWS))
    .map((area): Step => ({
      bytes: OPERATION + (area.bottom - area.top + 1) * (area.right - area.left + 1) * 150,
      queue: () => {
        sheet()
          .getRange(formatArea(area))
          .setCellProperties(
            filled(area, 0).map((line, down) =>
              line.map((_, right) => {
                const hyperlink = byKey.get(keyOf(area.top + down, area.left + right));
                return hyperlink === undefined ? {} : { hyperlink };
              }),
            ),
          );
      },
    }));
  return { steps, ...left };
}

function linkTo({ sheet, at }: NonNullable<CellWrite['link']>): Excel.RangeHyperlink {
  const { row, column } = at;
  const cell = formatArea({ top: row, bottom: row, left: column, right: column });
  return { documentReference: sheetPrefix(sheet) + cell };
}
