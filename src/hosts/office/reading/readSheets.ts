import type { Area } from '../../../kernel/address';
import { succeed, type Result } from '../../../kernel/result';
import type { SheetData } from '../../../sheet/data';
import type { TableArea } from '../../../sheet/snapshot';
import type { Capabilities } from '../capabilities';
import { pieceWith } from './chunks';
import { hiddenLines, type HiddenQuestion } from './hiddenLines';
import type { ListedSheet, ListedTable } from './listSheets';
import { readCells } from './readCells';
import { areaAt, areasOf, askPlace } from './references';
import { usedAreas } from './usedAreas';

/** A sheet as it stands, with the id that it keeps when it is renamed. */
export interface ReadSheet {
  readonly id: string;
  readonly data: SheetData;
}

/** What is asked of a sheet before its cells. */
interface Outline {
  readonly sheet: ListedSheet;
  readonly used: Excel.Range;
  readonly merged: Excel.RangeAreas | undefined;
  readonly tables: readonly { readonly table: ListedTable; readonly range: Excel.Range }[];
}

interface Used {
  readonly outline: Outline;
  readonly area: Area;
  readonly rows: HiddenQuestion;
  readonly columns: HiddenQuestion;
}

/**
 * Reads whole sheets: one request for where they are in use, after which `onFirst` is called, then as many as their
 * cells take.
 */
export async function readSheets(
  context: Excel.RequestContext,
  can: Capabilities,
  sheets: readonly ListedSheet[],
  onFirst: () => void = () => undefined,
): Promise<Result<readonly ReadSheet[]>> {
  const outlines = sheets.map((sheet) => outlineOf(context, can, sheet));
  await context.sync();
  onFirst();
  const inUse = outlines.flatMap((outline) => usedOf(context, can, outline));
  const pieces = await usedAreas(
    context,
    inUse.map(({ outline: { sheet }, area }) => pieceWith(sheet.id, area, sheet.ownCells)),
  );
  if (!pieces.ok) return pieces;
  const extras = inUse.flatMap(({ rows, columns }) => [...rows.extras, ...columns.extras]);
  const cells = await readCells(context, pieces.value, { empty: false, extras });
  return succeed(
    outlines.map((outline) => {
      const used = inUse.find((one) => one.outline === outline);
      return {
        id: outline.sheet.id,
        data: dataOf(outline, used, cells.get(outline.sheet.id) ?? []),
      };
    }),
  );
}

function outlineOf(context: Excel.RequestContext, can: Capabilities, sheet: ListedSheet): Outline {
  const worksheet = context.workbook.worksheets.getItem(sheet.id);
  const used = askPlace(worksheet.getUsedRangeOrNullObject(true));
  used.load(['rowHidden', 'columnHidden']);
  return {
    sheet,
    used,
    merged: can.mergedAreas ? askMerged(used) : undefined,
    tables: sheet.tables.map((table) => ({
      table,
      range: askPlace(worksheet.tables.getItem(table.name).getRange()),
    })),
  };
}

function askMerged(used: Excel.Range): Excel.RangeAreas {
  const merged = used.getMergedAreasOrNullObject();
  merged.load('address');
  merged.untrack();
  return merged;
}

function usedOf(
  context: Excel.RequestContext,
  can: Capabilities,
  outline: Outline,
): readonly Used[] {
  const { used, sheet } = outline;
  if (used.isNullObject) return [];
  const area = areaAt(used);
  const hidden = (axis: 'rows' | 'columns', all: boolean | null) =>
    hiddenLines(context, can, sheet.id, area, { axis, all });
  return [
    {
      outline,
      area,
      rows: hidden('rows', used.rowHidden),
      columns: hidden('columns', used.columnHidden),
    },
  ];
}

function dataOf(
  { sheet, merged, tables }: Outline,
  used: Used | undefined,
  cells: SheetData['cells'],
): SheetData {
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    protected: sheet.protected,
    filtered: sheet.filtered,
    merges: merged === undefined || merged.isNullObject ? [] : areasOf(merged.address),
    hiddenRows: used?.rows.spans() ?? [],
    hiddenColumns: used?.columns.spans() ?? [],
    tables: tables.map(({ table, range }): TableArea => ({ ...table, area: areaAt(range) })),
    cells,
  };
}
