import { Tag } from '../../formula/table';
import type { BoundTable } from '../../forms/types';
import { isFigure } from '../scan';
import { listed, nameOfField } from '../show';
import type { Place } from '../types';
import type { CheckTest, PartResult } from './types';
import { sheetRow, textAt } from './verdicts';

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
    const schools = tables.flatMap(schoolsOf);
    const lastWith = new Map<string, number>();
    const places = new Map<BoundTable, Place[]>(tables.map((table) => [table, []]));
    schools.forEach((school, index) => {
      const candidates = new Set<number>();
      for (const [key, value] of school.figures) {
        const content = `${key}=${String(value)}`;
        const other = lastWith.get(content);
        if (other !== undefined) candidates.add(other);
        lastWith.set(content, index);
      }
      const found = [...candidates].sort((a, b) => a - b).map((at) => compare(school, schools[at]));
      const twin = found.find((one) => one !== undefined);
      if (twin !== undefined) places.get(school.table)?.push(twin);
    });
    return [...places].map(([table, own]): PartResult => ({
      table,
      file: table.file,
      sheet: table.sheet.name,
      places: own,
      passed: table.rowCount - own.length,
    }));
  },
};

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

function compare(school: School, other: School | undefined): Place | undefined {
  if (other === undefined || school.code === other.code) return undefined;
  const equal = [...school.figures].filter(([key, value]) => other.figures.get(key) === value);
  if (equal.length < FEWEST_EQUAL) return undefined;
  const { table, row } = school;
  const keys = equal.map(([key]) => key);
  return {
    cells: keys.flatMap((key) => table.cellOf(row, key) ?? []),
    row,
    field: keys[0] ?? '',
    params: {
      other_name: textAt(other.table, other.row, 'school_name') || other.code,
      other_row: sheetRow(other.table, other.row),
      other_sheet: other.table.sheet.name,
      count: equal.length,
      fields: {
        zh: listed(
          keys.map((key) => nameOfField(key, table, 'zh')),
          'zh',
        ),
        en: listed(
          keys.map((key) => nameOfField(key, table, 'en')),
          'en',
        ),
      },
    },
  };
}
