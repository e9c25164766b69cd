import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import type { CheckChoices, Engine } from '../../../src/app/live/engine';
import { liveEngine } from '../../../src/app/live/liveEngine';
import type { CellValue } from '../../../src/sheet/cell';
import type { CellData, SheetData, SnapshotChange, WorkbookData } from '../../../src/sheet/data';
import { dataOf, editableWorkbook } from '../../../src/sheet/editableWorkbook';
import { standards } from '../../../src/standard';
import { CHOICES, exampleData, valueOf } from '../../support/live';

const [aSchool = ''] = readdirSync('examples/schools').filter((name) => name.endsWith('.xlsx'));
const county = exampleData('examples/county.xlsx');
const messy = exampleData('examples/county-messy.xlsx');
const school = exampleData(`examples/schools/${aSchool}`);
const application = exampleData('examples/application.xlsx');

/** Several forms in one workbook: rules look from one at the others. */
function together(...books: readonly WorkbookData[]): WorkbookData {
  const sheets = books.flatMap((book, at) =>
    book.sheets.map((sheet) => ({ ...sheet, name: `${String(at)}${sheet.name}` })),
  );
  return { ...county, sheets, definedNames: [] };
}

const STARTS: Readonly<Record<string, WorkbookData>> = {
  county,
  messy,
  'a school and the county': together(school, county),
  'an application, the messy county and a school': together(application, messy, school),
};

/** What people type, paste and break. */
const value = fc.oneof(
  fc.constantFrom<CellValue>(null, 0, -3, 12, 12.345, 99999, 1e16, '', ' ', true),
  fc.constantFrom<CellValue>(
    '约12',
    '１２人',
    '12',
    '3万',
    '小学',
    '初中',
    '九年一贯制学校',
    '是',
    '无',
  ),
  fc.constantFrom<CellValue>('2133000001', { error: '#DIV/0!' }, '合计', '____', '第一小学 '),
  fc.integer({ min: 0, max: 3000 }),
);
const header = fc.constantFrom<CellValue>(
  '校舍建筑面积（亩）',
  '教学及辅助用房面积(平方米)',
  '仪器设备值（元）',
  '仪器设备值（万元）',
  '班级数',
  '在校学生数',
  '专任教师数',
  '骨干教师',
  '学段',
  '备注',
  null,
);
const place = { sheet: fc.nat(9), row: fc.nat(60), column: fc.nat(55) };
const edit = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('type' as const), ...place, value }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('head' as const), ...place, value: header }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('format' as const),
      ...place,
      format: fc.constantFrom('0%', '0!.0,', '0.00', '@'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('insert' as const, 'delete'), ...place }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('swap' as const, 'copy'), ...place }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('rename' as const, 'add'), ...place }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), ...place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), ...place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('choose' as const), ...place }) },
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** The change that an edit makes of a workbook; none where there is nothing to edit. */
function changeOf(data: WorkbookData, wanted: Edit): SnapshotChange | undefined {
  const at = wanted.sheet % Math.max(1, data.sheets.length);
  const sheet = data.sheets[at];
  if (sheet === undefined) return undefined;
  const { row, column } = wanted;
  switch (wanted.kind) {
    case 'type':
      return cells(sheet, { row, column, value: wanted.value });
    case 'head':
      return cells(sheet, { row: row % 6, column, value: wanted.value });
    case 'format': {
      const own = valueAt(sheet, row, column);
      return cells(sheet, { row, column, value: own, numberFormat: wanted.format });
    }
    case 'swap':
    case 'copy': {
      const [left, right] = [valueAt(sheet, row, column), valueAt(sheet, row, column + 1)];
      const here = { row, column, value: right };
      const there = { row, column: column + 1, value: left };
      return cells(sheet, here, ...(wanted.kind === 'swap' ? [there] : []));
    }
    case 'insert':
    case 'delete':
      return { kind: 'sheet', sheet: { ...sheet, cells: moved(sheet, row, wanted.kind) } };
    case 'merge': {
      const merges = [{ top: row, left: column, bottom: row + 1, right: column }];
      return { kind: 'sheet', sheet: { ...sheet, merges: [...sheet.merges, ...merges] } };
    }
    case 'rename':
      return sheets(data, (one) => [one === sheet ? { ...one, name: `改名${String(row)}` } : one]);
    case 'add':
      return sheets(data, (one) =>
        one === sheet ? [one, { ...one, name: `又${String(row)}` }] : [one],
      );
    case 'remove':
      return sheets(data, (one) => (one === sheet && data.sheets.length > 1 ? [] : [one]));
    case 'choose':
      return undefined;
  }
}

