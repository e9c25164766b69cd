import { formatArea, parseArea, type Area, type CellAddress } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import { decodeEntities, escapeXml } from '../../patch/xmlText';
import { SharedFormula } from '../../sharedFormula';
import { moveFormula, refersTo, shiftArea, shiftFormula, type LineChange } from '../references';
import { valueIn, withValue } from './startTag';

/** How formulas of one sheet follow a change of lines on this or another one. */
export interface FormulaChange {
  /** Sheet that the formulas stand on. */
  readonly sheet: string;
  /** Changes of lines on `changedSheet`. */
  readonly changes: readonly LineChange[];
  readonly changedSheet: string;
  /** Whether the formulas stand on the changed sheet, so that their own cells move. */
  readonly moves: boolean;
  readonly prefix: string;
  rewrite(formula: string): string;
}

/** Rewrites the formulas of a sheet's cells in the order of the file: shared ones are stated by their first cell. */
export class CellFormulas {
  private readonly shared = new Map<string, SharedFormula>();
  private readonly pattern: RegExp;
  /** Changes of the first lines that change: what none of them moves, no change moves. */
  private readonly first: readonly LineChange[];

  constructor(private readonly change: FormulaChange) {
    this.first = (['rows', 'columns'] as const).flatMap((axis) => {
      const own = change.changes.filter((one) => one.axis === axis);
      if (own.length === 0) return [];
      const at = Math.min(...own.map((one) => one.at));
      const line = { sheet: change.changedSheet, axis, at, count: 1 };
      return [{ ...line, kind: 'insert' } as const, { ...line, kind: 'delete' } as const];
    });
    const p = change.prefix;
    this.pattern = new RegExp(
      `<${p}f((?:\\s(?:[^>"']|"[^"]*"|'[^']*')*)?)(?:/>|>([^<]*)</${p}f\\s*>)`,
    );
  }

  /** What stands inside a cell, with its formula rewritten. `at` is the cell before the change. */
  rewrite(content: string, at: CellAddress): Result<string> {
    const match = this.pattern.exec(content);
    if (match === null) return succeed(content);
    const [whole, attributes = '', raw = ''] = match;
    const next = this.element(attributes.replace(/\/$/, ''), raw, at, whole);
    if (!next.ok || next.value === whole) return next.ok ? succeed(content) : next;
    const end = match.index + whole.length;
    return succeed(content.slice(0, match.index) + next.value + content.slice(end));
  }

  /** A formula of an area whose first cell goes would go with it; the area's other cells would keep dead results. */
  private element(attributes: string, raw: string, at: CellAddress, whole: string): Result<string> {
    switch (valueIn(attributes, 't')) {
      case 'shared':
        return succeed(this.sharedElement(attributes, raw, at, whole));
      case 'array':
      case 'dataTable':
        return this.areaElement(attributes, raw, whole);
      default:
        return succeed(this.written(attributes, raw, whole));
    }
  }

  private written(attributes: string, raw: string, whole: string): string {
    const formula = decodeEntities(raw);
    const next = this.change.rewrite(formula);
    return next === formula ? whole : this.xml(attributes, next);
  }

  private xml(attributes: string, formula: string): string {
    const p = this.change.prefix;
    return `<${p}f${attributes}>${escapeXml(formula)}</${p}f>`;
  }

  private sharedElement(attributes: string, raw: string, at: CellAddress, whole: string): string {
    const id = valueIn(attributes, 'si') ?? '';
    if (raw !== '') this.define(id, decodeEntities(raw), at, valueIn(attributes, 'ref') ?? '');
    const group = this.shared.get(id);
    if (group === undefined) return raw === '' ? whole : this.written(attributes, raw, whole);
    const formula = group.at(at.row, at.column);
    if (formula === undefined) return whole;
    const rest = ['t', 'ref', 'si'].reduce(
      (text, name) => withValue(text, name, undefined),
      attributes,
    );
    return this.xml(rest, this.change.rewrite(formula));
  }

  /** A group stays one only where its cells stay and no reference of any of them moves. */
  private define(id: string, formula: string, at: CellAddress, ref: string): void {
    const { sheet, changedSheet } = this.change;
    this.shared.delete(id);
    if (!refersTo(formula, sheet, changedSheet) && !this.change.moves) return;
    if (this.isStill(formula, at, ref)) return;
    const group = new SharedFormula();
    group.define(formula, at.row, at.column);
    this.shared.set(id, group);
  }

  /** References of the cells between lie between those of the corners: where these come before all changes, all do. */
  private isStill(formula: string, at: CellAddress, ref: string): boolean {
    const area = parseArea(ref);
    if (area === undefined) return false;
    const { moves, sheet } = this.change;
    const isBefore = (one: Area) =>
      this.first.every((change) => {
        const after = shiftArea(one, change);
        return after !== undefined && formatArea(after) === formatArea(one);
      });
    if (moves && !isBefore(area)) return false;
    return cornersOf(area).every((corner) => {
      const own = moveFormula(formula, at, corner);
      const stays = this.first.every((change) => shiftFormula(own, { sheet }, change) === own);
      return stays && this.change.rewrite(own) === own;
    });
  }

  private areaElement(attributes: string, raw: string, whole: string): Result<string> {
    const { moves, changes, sheet } = this.change;
    const ref = valueIn(attributes, 'ref') ?? '';
    const area = parseArea(ref);
    const isTable = valueIn(attributes, 't') === 'dataTable';
    if (!moves || area === undefined)
      return succeed(isTable ? whole : this.written(attributes, raw, whole));
    const next = shiftArea(area, changes);
    if (next === undefined) return succeed(whole);
    const stays = formatArea(next) === formatArea(area);
    if (isTable) {
      const inputs = [valueIn(attributes, 'r1'), valueIn(attributes, 'r2')];
      const isFixed = inputs.every(
        (cell) => cell === undefined || this.change.rewrite(cell) === cell,
      );
      return stays && isFixed
        ? succeed(whole)
        : fail('edit-refused', 'lines-cross-data-table', { sheet, cell: ref });
    }
    const isWhole =
      next.bottom - next.top === area.bottom - area.top &&
      next.right - next.left === area.right - area.left;
    if (!isWhole) return fail('edit-refused', 'lines-cross-array', { sheet, cell: ref });
    if (stays) return succeed(this.written(attributes, raw, whole));
    const moved = withValue(attributes, 'ref', formatArea(next));
    return succeed(this.xml(moved, this.change.rewrite(decodeEntities(raw))));
  }
}

function cornersOf({ top, left, bottom, right }: Area): readonly CellAddress[] {
  return [
    { row: top, column: left },
    { row: top, column: right },
    { row: bottom, column: left },
    { row: bottom, column: right },
  ];
}
