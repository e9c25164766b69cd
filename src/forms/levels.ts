import { fieldByKey } from '../standard';
import type { LevelSource, RecordsDefinition } from '../standard';
import { readingAt } from './boundTable';
import type { CellSource, ReadingSource } from './boundTable';
import type { Body } from './body';
import type { Place } from './recordsBinding';
import { stagesOf } from './sums';
import type { SheetView } from './sheetView';
import { titleRows } from './titleRows';
import type { InferredFrom, Reading, TableLayout } from './types';

interface Levels {
  readonly source: readonly ReadingSource[];
  readonly inferred: NonNullable<TableLayout['inferred']>;
}

type LevelOf = (index: number) => string | undefined;

/**
 * The level of each row where the table has no such column. What the sheet says is taken in the definition's
 * order; a school type with a single compulsory stage must not contradict it. Where nothing tells, or two things
 * disagree, the level is unreadable rather than guessed.
 */
export function inferLevels(
  view: SheetView,
  definition: RecordsDefinition,
  cells: readonly CellSource[],
  body: Body,
  place: Place,
): Levels | undefined {
  const field = fieldByKey('level');
  const order = definition.level ?? [];
  if (field === undefined || order.length === 0) return undefined;
  if (cells.some((cell) => cell.bound.key === 'level')) return undefined;
  const ways = order.map((from) => ({ from, levelOf: wayOf(from, view, cells, body, place) }));
  const typeOf = singleStage(view, cells);
  const used = new Set<InferredFrom>();
  const readings = Array.from(body.rows, (_, index): Reading => {
    for (const { from, levelOf } of ways) {
      const level = levelOf?.(index);
      if (level === undefined) continue;
      const byType = typeOf?.(index);
      if (byType !== undefined && byType !== level)
        return { raw: null, state: 'unreadable', repairs: [] };
      used.add(from);
      return { raw: level, state: 'text', text: level, repairs: [] };
    }
    return { raw: null, state: typeOf === undefined ? 'blank' : 'unreadable', repairs: [] };
  });
  const at = { row: place.headerBottom, column: cells[0]?.bound.at.column ?? 0 };
  const bound = { key: 'level', header: field.name.zh, at };
  return {
    source: [{ kind: 'readings', field, bound, readings, at: readings.map(() => undefined) }],
    inferred: [...used].map((from) => ({ key: 'level', from })),
  };
}

function wayOf(
  from: LevelSource,
  view: SheetView,
  cells: readonly CellSource[],
  body: Body,
  place: Place,
): LevelOf | undefined {
  switch (from) {
    case 'label-row':
      return byLabelRow(body);
    case 'school-name':
      return byName(view, cells);
    case 'title':
      return always(titleLevel(view, place));
    case 'sheet-name':
      return always(levelMentioned(view.sheet.name));
    case 'school-type':
      return singleStage(view, cells);
    case 'numbering':
      return byNumbering(view, cells, body);
  }
}

function always(level: string | undefined): LevelOf | undefined {
  return level === undefined ? undefined : () => level;
}

function byLabelRow(body: Body): LevelOf | undefined {
  if (body.levelRows.length === 0) return undefined;
  return (index) => {
    const row = body.rows[index] ?? -1;
    return body.levelRows.filter((label) => label.row < row).at(-1)?.level;
  };
}

/** 红旗学校（小学部） is the primary part of a school that has more. */
function byName(view: SheetView, cells: readonly CellSource[]): LevelOf | undefined {
  const name = cells.find((cell) => cell.bound.key === 'school_name');
  if (name === undefined) return undefined;
  return (index) => {
    const text = readingAt(view.grid, name, index)?.text ?? '';
    const [first, second] = ['小学', '初中'].filter((level) => text.includes(`${level}部`));
    return second === undefined ? first : undefined;
  };
}

function titleLevel(view: SheetView, place: Place): string | undefined {
  return titleRows(view, place)
    .map(levelMentioned)
    .find((level) => level !== undefined);
}

function levelMentioned(text: string): string | undefined {
  const primary = text.includes('小学');
  const junior = /初中|初级中学/.test(text);
  if (primary === junior) return undefined;
  return primary ? '小学' : '初中';
}

function singleStage(view: SheetView, cells: readonly CellSource[]): LevelOf | undefined {
  const type = cells.find((cell) => cell.bound.key === 'school_type');
  if (type === undefined) return undefined;
  return (index) => {
    const stages = stagesOf(readingAt(view.grid, type, index)?.text) ?? [];
    const compulsory = stages.filter((stage) => stage !== 'senior');
    if (compulsory.length !== 1) return undefined;
    return compulsory[0] === 'primary' ? '小学' : '初中';
  };
}

/**
 * The national table lists primary schools first and numbers the junior secondary schools from 1 again. It prints its
 * numbers beforehand, so they tell the level while one part is still blank.
 */
function byNumbering(
  view: SheetView,
  cells: readonly CellSource[],
  body: Body,
): LevelOf | undefined {
  const seq = cells.find((cell) => cell.bound.key === 'seq');
  if (seq === undefined) return undefined;
  const { columns } = seq;
  const column = typeof columns === 'number' ? columns : (columns[0] ?? 0);
  const rows = numberedRows(view, column, body);
  const source = { ...seq, rows: Int32Array.from(rows), columns: column };
  const numbers = rows.map((_, index) => Number(readingAt(view.grid, source, index)?.text));
  const restarts = rows.filter((_, index) => numbers[index] === 1 && index > 0);
  const [restart, second] = restarts;
  if (restart === undefined || second !== undefined || numbers[0] !== 1) return undefined;
  return (index) => ((body.rows[index] ?? 0) < restart ? '小学' : '初中');
}

/** The rows of the body and those that hold no more than a number, before, between and right after them. */
function numberedRows(view: SheetView, column: number, body: Body): readonly number[] {
  const records = new Set(body.rows);
  const last = body.rows.at(-1) ?? -1;
  const rows: number[] = [];
  for (let row = body.firstRow; row < view.grid.rowCount; row += 1) {
    const isNumber = /^\d+$/.test(view.text(row, column).trim());
    if (isNumber || records.has(row)) rows.push(row);
    else if (row > last) break;
  }
  return rows;
}
