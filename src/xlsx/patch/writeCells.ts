import { appendAll } from '../../kernel/arrays';
import { containsCell, parseArea, type Area } from '../../kernel/address';
import type { LiveLooks } from '../../sheet/editPlan';
import { cellXml, type CellContent } from './cellXml';
import { fillCell, isEmptyCell } from './filledCell';
import { heightSplices } from './room';
import { cellsOf, rowsOf, type CellSpan, type RowSpan } from './sheetRows';
import type { Splice } from './splice';
import { attribute, descendants, type Element } from './xmlText';

/** A cell to be written; `guarded` replaces `content` where the cell keeps the user's look and cannot be quoted. */
export interface PlannedCell {
  readonly row: number;
  readonly column: number;
  readonly content: CellContent | undefined;
  readonly guarded?: CellContent;
  readonly style: number;
  readonly looks?: LiveLooks;
  /** Height in points that the row needs for it. */
  readonly height?: number;
}

export interface WrittenCells {
  readonly splices: readonly Splice[];
  readonly created: readonly PlannedCell[];
  readonly filled: readonly PlannedCell[];
  readonly inUse: readonly PlannedCell[];
}

interface Target {
  readonly text: string;
  readonly sheetData: Element;
  readonly prefix: string;
}

interface Outcome {
  splices: Splice[];
  created: PlannedCell[];
  filled: PlannedCell[];
  inUse: PlannedCell[];
}

/**
 * Insertions that write cells into the sheet data, in the order of rows and columns. Cells that hold anything, and the
 * area of an array formula, are left as they are. Undefined where the sheet's rows are out of order.
 */
export function writeCells(
  target: Target,
  cells: readonly PlannedCell[],
): WrittenCells | undefined {
  const outcome: Outcome = { splices: [], created: [], filled: [], inUse: [] };
  const wanted = byRow(cells);
  if (wanted.length === 0) return outcome;
  const rows = rowsOf(target.text, target.sheetData);
  if (rows === undefined) return undefined;
  const arrays = arrayAreas(target);
  let next = 0;
  let fresh = '';
  for (const [index, planned] of wanted) {
    while (next < rows.length && (rows[next]?.index ?? 0) < index) next++;
    const row = rows[next];
    if (row?.index === index) {
      if (!writeRow(target, row, planned, arrays, outcome)) return undefined;
      continue;
    }
    const xml = newRow(index, planned, target.prefix);
    appendAll(outcome.created, planned);
    if (target.sheetData.tag.kind === 'empty') fresh += xml;
    else insert(outcome, row?.element.start ?? target.sheetData.contentEnd, xml);
  }
  if (fresh !== '') openSheetData(target, fresh, outcome);
  return outcome;
}

function byRow(cells: readonly PlannedCell[]): readonly (readonly [number, PlannedCell[]])[] {
  const rows = new Map<number, Map<number, PlannedCell>>();
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? new Map<number, PlannedCell>();
    // A later edit of the same plan wins.
    rows.set(cell.row, row.set(cell.column, cell));
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([index, row]) => [index, [...row.values()].sort((a, b) => a.column - b.column)] as const);
}

function insert(outcome: Outcome, at: number, text: string): void {
  const last = outcome.splices.at(-1);
  // Cells side by side go in as one insertion.
  if (last?.from === at && last.to === at)
    outcome.splices[outcome.splices.length - 1] = { ...last, text: last.text + text };
  else outcome.splices.push({ from: at, to: at, text });
}

function writeRow(
  target: Target,
  row: RowSpan,
  planned: readonly PlannedCell[],
  arrays: readonly Area[],
  outcome: Outcome,
): boolean {
  const cells = cellsOf(target.text, row);
  if (cells === undefined) return false;
  const { element } = row;
  let next = 0;
  let fresh = '';
  for (const cell of planned) {
    while (next < cells.length && (cells[next]?.column ?? 0) < cell.column) next++;
    const existing = cells[next];
    if (existing?.column === cell.column) {
      fillExisting(target, existing, cell, arrays, outcome);
      continue;
    }
    const xml = cellXml(cell.row, cell.column, cell.content, cell.style, target.prefix);
    outcome.created.push(cell);
    if (element.tag.kind === 'empty') fresh += xml;
    else insert(outcome, existing?.element.start ?? element.contentEnd, xml);
  }
  const height = planned.reduce((most, cell) => Math.max(most, cell.height ?? 0), 0);
  if (height > 0) outcome.splices.push(...heightSplices(target.text, element, height));
  // The blank stands where the slash was: removal turns it into the slash again.
  if (fresh !== '') openEmpty(target, element, 'row', fresh, outcome);
  return true;
}

function fillExisting(
  target: Target,
  existing: CellSpan,
  cell: PlannedCell,
  arrays: readonly Area[],
  outcome: Outcome,
): void {
  const content = cell.guarded ?? cell.content;
  if (!isEmptyCell(target.text, existing) || isInside(arrays, cell)) {
    outcome.inUse.push(cell);
    return;
  }
  if (content === undefined) return;
  outcome.filled.push(cell);
  outcome.splices.push({
    from: existing.element.start,
    to: existing.element.end,
    text: fillCell(target.text, existing, content, target.prefix),
  });
}

function isInside(areas: readonly Area[], { row, column }: PlannedCell): boolean {
  return areas.some((area) => containsCell(area, row, column));
}

function newRow(index: number, planned: readonly PlannedCell[], prefix: string): string {
  const cells = planned.map((cell) =>
    cellXml(cell.row, cell.column, cell.content, cell.style, prefix),
  );
  return `<${prefix}row r="${String(index + 1)}">${cells.join('')}</${prefix}row>`;
}

function openSheetData(target: Target, xml: string, outcome: Outcome): void {
  openEmpty(target, target.sheetData, 'sheetData', xml, outcome);
}

function openEmpty(
  target: Target,
  element: Element,
  name: string,
  xml: string,
  outcome: Outcome,
): void {
  const text = ` >${xml}</${target.prefix}${name}>`;
  outcome.splices.push({ from: element.end - 2, to: element.end, text });
}

/** Areas of array formulas and data tables: no cell inside one may be changed alone. */
function arrayAreas(target: Target): readonly Area[] {
  if (!/\bt=["'](array|dataTable)["']/.test(target.text)) return [];
  return descendants(target.text, target.sheetData, 'f').flatMap((formula) => {
    const kind = attribute(target.text, formula.tag, 't');
    const area = parseArea(attribute(target.text, formula.tag, 'ref') ?? '');
    return area !== undefined && (kind === 'array' || kind === 'dataTable') ? [area] : [];
  });
}
