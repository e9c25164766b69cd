import type { Worksheet } from '@univerjs/core';
import type { Span } from '../../../kernel/address';
import type { CellData, SheetData } from '../../../sheet/data';
import { areaOfRange } from '../display';
import { placeOfArea } from '../tracking/lineTrack';
import type { SheetLines } from '../tracking/lineLog';
import type { ReadCell } from './readCell';

/** What a sheet was like in the file, and how many lines the grid gave it. */
export interface OpenedSheet {
  readonly data: SheetData;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** A sheet as it now is; what the grid does not know comes from the file. */
export function readSheet(
  sheet: Worksheet,
  read: ReadCell,
  opened: OpenedSheet | undefined,
  lines: SheetLines,
): SheetData {
  const { hidden, rowData, columnData } = sheet.getConfig();
  const isHidden = Boolean(hidden);
  const known = opened?.data;
  return {
    name: sheet.getName(),
    visibility: !isHidden
      ? 'visible'
      : known?.visibility === 'very-hidden'
        ? 'very-hidden'
        : 'hidden',
    cells: cellsOf(sheet, read),
    merges: sheet.getMergeData().flatMap((range) => areaOfRange(range) ?? []),
    hiddenRows: hiddenLines(rowData, sheet.getRowCount(), known?.hiddenRows, opened?.rowCount),
    hiddenColumns: hiddenLines(
      columnData,
      sheet.getColumnCount(),
      known?.hiddenColumns,
      opened?.columnCount,
    ),
    filtered: known?.filtered ?? false,
    protected: known?.protected ?? false,
    tables: (known?.tables ?? []).flatMap((table) => {
      const area = placeOfArea(lines, table.area);
      return area === undefined ? [] : [{ ...table, area }];
    }),
  };
}

function cellsOf(sheet: Worksheet, read: ReadCell): readonly CellData[] {
  const sheetId = sheet.getSheetId();
  const cells: CellData[] = [];
  sheet.getCellMatrix().forValue((row, column, found): void => {
    const cell = read(sheetId, row, column, found);
    if (cell !== undefined) cells.push(cell);
  });
  return cells;
}

/** What was hidden to the end of the sheet in the file is hidden beyond the end of the grid too. */
function hiddenLines(
  lines: Readonly<Record<number, { readonly hd?: number } | null | undefined>>,
  count: number,
  opened: readonly Span[] = [],
  openedCount = Infinity,
): readonly Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const [key, line] of Object.entries(lines)) {
    const at = Number(key);
    if (line?.hd !== 1 || at >= count) continue;
    const last = spans.at(-1);
    if (last?.to === at - 1) last.to = at;
    else spans.push({ from: at, to: at });
  }
  const last = spans.at(-1);
  const beyond = opened.find(({ to }) => to >= openedCount);
  if (last?.to === count - 1 && beyond !== undefined) last.to = beyond.to;
  return spans;
}
