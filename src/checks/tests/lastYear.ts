import type { BoundTable } from '../../forms/types';
import { sameSchool, placeText, type SchoolRow } from '../sameSchool';
import { nameOfField, showReading } from '../show';
import type { Params } from '../types';
import { nameKey } from './rowIdentity';
import type { CheckTest } from './types';
import { judgeRows, textAt } from './verdicts';

/** Last year's rows by school and level, as rules call them. */
const LAST = 'last_ledger';

/** The schools that tables of one name list. */
interface Roll {
  readonly byCode: ReadonlyMap<string, SchoolRow>;
  readonly byName: ReadonlyMap<string, readonly SchoolRow[]>;
}

const rolls = new WeakMap<readonly BoundTable[], Map<string, Roll>>();

/** Each school once, by its first row. */
export function rollOf(tables: readonly BoundTable[], name: string): Roll {
  const known = rolls.get(tables) ?? new Map<string, Roll>();
  rolls.set(tables, known);
  const roll = known.get(name) ?? listed(tables.filter((table) => table.name === name));
  known.set(name, roll);
  return roll;
}

function listed(tables: readonly BoundTable[]): Roll {
  const byCode = new Map<string, SchoolRow>();
  const byName = new Map<string, SchoolRow[]>();
  for (const table of tables) {
    for (let row = 0; row < table.rowCount; row += 1) {
      const code = textAt(table, row, 'school_code');
      const name = nameKey(textAt(table, row, 'school_name'));
      const isNew = code === '' || !byCode.has(code);
      if (code !== '' && isNew) byCode.set(code, { table, row });
      if (name === '') continue;
      const same = byName.get(name);
      if (same === undefined) byName.set(name, [{ table, row }]);
      else if (isNew) same.push({ table, row });
    }
  }
  return { byCode, byName };
}

/** What is meant to stay as it was: the school's name, year of founding, urban or rural class. */
export const sameAsLastYearTest: CheckTest = {
  looksAt: 'column',
  run({ input, table, field }) {
    const find = sameSchool(input.tables, LAST);
    const verdicts = judgeRows(table.rowCount, (row) => {
      const last = find(table, row);
      if (last?.table.column(field) === undefined) return undefined;
      const [before, now] = [factOf(last, field), factOf({ table, row }, field)];
      return before === '' || now === '' ? null : before === now;
    });
    return { verdicts, params: (row) => changeParams(find(table, row), { table, row }, field) };
  },
};

/** A name whatever its blanks and brackets, a figure however it is typed; empty where it cannot be told. */
function factOf({ table, row }: SchoolRow, field: string): string {
  const reading = table.readingOf(row, field);
  if (reading?.number !== undefined) return String(reading.number);
  return reading?.state === 'text' ? nameKey(textAt(table, row, field)) : '';
}

function changeParams(last: SchoolRow | undefined, own: SchoolRow, field: string): Params {
  const before = last?.table.readingOf(last.row, field);
  const now = own.table.readingOf(own.row, field);
  if (last === undefined || before === undefined || now === undefined) return {};
  const words = (lang: 'zh' | 'en') => ({
    before: showReading(before, lang),
    now: showReading(now, lang),
    name: nameOfField(field, own.table, lang),
  });
  const [zh, en] = [words('zh'), words('en')];
  return {
    before: { zh: zh.before, en: en.before },
    place: placeWords(last, field, own.table.file),
    observed: {
      zh: `${zh.name} 上年 ${zh.before}，本年 ${zh.now}`,
      en: `${en.name} ${en.before} last year, ${en.now} now`,
    },
    expected: { zh: `与上年相同：${zh.before}`, en: `as last year: ${en.before}` },
  };
}

export function placeWords(place: SchoolRow, field: string, ownFile: string) {
  return {
    zh: placeText(place, field, ownFile, 'zh'),
    en: placeText(place, field, ownFile, 'en'),
  };
}

/** A school that last year lists under another code: one school keeps one code, unless it became another class. */
export const lastingCodeTest: CheckTest = {
  looksAt: 'rows',
  run({ input, table }) {
    const now = rollOf(input.tables, 'ledger');
    const last = rollOf(input.tables, LAST);
    const former = new Map<number, SchoolRow>();
    const verdicts = judgeRows(table.rowCount, (row) => {
      if (last.byCode.size === 0) return undefined;
      const code = textAt(table, row, 'school_code');
      if (last.byCode.has(code)) return true;
      const namesakes = last.byName.get(nameKey(textAt(table, row, 'school_name'))) ?? [];
      const [one, another] = namesakes;
      if (one === undefined) return undefined;
      const before = textAt(one.table, one.row, 'school_code');
      if (code === '' || before === '' || another !== undefined) return null;
      // The namesake is still there under its own code: this one is another school.
      if (now.byCode.has(before)) return undefined;
      former.set(row, one);
      return classOf(before) !== classOf(code);
    });
    const params = (row: number): Params => codeParams(former.get(row), { table, row });
    return { verdicts, params };
  },
};

/** The first two digits say what kind of school it is. */
function classOf(code: string): string {
  return code.slice(0, 2);
}

function codeParams(last: SchoolRow | undefined, own: SchoolRow): Params {
  if (last === undefined) return {};
  const before = textAt(last.table, last.row, 'school_code');
  const now = textAt(own.table, own.row, 'school_code');
  return {
    before,
    place: placeWords(last, 'school_code', own.table.file),
    observed: {
      zh: `学校标识码 上年 ${before}，本年 ${now}`,
      en: `School code ${before} last year, ${now} now`,
    },
    expected: before,
  };
}

/** A school that last year's tables do not have, told on its first row. */
export const newSchoolTest: CheckTest = {
  looksAt: 'rows',
  run({ input, table }) {
    const last = rollOf(input.tables, LAST);
    const told = new Set<string>();
    const verdicts = judgeRows(table.rowCount, (row) => {
      if (last.byCode.size === 0) return undefined;
      const code = textAt(table, row, 'school_code');
      if (last.byCode.has(code)) return true;
      // Under its name it is known: whether its code may differ is a question of its own.
      if (last.byName.has(nameKey(textAt(table, row, 'school_name')))) return undefined;
      if (code === '') return null;
      if (told.has(code)) return undefined;
      told.add(code);
      return false;
    });
    return { verdicts };
  },
};
