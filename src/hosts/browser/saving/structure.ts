import type { Amendment } from '../../../sheet/amendment';
import { freeName } from '../../../sheet/ownership';
import {
  removeSheetFrom,
  renameSheetIn,
  shiftFormula,
  type LineChange,
} from '../../../xlsx/edit/references';
import type { LineLog } from '../tracking/lineLog';
import { changesOf } from '../tracking/lineTrack';
import type { Baseline } from './baseline';

/** A sheet of the user's as it now is. */
export interface PresentSheet {
  readonly id: string;
  readonly name: string;
}

export interface Structure {
  readonly amendments: readonly Amendment[];
  /** Ids of sheets of which rows or columns came or went. */
  readonly moved: ReadonlySet<string>;
  /** A formula of the file, on this sheet (its name then), as it reads after all that. */
  readonly formulaAfter: (formula: string, sheet: string) => string;
}

/** What sheets, rows and columns came and went, in an order in which each step finds what it names. */
export function structureOf(
  baseline: Baseline,
  present: readonly PresentSheet[],
  lines: LineLog,
): Structure {
  const ids = new Set(present.map(({ id }) => id));
  const moved = new Set<string>();
  const lineChanges = baseline.sheets.flatMap(({ id, data, used }): readonly LineChange[] => {
    if (!ids.has(id)) return [];
    const { rows, columns } = lines.linesOf(id);
    const changes = [
      ...changesOf(rows, used.rows, { sheet: data.name, axis: 'rows' }),
      ...changesOf(columns, used.columns, { sheet: data.name, axis: 'columns' }),
    ];
    if (changes.length > 0) moved.add(id);
    return changes;
  });
  const sheets = sheetSteps(baseline, present);
  const amendments = [...lineChanges.map(lineAmendment), ...sheets];
  return {
    amendments,
    moved,
    formulaAfter: (formula, sheet) => {
      if (amendments.length === 0) return formula;
      const shifted =
        lineChanges.length === 0 ? formula : shiftFormula(formula, { sheet }, lineChanges);
      return sheets.reduce(followed, shifted);
    },
  };
}

function lineAmendment({ kind, ...rest }: LineChange): Amendment {
  return { kind: kind === 'insert' ? 'insert-lines' : 'delete-lines', ...rest };
}

function followed(formula: string, step: Amendment): string {
  if (step.kind === 'rename-sheet') return renameSheetIn(formula, step.sheet, step.to);
  if (step.kind === 'remove-sheet') return removeSheetFrom(formula, step.sheet);
  return formula;
}

interface Known {
  readonly id: string;
  name: string;
}

function sheetSteps(baseline: Baseline, present: readonly PresentSheet[]): readonly Amendment[] {
  const steps: Amendment[] = [];
  let now: Known[] = baseline.sheets.map(({ id, data }) => ({ id, name: data.name }));
  const wanted = new Map(present.map((sheet) => [sheet.id, sheet]));
  const rename = (sheet: Known, to: string) => {
    steps.push({ kind: 'rename-sheet', sheet: sheet.name, to });
    sheet.name = to;
  };
  /** Whoever bears a name that is wanted for another steps aside first. */
  const makeWay = (name: string, id: string) => {
    const other = now.find((one) => one.id !== id && sameName(one.name, name));
    if (other === undefined) return;
    const taken = [...now, ...present].map((one) => one.name.toLowerCase());
    rename(other, freeName(new Set(taken), other.name));
  };
  const remove = () => {
    for (const { id, name } of now)
      if (!wanted.has(id)) steps.push({ kind: 'remove-sheet', sheet: name });
    now = now.filter(({ id }) => wanted.has(id));
  };
  // The last sheet of a workbook cannot be removed before there is another.
  const isLast = !now.some(({ id }) => wanted.has(id));
  if (!isLast) remove();
  for (const sheet of now) {
    const name = wanted.get(sheet.id)?.name ?? sheet.name;
    if (name === sheet.name) continue;
    makeWay(name, sheet.id);
    rename(sheet, name);
  }
  present.forEach(({ id, name }, index) => {
    if (now.some((one) => one.id === id)) return;
    makeWay(name, id);
    const at = Math.min(index, now.length);
    steps.push({ kind: 'add-sheet', name, index: at });
    now.splice(at, 0, { id, name });
  });
  if (isLast) remove();
  present.forEach(({ id, name }, to) => {
    const from = now.findIndex((one) => one.id === id);
    if (from === to) return;
    steps.push({ kind: 'move-sheet', sheet: name, to });
    now.splice(to, 0, ...now.splice(from, 1));
  });
  return steps;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
