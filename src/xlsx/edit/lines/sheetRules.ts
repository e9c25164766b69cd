import {
  formatAddress,
  formatArea,
  parseAddress,
  parseArea,
  type Area,
} from '../../../kernel/address';
import {
  attribute,
  decodeEntities,
  descendants,
  escapeXml,
  textOf,
  type Element,
} from '../../patch/xmlText';
import {
  areasOf,
  limitOf,
  shiftArea,
  shiftLine,
  shiftRef,
  shiftSharedFormula,
  shiftSqref,
  type LineChange,
} from '../references';
import type { ChangeContext } from './changeContext';
import type { TreeRules } from './rewriteTree';
import { setValue, valueIn, withValue } from './startTag';
import { splitPane } from './views';

type Changes = readonly LineChange[];

/** Elements of a sheet that hold formulas and nothing else. */
const FORMULAS: ReadonlySet<string> = new Set(['formula', 'formula1', 'formula2', 'f']);

/** Attributes of a sheet's controls that hold references. */
const CONTROL_REFERENCES = ['linkedCell', 'listFillRange'] as const;

/** Rules for what stands beside the cells of any sheet: its formulas follow. */
export function formulaRules(context: ChangeContext, on: string): TreeRules {
  const rewrite = (formula: string) => context.rewrite(formula, on);
  return {
    start: (_, element, tag) => startWithReferences(element, tag, rewrite),
    leaf: (_, element, content) =>
      FORMULAS.has(element.name) ? rewritten(content, rewrite) : content,
  };
}

function startWithReferences(
  element: Element,
  tag: string,
  rewrite: (formula: string) => string,
): string {
  if (element.name === 'hyperlink')
    return rewriteAttribute(tag, 'location', rewriteUnlessLost(rewrite));
  if (element.name === 'cfvo' && valueIn(tag, 'type') === 'formula')
    return rewriteAttribute(tag, 'val', rewrite);
  if (element.name !== 'controlPr') return tag;
  return CONTROL_REFERENCES.reduce((text, name) => rewriteAttribute(text, name, rewrite), tag);
}

/** A link whose target is gone stays as it was: its text is all that tells where it led. */
function rewriteUnlessLost(rewrite: (formula: string) => string): (formula: string) => string {
  return (formula) => {
    const next = rewrite(formula);
    return next.includes('#REF!') ? formula : next;
  };
}

/** A start tag with a reference in an attribute rewritten. */
export function rewriteAttribute(
  tag: string,
  name: string,
  rewrite: (formula: string) => string,
): string {
  const value = valueIn(tag, name);
  if (value === undefined) return tag;
  const next = rewrite(value);
  return next === value ? tag : withValue(tag, name, next);
}

/** Element content that is a formula, rewritten; the very text where nothing moves. */
export function rewritten(content: string, rewrite: (formula: string) => string): string {
  const formula = decodeEntities(content);
  const next = rewrite(formula);
  return next === formula ? content : escapeXml(next);
}

/** Which attribute says where an element of the changed sheet lies; it goes with its last cell. */
const PLACES: Readonly<Record<string, string>> = {
  dimension: 'ref',
  mergeCell: 'ref',
  hyperlink: 'ref',
  sortState: 'ref',
  sortCondition: 'ref',
  protectedRange: 'sqref',
  ignoredError: 'sqref',
  conditionalFormatting: 'sqref',
  dataValidation: 'sqref',
  cellWatch: 'r',
  inputCells: 'r',
  cellSmartTags: 'r',
};

/** Elements whose formulas are written for the first of many cells. */
const SHARING: ReadonlySet<string> = new Set(['conditionalFormatting', 'dataValidation']);

/** Rules for what stands beside the cells of the changed sheet. */
export function changedSheetRules(context: ChangeContext): TreeRules {
  const { changes, sheet } = context;
  const base = formulaRules(context, sheet);
  const rules: TreeRules = {
    start: (text, element, tag) => {
      const placed = placedStart(text, element, tag, context);
      return placed === undefined ? undefined : base.start(text, element, placed);
    },
    leaf: (text, element, content) => {
      if (element.name !== 'sqref') return base.leaf(text, element, content);
      return shiftSqref(decodeEntities(content).trim(), changes);
    },
    inside: (text, element) => insideOf(text, element, rules, context),
  };
  return rules;
}

function insideOf(
  text: string,
  element: Element,
  rules: TreeRules,
  context: ChangeContext,
): TreeRules {
  const { changes } = context;
  if (element.name === 'rowBreaks') return breakRules(rules, 'rows', changes);
  if (element.name === 'colBreaks') return breakRules(rules, 'columns', changes);
  if (element.name === 'autoFilter')
    return filterRules(rules, attribute(text, element.tag, 'ref') ?? '', changes);
  const areas = SHARING.has(element.name) ? areasOf(sqrefOf(text, element)) : [];
  return areas.length === 0 ? rules : sharedRules(rules, context, areas);
}

function sharedRules(rules: TreeRules, context: ChangeContext, areas: readonly Area[]): TreeRules {
  const { changes, sheet } = context;
  const shift = (formula: string) =>
    // First as lines move for the cell that states it, then for what the change does to tables.
    context.settle(shiftSharedFormula(formula, { sheet }, areas, changes));
  const own: TreeRules = {
    start: (text, element, tag) => rules.start(text, element, tag),
    leaf: (text, element, content) =>
      FORMULAS.has(element.name) ? rewritten(content, shift) : rules.leaf(text, element, content),
    inside: () => own,
  };
  return own;
}

