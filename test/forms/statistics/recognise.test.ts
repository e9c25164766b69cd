import { describe, expect, it } from '@jest/globals';
import type { School } from '../../../scripts/examples/schoolSheet';
import type { Generation } from '../../../scripts/examples/statistics';
import type { BoundTable } from '../../../src/forms';
import { isNumericField } from '../../../src/forms/readCell';
import { recogniseWorkbook } from '../../../src/forms';
import type { NewSheet } from '../../../src/sheet/newWorkbook';
import { fieldByKey } from '../../../src/standard';
import {
  exported,
  GENERATIONS,
  nameOf,
  placed,
  readSheets,
  rowsOf,
  SCHOOLS,
  schoolNamed,
  snapshotOf,
  valueOf,
} from '../../support/statistics';
import type { Read } from '../../support/statistics';

/** What the ledger of the county says that a statistics workbook says as well. */
const FROM_EXPORT = [
  ...['school_code', 'school_name', 'school_type', 'level', 'urban_rural', 'founded_year'],
  ...['classes', 'students', 'students_migrant', 'teachers'],
  ...['teachers_bachelor', 'teachers_college', 'teachers_midtitle', 'teachers_backbone'],
  ...['teachers_pe', 'teachers_music', 'teachers_art', 'teachers_arts', 'area_site'],
  ...['area_building', 'area_teaching', 'area_indoor_sport', 'area_field', 'equip_value'],
  ...['multimedia_rooms', 'computers', 'books', 'cls_le25', 'cls_26_30', 'cls_31_35', 'cls_36_40'],
  ...['cls_41_45', 'cls_46_50', 'cls_51_55', 'cls_56_60', 'cls_61_65', 'cls_ge66'],
];

/** To 2020 the forms print postgraduates undivided. */
const DEGREES: Readonly<Record<Generation, readonly string[]>> = {
  2020: ['teachers_postgraduate'],
  2021: ['teachers_phd', 'teachers_master'],
};

function fromExport(generation: Generation): readonly string[] {
  return [...FROM_EXPORT, ...DEGREES[generation]];
}

/** 特殊教育学校 are outside the compulsory school types, so that no level is known of them. */
const ORDINARY = SCHOOLS.filter((school) => !nameOf(school).includes('特殊教育'));

const cases = GENERATIONS.flatMap((generation) =>
  ORDINARY.map((school) => [generation, nameOf(school), school] as const),
);

function ledgerValues({ ledger }: Read, keys: readonly string[]): readonly unknown[] {
  return ledger.map((table) =>
    keys.map((key) => {
      const reading = table.readingOf(0, key);
      return reading?.number ?? reading?.text ?? reading?.state;
    }),
  );
}

function truthOf(school: School, keys: readonly string[]): readonly unknown[] {
  return rowsOf(school).map((row) =>
    keys.map((key) =>
      key === 'teachers_postgraduate'
        ? Number(row['teachers_phd']) + Number(row['teachers_master'])
        : row[key],
    ),
  );
}

describe.each(cases)('the %s export of %s', (generation, _, school) => {
  it('gives the rows of the ledger', () => {
    const read = readSheets(exported(school, generation));
    expect(ledgerValues(read, fromExport(generation))).toEqual(
      truthOf(school, fromExport(generation)),
    );
  });
});

describe('postgraduates', () => {
  const keys = ['teachers_phd', 'teachers_master', 'teachers_postgraduate'];
  const told = (generation: Generation) => {
    const { ledger } = readSheets(exported(schoolNamed('第一完全'), generation));
    return ledger.map((table) =>
      keys.filter((key) => table.fields.some((field) => field.key === key)),
    );
  };

  it('are told as their form prints them, and in no other way', () => {
    expect(told('2020')).toEqual([['teachers_postgraduate']]);
    expect(told('2021')).toEqual([['teachers_phd', 'teachers_master']]);
  });

  it('undivided stand in the cell of their own line', () => {
    const sheets = exported(schoolNamed('第一完全'), '2020');
    const [table] = readSheets(sheets).ledger;
    const place = table && placed(table, 0, 'teachers_postgraduate');
    expect(place?.sheet.name).toBe('基础基424');
    const line = sheets.find(({ name }) => name === '基础基424')?.rows[place?.row ?? -1] ?? [];
    expect(
      line.map(valueOf).some((text) => typeof text === 'string' && text.includes('研究生')),
    ).toBe(true);
    const value = valueOf(line[place?.column ?? -1]);
    expect(Number(value)).toBe(table?.readingOf(0, 'teachers_postgraduate')?.number);
  });
});

/** Nobody died and nobody left school, so nothing is printed: that cannot be told from a table that nobody filled in. */
const UNFILLED = new Set(['statistics/deaths', 'statistics/dropouts']);

