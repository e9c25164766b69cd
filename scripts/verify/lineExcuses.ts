import { formatAddress, parseArea, type Area } from '../../src/kernel/address';
import { shiftArea, type LineChange } from '../../src/xlsx/edit/references';
import { LineMap } from '../../src/xlsx/edit/lines/lineMap';
import { SHEETS, type LineBook } from './lineBooks';

const LIMIT = 200;

/**
 * Where LibreOffice 7.4 does otherwise than Excel, which is followed:
 * - A merged area whose first row or column goes is split; Excel merges what is left of it.
 * - A rule or validation whose first cell goes refers to other cells than before: its base is lost.
 * - New lines take rules and validations of the line before even at the edge of an area.
 * - In validations, references without a sheet count as those to another one, and relative references to other sheets
 *   move with the validation: `lineBooks` writes absolute ones with their sheet. Rules have them all.
 */
export function excusesOf(book: LineBook): (place: string) => boolean {
  const excused = new Set<string>();
  const isNew = SHEETS.map((name) => newLines(changesOf(book, name)));
  for (const [n, sheet] of book.sheets.entries()) {
    const name = SHEETS[n] ?? '';
    const changes = changesOf(book, name);
    for (const ref of sheet.merges) {
      const after = areaAfter(ref, changes);
      if (after !== undefined && losesFirst(ref, changes))
        excused.add(`${name} merge ${formatAddress({ row: after.top, column: after.left })}`);
    }
    for (const [kind, list] of [
      ['rule', sheet.rules],
      ['validation', sheet.validations],
    ] as const)
      for (const { sqref } of list.filter((one) => losesFirst(one.sqref, changes)))
        for (const cell of cellsOf(areaAfter(sqref, changes)))
          excused.add(`${name} ${kind} ${cell}`);
  }
  return (place) => {
    const [, name = '', kind = '', cell = ''] =
      /^(.*) (merge|rule|validation) ([A-Z]+\d+)/.exec(place) ?? [];
    if (excused.has(`${name} ${kind} ${cell}`)) return true;
    const at = parseArea(cell);
    const lines = isNew[SHEETS.findIndex((sheet) => sheet === name)];
    if (kind === '' || kind === 'merge' || at === undefined || lines === undefined) return false;
    return lines.rows.has(at.top) || lines.columns.has(at.left);
  };
}

function changesOf({ changes }: LineBook, name: string): readonly LineChange[] {
  return changes
    .filter(({ sheet }) => SHEETS[sheet] === name)
    .map(({ axis, kind, at, count }) => ({
      ...{ sheet: name, axis, at, count },
      kind: kind === 'insert-lines' ? 'insert' : 'delete',
    }));
}

function newLines(changes: readonly LineChange[]) {
  const linesOf = (axis: LineChange['axis']) =>
    new Set(new LineMap(changes, axis, LIMIT).inserted().map(({ at }) => at));
  return { rows: linesOf('rows'), columns: linesOf('columns') };
}

function areaAfter(ref: string, changes: readonly LineChange[]): Area | undefined {
  const area = parseArea(ref);
  return area === undefined ? undefined : shiftArea(area, changes);
}

/** Whether the first row or the first column of an area goes. */
function losesFirst(ref: string, changes: readonly LineChange[]): boolean {
  const area = parseArea(ref);
  if (area === undefined) return false;
  const corner = { ...area, bottom: area.top, right: area.left };
  return shiftArea(corner, changes) === undefined;
}

export function cellsOf(area: Area | undefined): readonly string[] {
  const cells: string[] = [];
  if (area === undefined) return cells;
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++)
      cells.push(formatAddress({ row, column }));
  return cells;
}
