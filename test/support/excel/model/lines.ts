import type { Area } from '../../../../src/kernel/address';
import {
  removeSheetFrom,
  renameSheetIn,
  shiftArea,
  shiftFormula,
  shiftSharedFormula,
  type LineChange,
} from '../../../../src/xlsx/edit/references';
import type { SimBook } from './book';
import type { Actor } from './events';
import type { SimSheet } from './sheet';

/** Puts rows or columns in or takes them out; everything that stands in the workbook follows, as in Excel. */
export function changeLines(
  book: SimBook,
  sheet: SimSheet,
  change: Omit<LineChange, 'sheet'>,
  by: Actor,
): void {
  const { axis, at, count, kind } = change;
  const line: LineChange = { ...change, sheet: sheet.name };
  for (const grid of [sheet.cells, sheet.formats, sheet.links])
    if (kind === 'insert') grid.insert(axis, at, count);
    else grid.remove(axis, at, count);
  moveSizes(sheet, line);
  const moved = (areas: readonly Area[]): Area[] =>
    areas.flatMap((area) => shiftArea(area, line) ?? []);
  sheet.merges = moved(sheet.merges);
  for (const rule of sheet.conditionals) {
    rule.rule = movedRule(rule.rule, sheet.name, rule.areas, line);
    rule.areas = moved(rule.areas);
  }
  sheet.conditionals = sheet.conditionals.filter(({ areas }) => areas.length > 0);
  for (const validation of sheet.validations) validation.areas = moved(validation.areas);
  sheet.validations = sheet.validations.filter(({ areas }) => areas.length > 0);
  for (const table of sheet.tables) table.area = shiftArea(table.area, line) ?? table.area;
  moveNotes(book, sheet, line);
  rewriteFormulas(book, (formula, on) => shiftFormula(formula, { sheet: on }, line));
  book.results.forget();
  const last = at + count - 1;
  const area =
    axis === 'rows'
      ? { top: at, bottom: last, left: 0, right: 16_383 }
      : { top: 0, bottom: 1_048_575, left: at, right: last };
  const word = axis === 'rows' ? 'Row' : 'Column';
  const type = `${word}${kind === 'insert' ? 'Inserted' : 'Deleted'}` as const;
  book.tell({ kind: 'changed', sheet: sheet.id, area, change: type, by });
}

function movedRule(
  rule: Readonly<Record<string, unknown>>,
  sheet: string,
  areas: readonly Area[],
  line: LineChange,
): Readonly<Record<string, unknown>> {
  const move = ([key, value]: [string, unknown]): [string, unknown] =>
    typeof value === 'string' && value.startsWith('=')
      ? [key, `=${shiftSharedFormula(value.slice(1), { sheet }, areas, line)}`]
      : [key, value];
  return Object.fromEntries(Object.entries(rule).map(move));
}

function moveSizes(sheet: SimSheet, line: LineChange): void {
  const place = (index: number): number | undefined =>
    line.kind === 'insert'
      ? index >= line.at
        ? index + line.count
        : index
      : index < line.at
        ? index
        : index < line.at + line.count
          ? undefined
          : index - line.count;
  const moved = <T>(map: ReadonlyMap<number, T>): Map<number, T> =>
    new Map(
      [...map].flatMap(([index, value]): [number, T][] => {
        const to = place(index);
        return to === undefined ? [] : [[to, value]];
      }),
    );
  const movedSet = (set: ReadonlySet<number>): Set<number> =>
    new Set([...set].flatMap((index) => place(index) ?? []));
  if (line.axis === 'rows') {
    sheet.rowFormats = moved(sheet.rowFormats);
    sheet.rowHeights = moved(sheet.rowHeights);
    sheet.hiddenRows = movedSet(sheet.hiddenRows);
  } else {
    sheet.columnFormats = moved(sheet.columnFormats);
    sheet.columnWidths = moved(sheet.columnWidths);
    sheet.hiddenColumns = movedSet(sheet.hiddenColumns);
  }
}

function moveNotes(book: SimBook, sheet: SimSheet, line: LineChange): void {
  const stays = (item: { sheet: string; row: number; column: number }): boolean => {
    if (item.sheet !== sheet.id) return true;
    const { row, column } = item;
    const area = shiftArea({ top: row, bottom: row, left: column, right: column }, line);
    if (area === undefined) return false;
    item.row = area.top;
    item.column = area.left;
    return true;
  };
  book.notes = book.notes.filter(stays);
  book.comments = book.comments.filter(stays);
}

/** Rewrites every formula of the workbook: those of cells, names, conditional formats and validations. */
export function rewriteFormulas(
  book: SimBook,
  rewrite: (formula: string, sheet: string) => string,
): void {
  for (const sheet of book.sheets) {
    sheet.cells.forEach((row, column, content) => {
      if (typeof content !== 'object' || content.kind !== 'formula') return;
      const formula = rewrite(content.formula, sheet.name);
      if (formula !== content.formula) sheet.cells.set(row, column, { kind: 'formula', formula });
    });
  }
  for (const name of book.names) {
    const scope = book.sheets.find(({ id }) => id === name.scope)?.name ?? '';
    name.formula = `=${rewrite(name.formula.slice(1), scope)}`;
  }
}

export function renameSheet(book: SimBook, sheet: SimSheet, to: string, by: Actor): void {
  const before = sheet.name;
  if (before === to) return;
  sheet.name = to;
  rewriteFormulas(book, (formula) => renameSheetIn(formula, before, to));
  rewriteRules(book, (formula) => renameSheetIn(formula, before, to));
  book.results.forget();
  book.tell({ kind: 'name-changed', sheet: sheet.id, before, after: to, by });
}

function rewriteRules(book: SimBook, rewrite: (formula: string) => string): void {
  const change = (rule: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(rule).map(([key, value]): [string, unknown] => [
        key,
        typeof value === 'string' && value.startsWith('=') ? `=${rewrite(value.slice(1))}` : value,
      ]),
    );
  for (const sheet of book.sheets)
    for (const rule of [...sheet.conditionals, ...sheet.validations]) rule.rule = change(rule.rule);
}

export function deleteSheet(book: SimBook, sheet: SimSheet, by: Actor): void {
  const order = book.sheets.map(({ name }) => name);
  book.sheets = book.sheets.filter((one) => one !== sheet);
  book.notes = book.notes.filter((note) => note.sheet !== sheet.id);
  book.comments = book.comments.filter((comment) => comment.sheet !== sheet.id);
  book.names = book.names.filter(({ scope }) => scope !== sheet.id);
  rewriteFormulas(book, (formula) => removeSheetFrom(formula, sheet.name, order));
  book.results.forget();
  book.tell({ kind: 'deleted', sheet: sheet.id, by });
  if (book.active !== sheet.id) return;
  const next = book.sheets.find(({ visibility }) => visibility === 'Visible');
  if (next !== undefined) activate(book, next, by);
}

export function activate(book: SimBook, sheet: SimSheet, by: Actor): void {
  if (book.active === sheet.id) return;
  const former = book.active;
  book.active = sheet.id;
  book.selection = { sheet: sheet.id, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] };
  if (book.sheets.some(({ id }) => id === former))
    book.tell({ kind: 'deactivated', sheet: former, by });
  book.tell({ kind: 'activated', sheet: sheet.id, by });
}
