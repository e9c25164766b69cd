import type { BoundTable } from '../../src/forms/types';
import type { Column } from '../../src/formula/table';
import { Tag } from '../../src/formula/table';
import type { SheetSnapshot } from '../../src/sheet/snapshot';

/** A cell of a table literal: null is blank, the words in brackets are the other ways in which a cell can read. */
export type Literal = number | string | boolean | null;
export type Row = Readonly<Record<string, Literal>>;

const TAGS: Readonly<Record<string, Tag>> = {
  '<error>': Tag.ERROR,
  '<unreadable>': Tag.UNREADABLE,
  '<n/a>': Tag.NOT_APPLICABLE,
};

const sheet: SheetSnapshot = {
  name: 'Sheet1',
  visibility: 'visible',
  grid: {
    rowCount: 0,
    columnCount: 0,
    cellCount: 0,
    value: () => null,
    formula: () => undefined,
    numberFormat: () => undefined,
    forEachInRow: () => undefined,
  },
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  filtered: false,
  protected: false,
  tables: [],
};

/** A bound table straight from columns, so that these tests do not depend on how cells are read. */
export function tableOf(name: string, rows: readonly Row[]): BoundTable {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = new Map(keys.map((key) => [key, columnOf(rows.map((row) => row[key] ?? null))]));
  return boundTable(name, rows.length, columns);
}

export function boundTable(
  name: string,
  rowCount: number,
  columns: ReadonlyMap<string, Column>,
): BoundTable {
  return {
    name,
    rowCount,
    form: 'school-ledger',
    file: 'literal.xlsx',
    sheet,
    fields: [...columns.keys()].map((key, column) => ({
      key,
      header: key,
      at: { row: 0, column },
    })),
    cellOf: () => undefined,
    readingOf: () => undefined,
    column: (key) => columns.get(key),
    layout: {
      headerTop: 0,
      headerBottom: 0,
      bodyTop: 1,
      bodyBottom: rowCount,
      totals: [],
      blankRows: [],
      unknownHeaders: [],
      repeatedFields: [],
    },
  };
}

export function columnOf(values: readonly Literal[]): Column {
  const tags = Uint8Array.from(values, tagOf);
  const numbers = Float64Array.from(values, (value) =>
    typeof value === 'string' ? 0 : Number(value),
  );
  const texts = values.map((value) => (typeof value === 'string' ? value : undefined));
  return { tags, numbers, texts };
}

function tagOf(value: Literal): Tag {
  if (value === null) return Tag.BLANK;
  if (typeof value === 'number') return Tag.NUMBER;
  if (typeof value === 'boolean') return Tag.LOGICAL;
  return TAGS[value] ?? Tag.TEXT;
}

/** A primary school that meets every indicator of 2017 with room to spare; `changes` makes it what a test needs. */
export function primarySchool(code: number, changes: Row = {}): Row {
  return {
    school_code: `2121${String(code).padStart(6, '0')}`,
    school_name: `示例小学${String(code)}`,
    school_type: '211',
    level: '小学',
    founder_type: '7',
    students: 500,
    teachers: 30,
    teachers_phd: 0,
    teachers_master: 1,
    teachers_bachelor: 19,
    teachers_college: 5,
    teachers_midtitle: 12,
    teachers_backbone: 8,
    teachers_pe: 3,
    teachers_music: 2,
    teachers_art: 2,
    teachers_arts: 0,
    area_teaching: 3200,
    area_indoor_sport: 200,
    area_field: 4800,
    equip_value: 130,
    multimedia_rooms: 15,
    computers: 80,
    books: 15000,
    ...changes,
  };
}

export function without(row: Row, key: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));
}

/** Both rows of a nine-year school: its resources are the whole school's, its teachers each level's own. */
export function nineYearSchool(code: number, primary: Row = {}, junior: Row = {}): readonly Row[] {
  const whole: Row = {
    school_type: '312',
    school_name: `示例九年一贯制学校${String(code)}`,
    students_primary: 166,
    students_junior: 210,
    students_senior: null,
    area_teaching: 3600,
    area_indoor_sport: 100,
    area_field: 5000,
    equip_value: 120,
    multimedia_rooms: 14,
    computers: 70,
    books: 23226,
  };
  return [
    primarySchool(code, { ...whole, students: 166, ...primary }),
    primarySchool(code, { ...whole, level: '初中', students: 210, ...junior }),
  ];
}