/** Every figure of every table beside the cell that it says it comes from. */
function figuresWithCells(read: Read, sheets: readonly NewSheet[]) {
  return read.tables
    .filter(({ name }) => !UNFILLED.has(name))
    .flatMap((table) =>
      table.fields
        .filter(({ key }) => isNumericField(fieldByKey(key) ?? never(key)))
        .flatMap(({ key }) =>
          Array.from({ length: table.rowCount }, (_, row) => {
            const place = placed(table, row, key);
            const sheet = sheets.find(({ name }) => name === place?.sheet.name);
            const cell = place && valueOf(sheet?.rows[place.row]?.[place.column]);
            return { number: table.readingOf(row, key)?.number, cell };
          }),
        ),
    );
}

function never(key: string): never {
  throw new Error(`no field ${key}`);
}

describe.each(GENERATIONS)('the export of %s', (generation) => {
  const school = schoolNamed('博雅十二年一贯制');
  const sheets = exported(school, generation);
  const read = readSheets(sheets);

  it('is read cell by cell: text as figures, * as nothing, empty as 0', () => {
    const figures = figuresWithCells(read, sheets);
    expect(figures.length).toBeGreaterThan(generation === '2020' ? 800 : 500);
    for (const { number, cell } of figures) {
      if (cell === '*') expect(number).toBeUndefined();
      else expect(number).toBe(cell === null ? 0 : Number(cell));
    }
    expect(figures.some(({ cell }) => cell === '*')).toBe(true);
  });

  it('leaves no sheet of it unread', () => {
    const kinds = recogniseWorkbook(read.snapshot, 'export.xlsx').map(({ sheet, recognition }) => [
      sheet.name,
      recognition.kind,
    ]);
    const others = kinds.filter(([, kind]) => kind !== 'form');
    expect(others).toEqual(generation === '2020' ? [['目录', 'companion']] : []);
  });

  it('has hidden helper cells, merged headers and all figures as text', () => {
    const [sheet] = read.snapshot.sheets.filter(({ name }) => /312|3112/.test(name));
    expect(sheet?.hiddenRows).toEqual([{ from: 0, to: 0 }]);
    expect(sheet?.hiddenColumns).toEqual([{ from: 0, to: 0 }]);
    expect(sheet?.merges.length).toBeGreaterThan(3);
  });
});

/** The same export after somebody, or another edition, changed how it looks. */
const CHANGES: readonly (readonly [string, (sheet: NewSheet, at: number) => NewSheet])[] = [
  ['sheets renamed', (sheet, at) => ({ ...sheet, name: `Sheet${String(at + 1)}` })],
  ['rows put in above', (sheet) => moved(sheet, 3, 0)],
  ['columns put in at the left', (sheet) => moved(sheet, 0, 2)],
  [
    'the number taken out',
    (sheet) => mapCells(sheet, (text) => (/^(基础基|教基)\d/.test(text) ? '' : text)),
  ],
  [
    'line breaks in the headers',
    (sheet) => mapCells(sheet, (text) => text.replace('其中：', '其中：_x000D_')),
  ],
  ['# for 其中', (sheet) => mapCells(sheet, (text) => text.replace('其中：', '#'))],
  [
    'numbers as numbers',
    (sheet) => mapCells(sheet, (text) => (/^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : text)),
  ],
  ['merges lost', (sheet) => ({ ...sheet, merges: [] })],
];

function moved(sheet: NewSheet, rows: number, columns: number): NewSheet {
  const [first = [], ...others] = sheet.rows;
  const blank = Array<null>(columns).fill(null);
  const wide = (row: NewSheet['rows'][number]) => [...row.slice(0, 1), ...blank, ...row.slice(1)];
  return {
    ...sheet,
    rows: [wide(first), ...Array.from({ length: rows }, () => []), ...others.map(wide)],
    merges: (sheet.merges ?? []).map(({ top, left, bottom, right }) => ({
      top: top + rows,
      left: left + columns,
      bottom: bottom + rows,
      right: right + columns,
    })),
  };
}

function mapCells(sheet: NewSheet, change: (text: string) => string | number): NewSheet {
  return {
    ...sheet,
    rows: sheet.rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? change(cell) : cell)),
    ),
  };
}

describe.each(CHANGES)('an export with %s', (_, change) => {
  it.each(GENERATIONS)('is read like the export of %s', (generation: Generation) => {
    for (const part of ['博雅十二年一贯制', '新桥小学', '第一初级中学']) {
      const school = schoolNamed(part);
      const read = readSheets(exported(school, generation).map(change));
      expect(ledgerValues(read, fromExport(generation))).toEqual(
        truthOf(school, fromExport(generation)),
      );
    }
  });
});

