import { containsCell, formatAddress, formatArea, type CellAddress } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment, CellChange } from '../../sheet/amendment';
import { looksLikeFormula } from '../patch/cellXml';
import type { CellSpan } from '../patch/sheetRows';
import type { Splice } from '../patch/splice';
import { attribute, childrenOf, escapeXml, type Element } from '../patch/xmlText';
import { changedContent, newCell, recalculatedContent, replacedCell } from './cellText';
import type { Editing, OpenSheet } from './editing';
import { quotedFormat } from './quotedFormat';
import { rewriteCells, type CellWriter } from './rewriteCells';
import { formulaText, sheetFormulas, type SharedGroup, type SheetFormulas } from './sheetFormulas';
import { followHeaders } from './tableHeaders';

type SetCells = Extract<Amendment, { readonly kind: 'set-cells' }>;

/** Gives cells other contents; what they look like, and all that hangs on them, stays. */
export function setCells(editing: Editing, { sheet: name, cells }: SetCells): Result<void> {
  if (cells.length === 0) return succeed(undefined);
  const before = editing.sheet(name);
  if (!before.ok) return before;
  const headed = followHeaders(editing, before.value, cells);
  if (!headed.ok) return headed;
  // Formulas of this very sheet may have followed a header.
  const isSame = headed.value === cells;
  const sheet = isSame ? before : editing.sheet(name);
  if (!sheet.ok) return sheet;
  const change = new CellChanges(editing, sheet.value, headed.value);
  const done = change.carryOut();
  if (!done.ok) return done;
  editing.pkg.set(sheet.value.part, done.value);
  editing.valuesChanged = true;
  return succeed(undefined);
}

const keyOf = ({ row, column }: CellAddress) => `${String(row)}:${String(column)}`;

/** Changes of cells on one sheet; a later change of a cell replaces an earlier one. */
class CellChanges implements CellWriter {
  private readonly changes: ReadonlyMap<string, CellChange>;
  private readonly formulas: SheetFormulas;
  /** Formulas to be stated by another cell, because the one that stated them is overwritten. */
  private readonly heirs = new Map<string, string>();

  constructor(
    private readonly editing: Editing,
    private readonly sheet: OpenSheet,
    cells: readonly CellChange[],
  ) {
    this.changes = new Map(cells.map((change) => [keyOf(change.at), change]));
    this.formulas = sheetFormulas(sheet);
  }

  carryOut(): Result<string> {
    for (const change of this.changes.values()) {
      const content = changedContent(this.sheet.name, change, '');
      if (!content.ok) return content;
    }
    const arrays = this.refuseParts();
    if (!arrays.ok) return arrays;
    const quoting = this.prepareQuotes();
    if (!quoting.ok) return quoting;
    const inherited = [...this.formulas.shared.values()].flatMap((group) => this.inherit(group));
    const cells = [...this.changes.values()].map(({ at }) => at);
    return rewriteCells(this.sheet, cells, this, inherited);
  }

  existing(at: CellAddress, cell: CellSpan): string | undefined {
    const change = this.changes.get(keyOf(at));
    if (change === undefined) return undefined;
    const { text, layout } = this.sheet;
    const formula = formulaOf(text, cell);
    const style = Number(attribute(text, cell.element.tag, 's') ?? 0);
    if (formula !== undefined && this.keepsFormula(change, formula)) {
      const kept = this.heirs.get(keyOf(at)) ?? text.slice(formula.start, formula.end);
      const content = recalculatedContent(kept, change.value, layout.prefix);
      return replacedCell(text, cell, content, { style, formula: true }, layout.prefix);
    }
    if (formula !== undefined && change.formula === undefined) this.editing.formulasLost = true;
    const kept = { style: this.styleFor(change, style), formula: false };
    return replacedCell(text, cell, this.contentOf(change), kept, layout.prefix);
  }

  missing(at: CellAddress, style: number): string {
    const change = this.changes.get(keyOf(at));
    if (change === undefined) return '';
    const own = this.styleFor(change, style);
    return newCell(at, this.contentOf(change), own, this.sheet.layout.prefix);
  }

  private contentOf(change: CellChange) {
    const content = changedContent(this.sheet.name, change, this.sheet.layout.prefix);
    return content.ok ? content.value : undefined;
  }

