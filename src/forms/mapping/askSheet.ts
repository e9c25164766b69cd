import type { SheetSnapshot } from '../../sheet/snapshot';
import { fieldByKey } from '../../standard';
import { closestMatrix } from '../closestMatrix';
import type { NearMatrix } from '../closestMatrix';
import { tablesOf } from '../definitions';
import { findHeaderBlocks, isCodeRow, isUnitRow } from '../headerBlock';
import type { HeaderBlock } from '../headerBlock';
import { columnTables, scanSheet } from '../scan';
import { findItems } from '../sentenceItems';
import type { Closest } from '../types';
import { viewOf } from '../sheetView';
import type { SheetView } from '../sheetView';
import { unitOfHeader, valuesBelow } from './askedHeader';
import type { AskedHeader } from './askedHeader';
import { askItems } from './askItems';
import { askedLabel } from './askTable';
import type { Asking } from './askTable';
import type { ConfirmedMapping } from './confirmed';
import { headerByShape } from './headerRows';
import { rowKeyOf, rowsOf } from './mappable';
import { nameColumns } from './namedKeys';
import { evidenceOf } from './values';

/** Where tables of schools are asked about that no form comes close to. */
const LEDGER = 'ledger';
/** A table of schools has so many columns. */
const COLUMNS = 4;

/**
 * The texts of what was not read on a sheet, if it looks like one of our tables: it names schools, by header or by what
 * stands below, it crosses rows with columns, or it lists items that come close to a form's. `closest` is the table
 * that comes closest, where one does.
 */
export function askSheet(
  sheet: SheetSnapshot,
  closest: Closest | undefined,
  mapping: ConfirmedMapping | undefined,
): readonly Asking[] {
  const view = viewOf(sheet, []);
  const scan = scanSheet(view, mapping);
  const blocks = findHeaderBlocks(view, scan, mapping);
  const at = blocks.findIndex(({ columns: [first] }) => first?.at.row === closest?.at.row);
  const block = blocks[Math.max(0, at)] ?? headerByShape(view);
  const end = blocks[Math.max(0, at) + 1]?.top ?? view.grid.rowCount;
  const matrix = block === undefined ? undefined : closestMatrix(view, block, end, mapping);
  switch (layoutOf(closest)) {
    case 'matrix':
      return matrix === undefined ? [] : askMatrix(view, matrix);
    case 'sentences':
      return askSentences(view, closest?.table ?? '', mapping);
    case 'items':
      return askItems(view, scan, closest?.table, mapping);
    case 'records':
      return block === undefined ? [] : askRecords(view, block, closest?.table ?? LEDGER, mapping);
    default: {
      const schools = block === undefined ? [] : askRecords(view, block, LEDGER, mapping);
      return schools.length > 0 ? schools : askItems(view, scan, undefined, mapping);
    }
  }
}

function layoutOf(closest: Closest | undefined) {
  const layouts = ['matrix', 'sentences', 'items', 'records'] as const;
  return layouts.find((layout) =>
    tablesOf(layout).some(({ table }) => table.table === closest?.table),
  );
}

function askRecords(
  view: SheetView,
  block: HeaderBlock,
  table: string,
  mapping: ConfirmedMapping | undefined,
): readonly Asking[] {
  const known = columnTables.find((one) => one.table.table === table);
  if (known === undefined || block.columns.length < COLUMNS) return [];
  const named = nameColumns(block.columns, known.index, mapping?.of(table));
  const asked = named
    .filter(({ keys, ignored }) => keys.length !== 1 && ignored !== true)
    .map(({ header, keys }): AskedHeader => {
      const values = valuesBelow(view, header.column, bodyRows(view, block));
      const unit = header.unit ?? unitOfHeader(header.text);
      const several = keys.length > 1 ? { keys } : {};
      return { header: header.text, at: header.at, unit, values, ...several };
    });
  const taken = new Set(named.flatMap(({ keys }) => (keys.length === 1 ? keys : [])));
  const isOfSchools = taken.has('school_name') || taken.has('school_code');
  return isOfSchools || asked.some(namesSchools) ? [{ table, asked, taken }] : [];
}

function askMatrix(
  view: SheetView,
  { definition, columns, labels }: NearMatrix,
): readonly Asking[] {
  const { table, rows } = definition;
  const figures = columns.map(({ header }) => header.column);
  const bodies = [...labels.known.values(), ...labels.unknown.map(({ at }) => at)];
  const inRows = bodies.map(({ row }) => row).sort((a, b) => a - b);
  const asked = columns
    .filter(({ keys, ignored }) => keys.length !== 1 && ignored !== true)
    .map(({ header: { column, text, at, unit } }): AskedHeader => ({
      header: text,
      at,
      unit: unit ?? unitOfHeader(text),
      values: valuesBelow(view, column, inRows),
    }));
  return [
    { table, asked, taken: new Set(columns.flatMap(({ keys }) => keys)) },
    {
      table: rowsOf(table),
      asked: labels.unknown.map((label) => askedLabel(view.grid, label, figures)),
      taken: new Set(rows.filter((_, at) => labels.known.has(at)).map(rowKeyOf)),
    },
  ];
}

function askSentences(
  view: SheetView,
  table: string,
  mapping: ConfirmedMapping | undefined,
): readonly Asking[] {
  const known = tablesOf('sentences').find((one) => one.table.table === table)?.table;
  if (known === undefined) return [];
  const { items, unknown } = findItems(view, known, mapping?.of(table));
  const asked = unknown.map(({ text, at }): AskedHeader => ({
    header: text,
    at,
    unit: undefined,
    values: [view.text(at.row, at.column + 1)],
  }));
  return [{ table, asked, taken: new Set(items.map(({ spec }) => spec.met)) }];
}

function namesSchools({ values }: AskedHeader): boolean {
  return ['school_name', 'school_code'].some((key) => {
    const field = fieldByKey(key);
    return field !== undefined && evidenceOf(values, field).tells !== undefined;
  });
}

function* bodyRows(view: SheetView, block: HeaderBlock): Iterable<number> {
  for (let row = block.bottom + 1; row < view.grid.rowCount; row++) {
    if (!isCodeRow(view, row) && !isUnitRow(view, row)) yield row;
  }
}