/** Areas of an element, in its attribute or in an `xm:sqref` inside it. */
function sqrefOf(text: string, element: Element): string {
  const own = attribute(text, element.tag, 'sqref');
  if (own !== undefined) return own;
  const inner = descendants(text, element, 'sqref')[0];
  return inner === undefined ? '' : textOf(text, inner);
}

function placedStart(
  text: string,
  element: Element,
  tag: string,
  context: ChangeContext,
): string | undefined {
  const { changes } = context;
  switch (element.name) {
    case 'autoFilter':
      return filterStart(tag, changes);
    case 'sheetView':
      return withCell(tag, 'topLeftCell', changes);
    case 'pane':
      return splitPane(withCell(tag, 'topLeftCell', changes), changes);
    case 'selection':
      return selectionStart(tag, changes);
    case 'sparkline':
    case 'conditionalFormatting':
    case 'dataValidation':
    case 'ignoredError':
      if (shiftSqref(sqrefOf(text, element), changes) === undefined) return undefined;
      return areaStart(element.name, tag, changes);
    default:
      return areaStart(element.name, tag, changes);
  }
}

function areaStart(name: string, tag: string, changes: readonly LineChange[]): string | undefined {
  const place = PLACES[name];
  const value = place === undefined ? undefined : valueIn(tag, place);
  if (place === undefined || value === undefined) return tag;
  const next = shiftSqref(value, changes);
  if (next === value) return tag;
  if (name === 'dimension') return withValue(tag, place, next ?? 'A1');
  // A single cell is no merged area.
  const isSplit = name === 'mergeCell' && next !== undefined && !next.includes(':');
  return next === undefined || isSplit ? undefined : withValue(tag, place, next);
}

/** A filter goes with its row of headers. */
function filterStart(tag: string, changes: readonly LineChange[]): string | undefined {
  const ref = valueIn(tag, 'ref') ?? '';
  const area = parseArea(ref);
  if (area === undefined) return tag;
  if (shiftArea({ ...area, bottom: area.top }, changes) === undefined) return undefined;
  const next = shiftArea(area, changes);
  return next === undefined ? undefined : withValue(tag, 'ref', shiftRef(ref, changes));
}

/** A cell that goes gives its place to the one that follows it. */
function withCell(tag: string, name: string, changes: readonly LineChange[]): string {
  const cell = parseAddress(valueIn(tag, name) ?? '');
  if (cell === undefined) return tag;
  const next = formatAddress({
    row: nearestLine(cell.row, 'rows', changes),
    column: nearestLine(cell.column, 'columns', changes),
  });
  return next === formatAddress(cell) ? tag : withValue(tag, name, next);
}

/** Where a line is, or the one that took its place. */
export function nearestLine(
  line: number,
  axis: LineChange['axis'],
  changes: readonly LineChange[],
): number {
  const last = limitOf(axis) - 1;
  return changes
    .filter((change) => change.axis === axis)
    .reduce((at, change) => shiftLine(at, axis, change) ?? Math.min(change.at, last), line);
}

function selectionStart(tag: string, changes: readonly LineChange[]): string {
  const moved = withCell(tag, 'activeCell', changes);
  const sqref = valueIn(tag, 'sqref');
  const areas = sqref === undefined ? [] : areasOf(sqref);
  const next = areas.map((area) => shiftArea(area, changes));
  if (sqref === undefined || next.every((area, n) => isSame(area, areas[n]))) return moved;
  if (!next.includes(undefined)) return setValue(moved, 'sqref', shiftSqref(sqref, changes) ?? '');
  // The areas are counted, and the active cell has to lie in its own.
  const cell = valueIn(moved, 'activeCell') ?? 'A1';
  return withValue(setValue(moved, 'sqref', cell), 'activeCellId', undefined);
}

function isSame(a: Area | undefined, b: Area | undefined): boolean {
  return a !== undefined && b !== undefined && formatArea(a) === formatArea(b);
}

/** A page break lies before line `id`, counted from 0, and goes with it. */
function breakRules(rules: TreeRules, axis: LineChange['axis'], changes: Changes): TreeRules {
  return {
    ...rules,
    start: (text, element, tag) => {
      if (element.name !== 'brk') return rules.start(text, element, tag);
      const id = Number(valueIn(tag, 'id') ?? 0);
      const next = shiftLine(id, axis, changes);
      if (next === undefined) return undefined;
      return next === id ? tag : withValue(tag, 'id', String(next));
    },
  };
}

/** Conditions of a filter count columns from its first. */
function filterRules(rules: TreeRules, ref: string, changes: Changes): TreeRules {
  const area = parseArea(ref);
  const next = area === undefined ? undefined : shiftArea(area, changes);
  if (area === undefined || next === undefined) return rules;
  const own: TreeRules = {
    ...rules,
    start: (text, element, tag) => {
      if (element.name !== 'filterColumn') return rules.start(text, element, tag);
      const id = Number(valueIn(tag, 'colId') ?? 0);
      const column = shiftLine(area.left + id, 'columns', changes);
      if (column === undefined) return undefined;
      return column - next.left === id ? tag : withValue(tag, 'colId', String(column - next.left));
    },
    inside: () => own,
  };
  return own;
}
