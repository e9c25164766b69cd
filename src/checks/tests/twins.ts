import { Tag, type Column } from '../../formula/table';
import type { BoundTable } from '../../forms/types';
import { isFigure } from '../scan';
import { listed, nameOfField } from '../show';
import type { Language, Params } from '../types';
import type { CheckTest, RowsPart } from './types';
import { judgeRows, sheetRow, textAt } from './verdicts';

/** Equal figures from which two schools look copied. */
const FEWEST_EQUAL = 8;
/** Small counts (1 gym, 2 art teachers) are equal by chance in many schools, so they do not count. */
const TELLING = 10;

interface School {
  readonly table: BoundTable;
  readonly row: number;
  readonly code: string;
  /** The columns compared; one of them per table, not one per school. */
  readonly columns: Columns;
}

/** The telling figures of all rows by field; NaN, which equals nothing, where there is none. */
interface Columns {
  readonly keys: readonly string[];
  readonly figures: readonly Float64Array[];
}

/**
 * Two schools that share many telling figures. Only neighbours within a group of equal figures are compared, so
 * that a county of copies costs no more than an honest one.
 */
export const twinsTest: CheckTest = {
  looksAt: 'everything',
  run({ input, rule }) {
    const tables = input.tables.filter((table) => rule.on.includes(table.name));
    const lastWith = new Map<string, Map<number, School>>();
    return tables.map((table): RowsPart => {
      const twins = new Map<number, School>();
      const columns = comparedColumns(table);
      const schoolAt = (row: number): School => {
        return { table, row, columns, code: textAt(table, row, 'school_code') };
      };
      const verdicts = judgeRows(table.rowCount, (row) => {
        const school = schoolAt(row);
        const neighbours = neighboursOf(lastWith, school);
        if (neighbours === undefined) return undefined;
        const twin = neighbours.find((other) => areTwins(school, other));
        if (twin !== undefined) twins.set(row, twin);
        return twin === undefined;
      });
      return {
        table,
        file: table.file,
        sheet: table.sheet.name,
        verdicts,
        params: (row) => twinParams(schoolAt(row), twins.get(row)),
        marks: (row) => equalFields(schoolAt(row), twins.get(row)),
      };
    });
  },
};

function comparedColumns(table: BoundTable): Columns {
  const keys = [...new Set(table.fields.map(({ key }) => key))].filter(
    (key) => isFigure(key) && !/^(ind\d|students_)/.test(key),
  );
  const found = keys.flatMap((key) => {
    const column = table.column(key);
    return column === undefined ? [] : [{ key, figures: tellingFigures(column) }];
  });
  return { keys: found.map(({ key }) => key), figures: found.map(({ figures }) => figures) };
}

function tellingFigures({ tags, numbers }: Column): Float64Array {
  return numbers.map((value, row) =>
    tags[row] === Tag.NUMBER && Math.abs(value) >= TELLING ? value : NaN,
  );
}

/**
 * Schools seen last with one of this school's figures, which then becomes the last itself. Undefined where the school
 * has no telling figure at all.
 */
function neighboursOf(
  lastWith: Map<string, Map<number, School>>,
  school: School,
): readonly School[] | undefined {
  const found: School[] = [];
  let telling = 0;
  const { keys, figures } = school.columns;
  keys.forEach((key, at) => {
    const value = figures[at]?.[school.row] ?? NaN;
    if (Number.isNaN(value)) return;
    telling += 1;
    const byValue = lastWith.get(key) ?? new Map<number, School>();
    lastWith.set(key, byValue);
    const other = byValue.get(value);
    if (other !== undefined && !found.includes(other)) found.push(other);
    byValue.set(value, school);
  });
  return telling === 0 ? undefined : found;
}

/** The other's figures of the field at a place among the school's own. */
function theirs(school: School, other: School, at: number): Float64Array | undefined {
  if (other.columns === school.columns) return school.columns.figures[at];
  const key = school.columns.keys[at] ?? '';
  return other.columns.figures[other.columns.keys.indexOf(key)];
}

function isEqual(school: School, other: School, at: number): boolean {
  const value = school.columns.figures[at]?.[school.row];
  return value !== undefined && value === theirs(school, other, at)?.[other.row];
}

function equalFields(school: School, other: School | undefined): readonly string[] {
  if (other === undefined) return [];
  return school.columns.keys.filter((_, at) => isEqual(school, other, at));
}

/** As many as `equalFields` names; nearly all neighbours are told apart by the number alone. */
function countEqual(school: School, other: School): number {
  let equal = 0;
  for (let at = 0; at < school.columns.keys.length; at += 1)
    if (isEqual(school, other, at)) equal += 1;
  return equal;
}

function areTwins(school: School, other: School): boolean {
  if (school.code === other.code || countEqual(school, other) < FEWEST_EQUAL) return false;
  // A figure that repeats within one school (all teachers certified, all trained) is one likeness, not three.
  const values = school.columns.figures
    .filter((_, at) => isEqual(school, other, at))
    .map((column) => column[school.row]);
  return new Set(values).size >= FEWEST_EQUAL;
}

function twinParams(school: School, other: School | undefined): Params {
  if (other === undefined) return {};
  const keys = equalFields(school, other);
  const names = (lang: Language) =>
    listed(
      keys.map((key) => nameOfField(key, school.table, lang)),
      lang,
    );
  return {
    other_name: textAt(other.table, other.row, 'school_name') || other.code,
    other_row: sheetRow(other.table, other.row),
    other_sheet: other.table.sheet.name,
    count: keys.length,
    fields: { zh: names('zh'), en: names('en') },
  };
}
