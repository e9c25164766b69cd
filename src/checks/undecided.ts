import { inputTags, type InputTag } from '../formula/index';
import { formulaName, Tag } from '../formula/table';
import type { BoundTable, ReadingState } from '../forms/types';
import { formatAddress, type CellAddress } from '../kernel/address';
import type { Bilingual } from '../standard/types';
import { contextOf, parseRule } from './formulaRun';
import { markedFields } from './order';
import { sameSchool, type SchoolRow } from './sameSchool';
import { isFigure } from './scan';
import { nameOfField, showRaw } from './show';
import type { CheckOutcome, Language, Run } from './types';

const BY_STATE: Readonly<Partial<Record<ReadingState, Bilingual>>> = {
  blank: { zh: '没有填写', en: 'is blank' },
  'not-applicable': { zh: '标为不适用', en: 'is marked as not applicable' },
  placeholder: { zh: '填的是符号，不是数', en: 'holds a sign instead of a number' },
  masked: { zh: '被遮盖或留空待填', en: 'is masked or left open' },
  approximate: { zh: '是约数', en: 'is only approximate' },
  unreadable: { zh: '读不出一个数', en: 'cannot be read as one number' },
  text: { zh: '是文字', en: 'is text' },
  error: { zh: '是公式错误值', en: 'is a formula error' },
};

const BY_TAG: Readonly<Partial<Record<Tag, ReadingState>>> = {
  [Tag.BLANK]: 'blank',
  [Tag.TEXT]: 'text',
  [Tag.ERROR]: 'error',
  [Tag.UNREADABLE]: 'unreadable',
  [Tag.NOT_APPLICABLE]: 'not-applicable',
};

/** A long form gives some figures for the whole school only: the ledger rows made of it have none of their own. */
const UNDIVIDED: Bilingual = {
  zh: '只有全校数，没有分学段填写',
  en: 'is given for the whole school only, not by level',
};

/** What stood in the way, in words, and its cell where that is on the sheet of the rule. */
export interface Obstruction {
  readonly reason: string;
  readonly at?: CellAddress;
}

/** The cell that stood in the way. */
interface Blocked {
  readonly table: BoundTable;
  readonly row: number;
  readonly field: string;
  readonly state: ReadingState;
}

/** Why a rule could not be decided on a row: names the cell that stood in the way and what is in it. */
export function whyUndecided(
  outcome: CheckOutcome,
  run: Run,
  row: number,
  lang: Language,
): Obstruction {
  const blocked = blockingInput(outcome, run, row) ?? toldObstacle(run, row) ?? blankMark(run, row);
  if (blocked === undefined) return { reason: withoutCell(run, row, lang) };
  const reason = describe(blocked, run, lang);
  const at = blocked.table.cellOf(blocked.row, blocked.field);
  // On another sheet the words name it; the address alone would point at the wrong cell.
  return at === undefined || blocked.table.sheet !== run.table?.sheet ? { reason } : { reason, at };
}

function withoutCell(run: Run, row: number, lang: Language): string {
  const absent = absentMark(run, row);
  if (absent !== undefined) {
    const name = nameOfField(absent, run.table, lang);
    return lang === 'zh' ? `表中没有“${name}”一列` : `The table has no column “${name}”`;
  }
  return lang === 'zh'
    ? '所需的数不全或无法计算'
    : 'The figures needed are incomplete or cannot be computed';
}

/** The cell that a test names itself. */
function toldObstacle(run: Run, row: number): Blocked | undefined {
  const cell = run.obstacle?.(row);
  if (cell === undefined) return undefined;
  const state = cell.table.readingOf(cell.row, cell.field)?.state ?? 'blank';
  return { ...cell, state };
}

function blockingInput(outcome: CheckOutcome, run: Run, row: number): Blocked | undefined {
  if (run.table === null) return undefined;
  const context = contextOf(run.table, outcome.find, outcome.parameters, run.self);
  for (const source of [run.rule.when, run.rule.formula]) {
    if (source === undefined) continue;
    for (const input of inputTags(parseRule(source), context, row)) {
      const at = placeOf(outcome, run.table, row, input);
      const state = BY_TAG[(at?.table.column(input.key)?.tags[at.row] ?? input.tag) as Tag];
      // Text is in the way only of arithmetic; a level or a code is meant to be text.
      if (state === undefined || (state === 'text' && !isFigure(input.key))) continue;
      if (at !== undefined) return { ...at, field: input.key, state };
    }
  }
  return undefined;
}

/** The cell that an input was read from. A rule that looks a school up reads that school's row of the other table. */
function placeOf(
  outcome: CheckOutcome,
  table: BoundTable,
  row: number,
  input: InputTag,
): SchoolRow | undefined {
  if (input.table === null) return { table, row };
  const own = sameSchool(outcome.input.tables, input.table)(table, row);
  return own ?? locate(outcome, input.table, input.row);
}

/** The part of a joined table that a row of it came from. */
function locate({ input }: CheckOutcome, name: string, row: number): SchoolRow | undefined {
  let rest = row;
  for (const table of input.tables) {
    if (formulaName(table.name) !== formulaName(name)) continue;
    if (rest < table.rowCount) return { table, row: rest };
    rest -= table.rowCount;
  }
  return undefined;
}

/** Tests have no formula to ask: the first of the cells they mark that holds nothing usable. */
function blankMark(run: Run, row: number): Blocked | undefined {
  const { table, rule } = run;
  if (table === null || rule.formula !== undefined) return undefined;
  for (const field of markedFields(run, row)) {
    const state = table.readingOf(row, field)?.state;
    if (state !== undefined && !['number', 'text-number', 'text'].includes(state)) {
      return { table, row, field, state };
    }
  }
  return undefined;
}

/** A field that the verdict needed and the table does not have. */
function absentMark(run: Run, row: number): string | undefined {
  const { table, rule } = run;
  if (table === null || rule.formula !== undefined) return undefined;
  return markedFields(run, row).find((field) => table.column(field) === undefined);
}

function describe(blocked: Blocked, run: Run, lang: Language): string {
  const { table, row, field, state } = blocked;
  const name = nameOfField(field, table, lang);
  const reading = table.readingOf(row, field);
  const read = reading === undefined || isFine(reading.state) ? state : reading.state;
  const words = BY_STATE[read] ?? { zh: '无法使用', en: 'cannot be used' };
  const placed = table.elsewhereOf?.(row, field);
  const at = placed?.at ?? table.cellOf(row, field);
  const file = table.file === run.file ? '' : `[${table.file}]`;
  const own = (placed?.sheet ?? table.sheet).name;
  const sheet = file + own === run.sheet ? '' : `${file}${own}!`;
  const place = at === undefined ? '' : ` ${sheet}${formatAddress(at)}`;
  const raw = reading?.raw ?? null;
  if (raw === null && read !== 'blank') return `${name}${place} ${UNDIVIDED[lang]}`;
  const shown = read === 'blank' ? '' : showRaw(raw, lang);
  if (lang === 'zh') return `${name}${place} ${words.zh}${shown === '' ? '' : `（${shown}）`}`;
  return `${name}${place} ${words.en}${shown === '' ? '' : ` (${shown})`}`;
}

function isFine(state: ReadingState): boolean {
  return state === 'number' || state === 'text-number';
}
