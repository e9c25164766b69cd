import { parseAddress, parseArea, type Area, type CellAddress } from '../../kernel/address';
import { cellsOf, rowsOf, type RowSpan } from '../patch/sheetRows';
import { attribute, elementOf, nextTag, textOf, type Element } from '../patch/xmlText';
import { SharedFormula } from '../sharedFormula';
import type { OpenSheet } from './editing';

/** A cell with a formula that it shares with others. */
export interface SharedMember {
  readonly at: CellAddress;
  readonly formula: Element;
}

/** A formula that one cell states and others take by number. */
export interface SharedGroup {
  readonly index: number;
  readonly text: SharedFormula;
  master: SharedMember | undefined;
  /** In the order of the sheet. */
  readonly members: SharedMember[];
}

/** An array formula or a what-if table with the cells that it fills. */
export interface ArrayFormula {
  readonly at: CellAddress;
  readonly area: Area;
  /** Text of the formula; undefined for a what-if table, which has none. */
  readonly text: string | undefined;
}

export interface SheetFormulas {
  readonly shared: ReadonlyMap<number, SharedGroup>;
  readonly arrays: readonly ArrayFormula[];
}

const NONE: SheetFormulas = { shared: new Map(), arrays: [] };

/** The formulas of a sheet that concern more than their own cell. */
export function sheetFormulas(sheet: OpenSheet): SheetFormulas {
  const { text, sheetData } = sheet;
  if (!/\bt\s*=\s*["'](?:shared|array|dataTable)["']/.test(text)) return NONE;
  const shared = new Map<number, SharedGroup>();
  const arrays: ArrayFormula[] = [];
  const addressOf = locator(sheet);
  const pattern = /<(?:[^\s<>/:]+:)?f\s/g;
  pattern.lastIndex = sheetData.contentStart;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match.index >= sheetData.contentEnd) break;
    const tag = nextTag(text, match.index);
    const formula = tag === undefined ? undefined : elementOf(text, tag);
    const kind = tag === undefined ? undefined : attribute(text, tag, 't');
    if (formula === undefined || kind === undefined || kind === 'normal') continue;
    const at = addressOf(match.index);
    if (at === undefined) continue;
    if (kind === 'shared') addShared(shared, text, { at, formula });
    const area = parseArea(attribute(text, formula.tag, 'ref') ?? '');
    const stated = kind === 'array' ? formulaText(text, formula) : undefined;
    if (kind !== 'shared' && area !== undefined) arrays.push({ at, area, text: stated });
  }
  return { shared, arrays };
}

function addShared(shared: Map<number, SharedGroup>, text: string, member: SharedMember): void {
  const index = Number(attribute(text, member.formula.tag, 'si') ?? NaN);
  if (!Number.isInteger(index)) return;
  const group = shared.get(index) ?? newGroup(index);
  shared.set(index, group);
  group.members.push(member);
  const stated = formulaText(text, member.formula);
  if (stated === '') return;
  group.text.define(stated, member.at.row, member.at.column);
  group.master = member;
}

function newGroup(index: number): SharedGroup {
  return { index, text: new SharedFormula(), master: undefined, members: [] };
}

/** Text of a formula as reading gives it. */
export function formulaText(text: string, formula: Element): string {
  return textOf(text, formula).replace(/\r\n?/g, '\n');
}

/** The cell around a position; positions must be asked for in rising order. */
function locator({ text, sheetData, layout }: OpenSheet) {
  const rows = rowsOf(text, sheetData) ?? [];
  let next = 0;
  return (position: number): CellAddress | undefined => {
    while (next < rows.length && (rows[next]?.element.end ?? 0) <= position) next++;
    const row = rows[next];
    if (row === undefined || row.element.start > position) return undefined;
    const start = text.lastIndexOf(`<${layout.prefix}c `, position);
    const tag = start < row.element.start ? undefined : nextTag(text, start);
    const stated = tag === undefined ? undefined : attribute(text, tag, 'r');
    return stated === undefined ? countedAddress(text, row, position) : parseAddress(stated);
  };
}

function countedAddress(text: string, row: RowSpan, position: number): CellAddress | undefined {
  const cell = cellsOf(text, row)?.find(
    ({ element }) => position >= element.start && position < element.end,
  );
  return cell === undefined ? undefined : { row: row.index, column: cell.column };
}
