import { containsCell, parseArea, type Area } from '../../kernel/address';
import { succeed, type Result } from '../../kernel/result';
import { isCellError, type CellValue } from '../../sheet/cell';
import type { CellChange } from '../../sheet/amendment';
import { relationshipsOf } from '../patch/relationships';
import { childNamed, layoutOf } from '../patch/schemaOrder';
import { applySplices, type Splice } from '../patch/splice';
import { withAttributes } from '../patch/withAttributes';
import { attribute, childrenOf, type Element } from '../patch/xmlText';
import type { Editing, OpenSheet } from './editing';
import { rewriteFormulas } from './rewriteFormulas';
import { renameColumnIn } from './structuredNames';

interface Table {
  readonly part: string;
  readonly text: string;
  readonly name: string;
  /** Cells that hold the names of the columns. */
  readonly header: Area;
  readonly columns: readonly Element[];
}

/**
 * The names of a table's columns are what stands in its header, or Excel repairs the file. Gives the changes with
 * headers as tables can have them: texts, none empty, none twice.
 */
export function followHeaders(
  editing: Editing,
  sheet: OpenSheet,
  cells: readonly CellChange[],
): Result<readonly CellChange[]> {
  const tables = tablesOf(editing, sheet);
  if (!tables.ok) return tables;
  let changes = cells;
  for (const table of tables.value) {
    const isHeader = ({ at }: CellChange) => containsCell(table.header, at.row, at.column);
    if (!changes.some(isHeader)) continue;
    const renamed = renameColumns(editing, table, changes.filter(isHeader));
    if (!renamed.ok) return renamed;
    changes = changes.map((change) => {
      const name = isHeader(change) ? renamed.value.get(change.at.column) : undefined;
      return name === undefined ? change : { at: change.at, value: name };
    });
  }
  return succeed(changes);
}

function tablesOf({ pkg }: Editing, { part, text }: OpenSheet): Result<readonly Table[]> {
  if (!text.includes('tablePart')) return succeed([]);
  const links = relationshipsOf(pkg, part);
  if (!links.ok) return links;
  const tables: Table[] = [];
  for (const { type, target } of links.value) {
    if (type !== 'table' || !pkg.has(target)) continue;
    const found = pkg.text(target);
    if (!found.ok) return found;
    const table = readTable(target, found.value);
    if (table !== undefined) tables.push(table);
  }
  return succeed(tables);
}

function readTable(part: string, text: string): Table | undefined {
  const layout = layoutOf(text);
  if (layout === undefined) return undefined;
  const { tag } = layout.root;
  const area = parseArea(attribute(text, tag, 'ref') ?? '');
  const list = childNamed(layout, 'tableColumns');
  if (area === undefined || list === undefined) return undefined;
  if (attribute(text, tag, 'headerRowCount') === '0') return undefined;
  const name = attribute(text, tag, 'displayName') ?? attribute(text, tag, 'name') ?? '';
  const header = { ...area, bottom: area.top };
  return { part, text, name, header, columns: childrenOf(text, list) ?? [] };
}

function renameColumns(
  editing: Editing,
  table: Table,
  changes: readonly CellChange[],
): Result<ReadonlyMap<number, string>> {
  const wanted = new Map(changes.map(({ at, value }) => [at.column - table.header.left, value]));
  const before = table.columns.map(({ tag }) =>
    decodeName(attribute(table.text, tag, 'name') ?? ''),
  );
  const taken = new Set(before.filter((_, place) => !wanted.has(place)).map(keyOf));
  const names = new Map<number, string>();
  const splices: Splice[] = [];
  for (const [place, value] of wanted) {
    const element = table.columns[place];
    if (element === undefined) continue;
    const name = freeColumnName(value, place, taken);
    taken.add(keyOf(name));
    names.set(place + table.header.left, name);
    if (name === before[place]) continue;
    const source = table.text.slice(element.start, element.end);
    const xml = withAttributes(source, { name: encodeName(name) });
    splices.push({ from: element.start, to: element.end, text: xml });
  }
  if (splices.length === 0) return succeed(names);
  editing.pkg.set(table.part, applySplices(table.text, splices));
  const renames = new Map(
    [...names].map(([column, name]) => [keyOf(before[column - table.header.left] ?? ''), name]),
  );
  const followed = rewriteFormulas(editing.pkg, (formula) =>
    renameColumnIn(formula, table.name, renames),
  );
  return followed.ok ? succeed(names) : followed;
}

const keyOf = (name: string) => name.toLowerCase();

function freeColumnName(value: CellValue, place: number, taken: ReadonlySet<string>): string {
  const wanted = headerText(value) || `列${String(place + 1)}`;
  if (!taken.has(keyOf(wanted))) return wanted;
  for (let n = 2; ; n++) {
    const name = wanted + String(n);
    if (!taken.has(keyOf(name))) return name;
  }
}

function headerText(value: CellValue): string {
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** What an attribute cannot hold is written `_x000a_` there. */
function encodeName(name: string): string {
  return name
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u001f]/g,
      (unit) => `_x${unit.charCodeAt(0).toString(16).padStart(4, '0')}_`,
    );
}

function decodeName(name: string): string {
  return name.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}