  /** The style sheet is opened before any cell is written, so that a refusal leaves nothing half done. */
  private prepareQuotes(): Result<void> {
    const needed = [...this.changes.values()].some(needsQuote);
    const book = needed ? this.editing.styleBook() : succeed(undefined);
    return book.ok ? succeed(undefined) : book;
  }

  /** Text such as `=1+1` stays text when somebody edits the cell later. */
  private styleFor(change: CellChange, style: number): number {
    const book = needsQuote(change) ? this.editing.styleBook() : undefined;
    return book?.ok === true ? quotedFormat(book.value, style) : style;
  }

  private keepsFormula(change: CellChange, formula: Element): boolean {
    if (change.formula === undefined) return false;
    return change.formula === this.currentFormula(change.at, formula);
  }

  private currentFormula({ row, column }: CellAddress, formula: Element): string | undefined {
    const { text } = this.sheet;
    const kind = attribute(text, formula.tag, 't');
    // A what-if table has no text; its results follow it.
    if (kind === 'dataTable') return this.changes.get(keyOf({ row, column }))?.formula;
    if (kind !== 'shared') return formulaText(text, formula);
    const index = Number(attribute(text, formula.tag, 'si') ?? NaN);
    return this.formulas.shared.get(index)?.text.at(row, column) ?? formulaText(text, formula);
  }

  /** The first of the cells that go on sharing a formula states it once the cell that did so is overwritten. */
  private inherit({ index, master, members, text: shared }: SharedGroup): readonly Splice[] {
    if (master === undefined) return [];
    const { text, layout } = this.sheet;
    const goesOn = ({ at, formula }: { at: CellAddress; formula: Element }) => {
      const change = this.changes.get(keyOf(at));
      return change === undefined || this.keepsFormula(change, formula);
    };
    if (goesOn(master)) return [];
    const rest = members.filter((member) => member !== master && goesOn(member));
    const heir = rest[0];
    const stated = heir === undefined ? undefined : shared.at(heir.at.row, heir.at.column);
    if (heir === undefined || stated === undefined) return [];
    const ref = attribute(text, master.formula.tag, 'ref') ?? formatAddress(heir.at);
    const p = layout.prefix;
    const xml = `<${p}f t="shared" ref="${escapeXml(ref)}" si="${String(index)}">${escapeXml(stated)}</${p}f>`;
    if (this.changes.has(keyOf(heir.at))) {
      this.heirs.set(keyOf(heir.at), xml);
      return [];
    }
    return [{ from: heir.formula.start, to: heir.formula.end, text: xml }];
  }

  /** Part of an array cannot be changed; all of it can, and so can its results together with its first cell. */
  private refuseParts(): Result<void> {
    for (const { at, area, text } of this.formulas.arrays) {
      const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
      if (size === 1) continue;
      const inside = [...this.changes.values()].filter((change) =>
        containsCell(area, change.at.row, change.at.column),
      );
      if (inside.length === 0) continue;
      const recalculated = this.recalculates(at, text) && inside.every(isResultOf(at));
      const replaced =
        inside.length === size && inside.every(({ formula }) => formula === undefined);
      if (recalculated || replaced) continue;
      const cell = formatAddress(inside[0]?.at ?? at);
      const params = { sheet: this.sheet.name, cell, area: formatArea(area) };
      return fail('edit-refused', 'array-part', params);
    }
    return succeed(undefined);
  }

  /** Whether the first cell of an array is given its own formula again. */
  private recalculates(at: CellAddress, text: string | undefined): boolean {
    const formula = this.changes.get(keyOf(at))?.formula;
    return formula !== undefined && (text === undefined || formula === text);
  }
}

function isResultOf(first: CellAddress) {
  return ({ at, formula }: CellChange) =>
    formula === undefined || (at.row === first.row && at.column === first.column);
}

function needsQuote({ value, formula }: CellChange): boolean {
  return formula === undefined && looksLikeFormula(value);
}

function formulaOf(text: string, cell: CellSpan): Element | undefined {
  if (cell.element.tag.kind === 'empty') return undefined;
  return childrenOf(text, cell.element)?.find(({ name }) => name === 'f');
}
