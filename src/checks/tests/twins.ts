import { Tag } from '../../formula/table';
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
  readonly figures: ReadonlyMap<string, number>;
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
      const schools = schoolsOf(table);
      const verdicts = judgeRows(table.rowCount, (row) => {
        const school = schools[row];
        if (school === undefined || school.figures.size === 0) return undefined;
        const twin = neighboursOf(lastWith, school).find((other) => areTwins(school, other));
        if (twin !== undefined) twins.set(row, twin);
        return twin === undefined;
      });
      return {
        table,
        file: table.file,
        sheet: table.sheet.name,
        verdicts,
        params: (row) => twinParams(schools[row], twins.get(row)),
        marks: (row) => equalFields(schools[row], twins.get(row)),
      };
    });
  },
};

/** Schools seen last with one of this school's figures, which then becomes the last itself. */
function neighboursOf(
  lastWith: Map<string, Map<number, School>>,
  school: School,
): readonly School[] {
  const found = new Set<School>();
  for (const [key, value] of school.figures) {
    const byValue = lastWith.get(key) ?? new Map<number, School>();
    lastWith.set(key, byValue);
    const other = byValue.get(value);
    if (other !== undefined) found.add(other);
    byValue.set(value, school);
  }
  return [...found];
}

function schoolsOf(table: BoundTable): readonly School[] {
  const columns = [...new Set(table.fields.map(({ key }) => key))]
    .filter((key) => isFigure(key) && !/^(ind\d|students_)/.test(key))
    .flatMap((key) => {
      const column = table.column(key);
      return column === undefined ? [] : [{ key, column }];
    });
  return Array.from({ length: table.rowCount }, (_, row) => {
    const figures = new Map<string, number>();
    for (const { key, column } of columns) {
      const value = column.numbers[row] ?? 0;
      if (column.tags[row] === Tag.NUMBER && Math.abs(value) >= TELLING) figures.set(key, value);
    }
    return { table, row, code: textAt(table, row, 'school_code'), figures };
  });
}

function equalFields(school: School | undefined, other: School | undefined): readonly string[] {
  if (school === undefined || other === undefined) return [];
  return [...school.figures]
    .filter(([key, value]) => other.figures.get(key) === value)
    .map(([key]) => key);
}

function areTwins(school: School, other: School): boolean {
  if (school.code === other.code) return false;
  // A figure that repeats within one school (all teachers certified, all trained) is one likeness, not three.
  const equal = new Set<number>();
  for (const [key, value] of school.figures) if (other.figures.get(key) === value) equal.add(value);
  return equal.size >= FEWEST_EQUAL;
}

function twinParams(school: School | undefined, other: School | undefined): Params {
  if (school === undefined || other === undefined) return {};
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
