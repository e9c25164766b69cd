import type { SheetSnapshot } from '../../sheet/snapshot';
import { fieldByKey } from '../../standard';
import { findHeaderBlocks, isCodeRow, isUnitRow } from '../headerBlock';
import type { HeaderBlock } from '../headerBlock';
import { columnTables, scanSheet } from '../scan';
import type { Recognition } from '../types';
import { viewOf } from '../sheetView';
import type { SheetView } from '../sheetView';
import { unitOfHeader, valuesBelow } from './askedHeader';
import type { AskedHeader } from './askedHeader';
import type { ConfirmedMapping } from './confirmed';
import { headerByShape } from './headerRows';
import { nameColumns } from './namedKeys';
import { evidenceOf } from './values';

type Unknown = Extract<Recognition, { kind: 'unknown' }>;

/** Where tables of schools are asked about that no form comes close to. */
const LEDGER = 'ledger';
/** A table of schools has so many columns. */
const COLUMNS = 4;

/**
 * The headers of a sheet that was not recognised, if it looks like a table of schools: it names some, by header or by
 * what stands below. They are asked about as columns of the table that came closest, else of a ledger.
 */
export function askSheet(
  sheet: SheetSnapshot,
  recognition: Unknown,
  mapping: ConfirmedMapping | undefined,
): {
  readonly table: string;
  readonly asked: readonly AskedHeader[];
  readonly taken: ReadonlySet<string>;
} {
  const view = viewOf(sheet, []);
  const table = closestTable(recognition);
  const known = columnTables.find((one) => one.table.table === table);
  const nothing = { table, asked: [], taken: new Set<string>() };
  const [first] = findHeaderBlocks(view, scanSheet(view, mapping), mapping);
  const block = first ?? headerByShape(view);
  if (known === undefined || block === undefined || block.columns.length < COLUMNS) return nothing;
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
  return isOfSchools || asked.some(namesSchools) ? { table, asked, taken } : nothing;
}

function closestTable({ closest }: Unknown): string {
  const isColumns = columnTables.some(
    ({ table }) => table.layout === 'records' && table.table === closest?.table,
  );
  return isColumns && closest !== undefined ? closest.table : LEDGER;
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
