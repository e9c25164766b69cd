import type { IStyleData, IWorkbookData, LocaleType } from '@univerjs/core';
import type { WorkbookData } from '../../../sheet/data';
import { PLAIN_SHEET, type CellLook, type SheetLook, type WorkbookLook } from '../../../sheet/look';
import { resourcesOf } from './resources';
import { sheetForGrid } from './sheetForGrid';
import { completed, styleOfLook } from './styles';

/** The version of Univer whose shapes these are. */
const APP_VERSION = '0.25.1';

/** Whether dates of a workbook in the grid were moved from the system of 1904; see `toFileNumber`. */
export interface GridCustom {
  readonly date1904: boolean;
}

/**
 * A workbook as the grid loads it. Sheets get the ids `sheet-1`, `sheet-2` … in their order; looks are found by the
 * name of the sheet. Pure: it can run in a worker. The grid must let row styles precede column styles, as Excel does
 * (`isRowStylePrecedeColumnStyle` of the sheets plugin).
 */
export function workbookForGrid(
  data: WorkbookData,
  look: WorkbookLook,
  id: string,
  name: string,
): IWorkbookData {
  const byName = new Map(look.sheets.map((sheet) => [sheet.name, sheet]));
  const styles = styleTable(look);
  const sheets = data.sheets.map((sheet, i) => ({
    id: `sheet-${String(i + 1)}`,
    name: sheet.name,
    data: sheet,
    look: byName.get(sheet.name) ?? { name: sheet.name, ...PLAIN_SHEET },
  }));
  const defaultStyle = styleOfLook(look.looks[0] ?? {});
  const context = { date1904: data.date1904, defaultStyle, styleOf: styles.idOf };
  const custom: GridCustom = { date1904: data.date1904 };
  return {
    id,
    name,
    appVersion: APP_VERSION,
    locale: 'zhCN' as LocaleType,
    styles: styles.table,
    defaultStyle,
    sheetOrder: sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries(
      sheets.map((sheet) => [sheet.id, sheetForGrid(sheet.id, sheet.data, sheet.look, context)]),
    ),
    resources: resourcesOf(sheets, data.definedNames),
    custom,
  };
}

interface StyleTable {
  /** By id; filled as ids are asked for, so that it holds what is used. */
  readonly table: Record<string, IStyleData>;
  readonly idOf: (look: number) => string;
}

function styleTable({ looks, sheets }: WorkbookLook): StyleTable {
  const table: Record<string, IStyleData> = {};
  const ids: string[] = [];
  const underneath = keysUnderneath(looks, sheets);
  const idOf = (look: number) => {
    const known = ids[look];
    if (known !== undefined) return known;
    const id = `look-${String(look)}`;
    ids[look] = id;
    table[id] = completed(styleOfLook(looks[look] ?? {}), underneath);
    return id;
  };
  return { table, idOf };
}

/** What rows, columns and the workbook say of cells; the grid lets it through wherever a cell is silent about it. */
function keysUnderneath(
  looks: readonly CellLook[],
  sheets: readonly SheetLook[],
): ReadonlySet<string> {
  const used = new Set([0]);
  for (const { rows, columns } of sheets) {
    for (const { look } of [...rows, ...columns]) if (look !== undefined) used.add(look);
  }
  return new Set([...used].flatMap((look) => Object.keys(styleOfLook(looks[look] ?? {}))));
}