describe('a statistics sheet', () => {
  const school = schoolNamed('龙泉九年一贯制');
  const sheets = exported(school, '2020');
  const sheet = (number: string): NewSheet =>
    sheets.find(({ name }) => name === number) ?? never(number);
  const kindOf = (changed: NewSheet) =>
    recogniseWorkbook(snapshotOf([changed]), 'a.xlsx')[0]?.recognition;

  it('without number and title is known by its lines and columns', () => {
    const bare = (one: NewSheet): NewSheet =>
      mapCells({ ...one, name: 'Sheet1' }, (text) =>
        text === text.trim() && /情况|基础基/.test(text) && !text.includes('其他') ? '' : text,
      );
    const names = ['基础基331', '基础基422', '基础基512'].map((number) => {
      const found = kindOf(bare(sheet(number)));
      return found?.kind === 'form' ? found.tables[0]?.name : found?.kind;
    });
    expect(names).toEqual(['statistics/flow', 'statistics/titles', 'statistics/premises']);
  });

  it('of a table that is not known is none of ours, and says so', () => {
    const other = mapCells({ ...sheet('基础基332'), name: '基础基4411' }, (text) =>
      text.replace('基础基332', '基础基4411').replace('死亡原因', '教职工其他情况'),
    );
    expect(kindOf(other)).toEqual({ kind: 'unknown' });
  });

  it('that lacks its columns is told as what it was to be', () => {
    const spoilt = mapCells(sheet('基础基422'), (text) => (text.includes('岁') ? 'x' : text));
    const found = kindOf(spoilt);
    expect(found?.kind === 'unknown' && found.closest?.table).toBe('statistics/titles');
  });

  it('stays blank where nobody filled it in: never 0', () => {
    const rows = sheet('基础基512').rows.map((row, at) => (at < 6 ? row : row.slice(0, 3)));
    const found = kindOf({ ...sheet('基础基512'), rows });
    const [table] = found?.kind === 'form' ? found.tables : [];
    expect(table?.rowCount).toBeGreaterThan(10);
    expect(statesOf(table, 'use_area')).toEqual(new Set(['blank']));
    expect(statesOf(table, 'area_dangerous')).toEqual(new Set(['blank']));
  });

  it('leaves a stage blank that nobody filled in beside one that is', () => {
    const rows = sheet('基础基422').rows.map((row) =>
      Number(row[2]) >= 10 ? row.slice(0, 3) : row,
    );
    const found = kindOf({ ...sheet('基础基422'), rows });
    const [table] = found?.kind === 'form' ? found.tables : [];
    const states = Array.from({ length: table?.rowCount ?? 0 }, (_, row) => [
      table?.readingOf(row, 'level')?.text,
      table?.readingOf(row, 'age_30_34')?.state,
    ]);
    expect(
      states.filter(([level]) => level === '小学').every(([, state]) => state !== 'blank'),
    ).toBe(true);
    expect(
      states.filter(([level]) => level === '初中').every(([, state]) => state === 'blank'),
    ).toBe(true);
  });

  it('without a sheet that names its school has rows without one', () => {
    const read = readSheets(sheets.filter(({ name }) => name !== '基础基111'));
    expect(ledgerValues(read, ['school_code', 'school_name', 'level', 'students'])).toEqual(
      rowsOf(school).map((row) => [undefined, undefined, row['level'], row['students']]),
    );
  });

  it('beside another school’s basic sheet belongs to neither', () => {
    const other = exported(schoolNamed('大柳'), '2020').filter(({ name }) => name === '基础基111');
    const read = readSheets([...sheets, ...other.map((one) => ({ ...one, name: '另一所' }))]);
    expect(ledgerValues(read, ['school_name', 'students'])).toEqual(
      rowsOf(school).map((row) => ['unreadable', row['students']]),
    );
  });

  it('that comes twice with another figure leaves that figure open', () => {
    const copy = mapCells({ ...sheet('基础基522'), name: '基础基522 (2)' }, (text) =>
      text === String(rowsOf(school)[0]?.['books']) ? '7' : text,
    );
    const [row] = readSheets([...sheets, copy]).ledger;
    expect(row?.readingOf(0, 'books')?.state).toBe('unreadable');
    expect(row?.readingOf(0, 'area_site')?.number).toBe(rowsOf(school)[0]?.['area_site']);
  });

  it('tells by stage only what it asks by stage', () => {
    const [row] = readSheets(sheets).ledger;
    expect(row?.readingOf(0, 'staff_total')?.state).toBe('unreadable');
    const [single] = readSheets(exported(schoolNamed('新桥小学'), '2020')).ledger;
    expect(single?.readingOf(0, 'staff_total')?.number).toBe(
      rowsOf(schoolNamed('新桥小学'))[0]?.['staff_total'],
    );
  });
});

function statesOf(table: BoundTable | undefined, key: string): ReadonlySet<string | undefined> {
  return new Set(
    Array.from({ length: table?.rowCount ?? 0 }, (_, row) => table?.readingOf(row, key)?.state),
  );
}