function cells(sheet: SheetData, ...changed: readonly CellData[]): SnapshotChange {
  return { kind: 'cells', sheet: sheet.name, cells: changed };
}

function valueAt(sheet: SheetData, row: number, column: number): CellValue {
  return sheet.cells.find((cell) => cell.row === row && cell.column === column)?.value ?? null;
}

function moved(sheet: SheetData, row: number, kind: 'insert' | 'delete'): readonly CellData[] {
  const by = kind === 'insert' ? 1 : -1;
  return sheet.cells.flatMap((cell) => {
    if (cell.row < row) return [cell];
    if (cell.row === row && kind === 'delete') return [];
    return [{ ...cell, row: cell.row + by }];
  });
}

function sheets(
  data: WorkbookData,
  each: (sheet: SheetData) => readonly SheetData[],
): SnapshotChange | undefined {
  const made = data.sheets.flatMap(each);
  const names = new Set(made.map(({ name }) => name));
  if (names.size !== made.length) return undefined;
  return { kind: 'workbook', workbook: { ...data, sheets: made } };
}

/** Other choices, picked by any two numbers. */
function chosen({ row, column }: Edit): CheckChoices {
  const all = standards();
  const standard = all[row % all.length] ?? all[0];
  if (standard === undefined) throw new Error('no standard');
  const reliefs = standard.reliefs.filter((_, at) => (column >> at) % 2 === 1);
  return {
    standard: standard.id,
    reliefs: reliefs.map(({ id }) => id),
    language: column % 3 === 0 ? 'en' : 'zh',
  };
}

const EVERYTHING = { marks: true, notes: true, results: true, validation: true };

/** All that an engine says of its workbook; revisions are counted from one check to the next and left out. */
async function answers(engine: Engine, choices: CheckChoices) {
  const { revision, ...view } = valueOf(await engine.check(choices));
  const some = view.schools.filter((_, at) => at % 7 === 0).map((_, at) => at * 7);
  return {
    view,
    findings: valueOf(await engine.findings(revision, 0, Infinity)),
    fixes: valueOf(await engine.fixes(revision, {})),
    plan: valueOf(await engine.plan(revision, EVERYTHING)),
    schools: await Promise.all(some.map(async (id) => valueOf(await engine.school(revision, id)))),
  };
}

async function freshAnswers(data: WorkbookData, choices: CheckChoices) {
  const engine = liveEngine();
  await engine.open(data, 'a.xlsx');
  return answers(engine, choices);
}

describe('an engine that follows edits', () => {
  it('says after each of them all that a fresh engine says of the same workbook', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(STARTS)),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        async (name, edits) => {
          const start = STARTS[name] ?? county;
          const engine = liveEngine();
          await engine.open(start, 'a.xlsx');
          const mirror = editableWorkbook(start);
          let choices = CHOICES;
          await engine.check(choices);
          for (const wanted of edits) {
            const change = changeOf(dataOf(mirror.snapshot()), wanted);
            if (change !== undefined) {
              await engine.change([change]);
              mirror.change([change]);
            }
            if (wanted.kind === 'choose') choices = chosen(wanted);
            const followed = await answers(engine, choices);
            expect(followed).toEqual(await freshAnswers(dataOf(mirror.snapshot()), choices));
          }
        },
      ),
      { numRuns: 6 },
    );
  }, 300_000);

  it('says the same after any choice of standard and reliefs', async () => {
    // A county that has a school between the limits of size with and without relief.
    const large = county.sheets.flatMap(({ name, cells: own }) =>
      own.flatMap(({ row, column, value: figure }) =>
        typeof figure === 'number' && figure >= 1500 && figure < 1700
          ? [{ kind: 'cells' as const, sheet: name, cells: [{ row, column, value: 2200 }] }]
          : [],
      ),
    );
    const mirror = editableWorkbook(county);
    mirror.change(large);
    const data = dataOf(mirror.snapshot());
    const engine = liveEngine();
    await engine.open(data, 'a.xlsx');
    const all = standards().flatMap(({ id, reliefs }) => [
      { ...CHOICES, standard: id },
      { ...CHOICES, standard: id, reliefs: reliefs.map((relief) => relief.id) },
    ]);
    for (const choices of all) {
      expect(await answers(engine, choices)).toEqual(await freshAnswers(data, choices));
    }
  }, 300_000);
});
