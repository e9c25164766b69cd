import { parseArea } from '../kernel/address';
import { succeed, type Result } from '../kernel/result';
import type { TableArea } from '../sheet/snapshot';
import { hasCriteria } from './readSheet';
import type { XmlScanner } from './xmlScanner';

/** Excel allows a table one column for each column of the sheet. */
const MOST_COLUMNS = 16_384;

export interface TablePart {
  /** Undefined where the part does not say where the table lies. */
  readonly table: TableArea | undefined;
  readonly filtered: boolean;
}

/** Reads the definition of an Excel table. */
export function readTable(scanner: XmlScanner): Result<TablePart> {
  const columns: string[] = [];
  let filtered = false;
  const head: { name?: string; ref?: string; totals?: number } = {};
  const read = scanner.readRoot(
    'table',
    (name) => {
      if (name === 'autoFilter') filtered = hasCriteria(scanner);
      else if (name === 'tableColumns') readColumns(scanner, columns);
    },
    () => {
      const { attributes } = scanner;
      head.name = attributes.text('displayName') ?? attributes.text('name') ?? '';
      head.ref = attributes.text('ref') ?? '';
      head.totals = attributes.integer('totalsRowCount') ?? 0;
    },
  );
  if (!read.ok) return read;
  const area = parseArea(head.ref ?? '');
  if (area === undefined) return succeed({ table: undefined, filtered });
  const hasTotalsRow = (head.totals ?? 0) > 0;
  return succeed({ table: { name: head.name ?? '', area, columns, hasTotalsRow }, filtered });
}

function readColumns(scanner: XmlScanner, columns: string[]): void {
  scanner.forEachChild((name) => {
    if (name === 'tableColumn' && columns.length < MOST_COLUMNS)
      columns.push(scanner.attributes.text('name') ?? '');
  });
}
