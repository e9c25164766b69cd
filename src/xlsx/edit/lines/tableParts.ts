import { formatArea, parseArea, type Area } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import { dropPart } from '../../patch/dropPart';
import { relationshipsOf, removeRelationships, type Relationship } from '../../patch/relationships';
import type { WorkingPackage } from '../../patch/workingPackage';
import { attribute, childrenOf, elementAt, type Element } from '../../patch/xmlText';
import { shiftArea, shiftLine, type LineChange } from '../references';
import { LineMap } from './lineMap';
import { setValue, valueIn } from './startTag';

/** A table of the changed sheet. */
export interface TablePart {
  readonly part: string;
  readonly relationship: string;
  readonly name: string;
  readonly area: Area;
  /** Undefined where all of the table goes. */
  readonly after: Area | undefined;
  readonly hasHeaders: boolean;
  /** The row of totals goes, the table stays. */
  readonly losesTotals: boolean;
  readonly columns: readonly { readonly name: string; readonly element: Element }[];
  /** Columns that are gone, and new ones with their place after the change, as offsets from the table's first. */
  readonly lost: readonly string[];
  readonly gained: readonly { readonly offset: number; readonly name: string }[];
}

/** Tables of a sheet and what the changes make of them; refused where Excel would refuse to. */
export function readTables(
  pkg: WorkingPackage,
  sheetPart: string,
  changes: readonly LineChange[],
): Result<readonly TablePart[]> {
  const links = relationshipsOf(pkg, sheetPart);
  if (!links.ok) return links;
  const tables: TablePart[] = [];
  for (const link of links.value.filter(
    ({ type, target }) => type === 'table' && pkg.has(target),
  )) {
    const table = readTable(pkg, link, changes);
    if (!table.ok) return table;
    if (table.value !== undefined) tables.push(table.value);
  }
  return succeed(tables);
}

function readTable(
  pkg: WorkingPackage,
  link: Relationship,
  changes: readonly LineChange[],
): Result<TablePart | undefined> {
  const text = pkg.text(link.target);
  if (!text.ok) return text;
  const root = elementAt(text.value, 0);
  const area =
    root === undefined ? undefined : parseArea(attribute(text.value, root.tag, 'ref') ?? '');
  if (root === undefined || area === undefined) return succeed(undefined);
  const tag = text.value.slice(root.tag.start, root.tag.end);
  const list = (childrenOf(text.value, root) ?? []).find(({ name }) => name === 'tableColumns');
  const columns = (list === undefined ? [] : (childrenOf(text.value, list) ?? [])).map(
    (element) => ({ name: attribute(text.value, element.tag, 'name') ?? '', element }),
  );
  const name = valueIn(tag, 'displayName') ?? valueIn(tag, 'name') ?? '';
  const headers = Number(valueIn(tag, 'headerRowCount') ?? 1);
  const totals = Number(valueIn(tag, 'totalsRowCount') ?? 0);
  const after = shiftArea(area, changes);
  const base = { part: link.target, relationship: link.id, name, area, after, columns };
  const gone = { ...base, hasHeaders: headers > 0, losesTotals: false, lost: [], gained: [] };
  if (after === undefined) return succeed(gone);
  const refusal = refusalOf({ area, after, headers, totals }, changes);
  const isQuery = valueIn(tag, 'tableType') === 'queryTable';
  const width = columnsOf(area, after, columns, changes);
  const isReshaped = width.lost.length + width.gained.length > 0;
  if (refusal !== undefined || (isQuery && isReshaped))
    return fail('edit-refused', refusal ?? 'lines-cross-query', { table: name });
  const losesTotals = totals > 0 && shiftLine(area.bottom, 'rows', changes) === undefined;
  return succeed({ ...base, hasHeaders: headers > 0, losesTotals, ...width });
}

function refusalOf(
  table: { area: Area; after: Area; headers: number; totals: number },
  changes: readonly LineChange[],
): string | undefined {
  const { area, after, headers, totals } = table;
  if (headers > 0 && shiftLine(area.top, 'rows', changes) === undefined)
    return 'lines-take-table-headers';
  const keepsTotals = totals > 0 && shiftLine(area.bottom, 'rows', changes) !== undefined;
  const body = after.bottom - after.top + 1 - headers - (keepsTotals ? totals : 0);
  return body < 1 ? 'lines-empty-table' : undefined;
}

function columnsOf(
  area: Area,
  after: Area,
  columns: TablePart['columns'],
  changes: readonly LineChange[],
): Pick<TablePart, 'lost' | 'gained'> {
  const lost = columns
    .filter((_, n) => shiftLine(area.left + n, 'columns', changes) === undefined)
    .map(({ name }) => name);
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  const map = new LineMap(changes, 'columns', area.right + 1);
  const gained = map
    .inserted()
    .filter(({ at }) => at >= after.left && at <= after.right)
    .map(({ at }) => ({ offset: at - after.left, name: freeName(taken) }));
  return { lost, gained };
}

/** `列1`, `列2`: as Chinese Excel names a new column. */
function freeName(taken: Set<string>): string {
  let n = 1;
  while (taken.has(`列${String(n)}`)) n++;
  const name = `列${String(n)}`;
  taken.add(name);
  return name;
}

/** Takes a table that is gone off its sheet. */
export function dropTable(
  pkg: WorkingPackage,
  sheetPart: string,
  { part, relationship }: TablePart,
): Result<void> {
  const dropped = dropPart(pkg, part);
  return dropped.ok ? removeRelationships(pkg, sheetPart, new Set([relationship])) : dropped;
}

/** Start tag of a table after the change. */
export function tableStart(tag: string, { after, losesTotals }: TablePart): string {
  if (after === undefined) return tag;
  const placed = setValue(tag, 'ref', formatArea(after));
  if (!losesTotals) return placed;
  return setValue(setValue(placed, 'totalsRowCount', '0'), 'totalsRowShown', '0');
}
