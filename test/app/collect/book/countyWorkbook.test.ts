import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkFiles, readFile, stampOf } from '../../../../src/app/index';
import { type CountyBook, countyWorkbook } from '../../../../src/app/collect/book/countyWorkbook';
import type { Collection, SettledValue } from '../../../../src/app/collect/types';
import { renderFindings } from '../../../../src/checks/index';
import { recogniseWorkbook } from '../../../../src/forms/index';
import type { BoundTable } from '../../../../src/forms/types';
import type { CellValue } from '../../../../src/sheet/cell';
import { snapshotOf } from '../../../../src/sheet/newSnapshot';
import type { WorkbookSnapshot } from '../../../../src/sheet/snapshot';
import { readLook, readWorkbook, writeWorkbook } from '../../../../src/xlsx/index';
import { collection, collectionOfLedger } from '../../../support/collections';
import { packageFaults } from '../../../support/packageFaults';

function written({ workbook }: CountyBook): WorkbookSnapshot {
  const read = readWorkbook(writeWorkbook(workbook.sheets, workbook));
  if (!read.ok) throw new Error(read.problem.reason);
  return read.value;
}

function tablesOf(snapshot: WorkbookSnapshot): readonly BoundTable[] {
  return recogniseWorkbook(snapshot, 'county.xlsx').flatMap(({ recognition }) =>
    recognition.kind === 'form' ? recognition.tables : [],
  );
}

function cellAt(snapshot: WorkbookSnapshot, sheet: string, row: number, column: number): CellValue {
  return snapshot.sheets.find(({ name }) => name === sheet)?.grid.value(row, column) ?? null;
}

describe('the county table of the example county', () => {
  let made: Collection;
  let book: CountyBook;
  let snapshot: WorkbookSnapshot;
  beforeAll(async () => {
    made = await collectionOfLedger('examples/county.xlsx');
    book = countyWorkbook(made);
    snapshot = written(book);
  });

  it('is a sound package with the sheets in their order', () => {
    expect(packageFaults(writeWorkbook(book.workbook.sheets, book.workbook))).toEqual([]);
    expect(snapshot.sheets.map(({ name }) => name)).toEqual([
      '分校台账',
      '指标测算',
      '资源拆分',
      '表Ⅰ',
      '表Ⅱ-1',
      '表Ⅱ-2',
      '表Ⅲ',
      '数据来源',
      '接收情况',
    ]);
    expect(stampOf(snapshot)).toMatchObject({ form: 'school-ledger', standard: 'cn.quality-2017' });
  });

  it('is recognised whole: every row, every column, the totals, and nothing beside them', () => {
    const [ledger] = tablesOf(snapshot).filter(({ name }) => name === 'ledger');
    expect(ledger?.rowCount).toBe(made.rows.length);
    expect(ledger?.layout.unknownHeaders).toEqual([]);
    expect(ledger?.layout.totals).toHaveLength(1);
    expect(tablesOf(snapshot).map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['ledger', 49],
      ['application/1', 1],
      ['application/2-1', 2],
      ['application/2-2', 47],
      ['application/3', 2],
    ]);
    const [file] = [readFile({ path: 'a', sha256: '', workbook: { ok: true, value: snapshot } })];
    expect(file.status).toBe('checked');
  });

  it('holds every value where it says, as the reader reads it', () => {
    const [ledger] = tablesOf(snapshot).filter(({ name }) => name === 'ledger');
    made.rows.forEach((row, index) => {
      for (const [key, { value }] of Object.entries(row.values)) {
        const at = book.ledger.cellOf(index, key);
        const reading = ledger?.readingOf(index, key);
        expect([key, ledger?.cellOf(index, key)]).toEqual([key, at]);
        expect([key, reading?.number ?? reading?.text ?? null]).toEqual([key, value]);
      }
    });
  });

  it('agrees with itself: the check finds nothing wrong in any of its tables', () => {
    const file = readFile({ path: 'a', sha256: '', workbook: { ok: true, value: snapshot } });
    const { outcome } = checkFiles([file], made.options);
    const found = [...renderFindings(outcome, 'zh')].filter(
      ({ kind, severity, rule }) => kind === 'data' && severity !== 'info' && rule !== 'J-189',
    );
    // What table Ⅰ asks of people and money is no school's to say.
    expect(found.map(({ rule, sheet, cell }) => `${rule} ${sheet}!${cell}`)).toEqual([]);
  });

  it('is the same before it is written', () => {
    const before = snapshotOf(book.workbook);
    expect(before.definedNames.map(({ name }) => name)).toEqual(['JunhengTemplate']);
    before.sheets.forEach((sheet, index) => {
      const after = snapshot.sheets[index];
      if (after === undefined) throw new Error(sheet.name);
      const { grid, ...rest } = sheet;
      const { grid: read, ...others } = after;
      expect({ ...rest, merges: new Set(rest.merges) }).toEqual({
        ...others,
        merges: new Set(others.merges),
      });
      expect([grid.rowCount, grid.columnCount, grid.cellCount]).toEqual([
        read.rowCount,
        read.columnCount,
        read.cellCount,
      ]);
      for (let row = 0; row < grid.rowCount; row++)
        for (let column = 0; column < grid.columnCount; column++) {
          const told = (from: typeof grid) => [
            from.value(row, column),
            from.formula(row, column),
            from.numberFormat(row, column),
          ];
          expect([sheet.name, row, column, ...told(grid)]).toEqual([
            sheet.name,
            row,
            column,
            ...told(read),
          ]);
        }
    });
  });

  it('says of every value where it comes from, beside it and on a sheet of its own', () => {
    const bytes = writeWorkbook(book.workbook.sheets, book.workbook);
    const look = readLook(bytes);
    if (!look.ok) throw new Error(look.problem.reason);
    const notes = look.value.sheets[0]?.notes ?? [];
    const noted = new Map(
      notes.map(({ at, text }) => [`${String(at.row)}:${String(at.column)}`, text]),
    );
    const origins = originLines(snapshot);
    made.rows.forEach((row, index) => {
      for (const [key, { origin, value }] of Object.entries(row.values)) {
        const at = book.ledger.cellOf(index, key);
        if (value === null || at === undefined) continue;
        const place = `${origin?.sheet ?? ''}!${origin?.cell ?? ''}`;
        expect(noted.get(`${String(at.row)}:${String(at.column)}`)).toContain(place);
        expect(origins.has([row.code, origin?.path, origin?.sheet, origin?.cell].join('|'))).toBe(
          true,
        );
      }
    });
    const values = made.rows.flatMap(({ values: all }) => Object.values(all));
    expect(origins.size).toBe(values.filter(({ value }) => value !== null).length);
  });
});

function originLines(snapshot: WorkbookSnapshot): ReadonlySet<string> {
  const grid = snapshot.sheets.find(({ name }) => name === '数据来源')?.grid;
  const lines = new Set<string>();
  for (let row = 2; row < (grid?.rowCount ?? 0); row++)
    lines.add(
      [0, 5, 6, 7].map((column) => String((grid?.value(row, column) ?? '') as string)).join('|'),
    );
  return lines;
}

const HOSTILE = [
  '=HYPERLINK("http://example.invalid","点此")',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '<script>alert(1)</script>',
  ']]></t></is></c><c r="A1"><f>1+1</f>',
  '_x000D_\u0001"\'&',
];

describe('what a sender typed', () => {
  const settled = (value: SettledValue['value'], path = 'a.xlsx'): SettledValue => ({
    state: 'text',
    value,
    settling: 'newer',
    origin: { path, sheet: path, cell: 'B2' },
    others: [{ origin: { path, sheet: path, cell: 'C3' }, value }],
  });

  const bookOf = (text: string): CountyBook =>
    countyWorkbook(
      collection(
        [
          {
            code: text,
            name: text,
            type: text,
            level: 'primary',
            values: {
              school_name: settled(text, text),
              note: settled(text, text),
              students: settled(text, text),
            },
            paths: [text],
          },
        ],
        {
          missing: [{ code: text, name: text, type: '' }],
          schools: [
            {
              code: text,
              name: text,
              levels: ['primary'],
              standing: { kind: 'unknown', closest: [{ code: text, name: text, type: '' }] },
              paths: [text],
              setAside: [{ path: text, why: 'older' }],
              differences: 1,
              open: 0,
            },
          ],
        },
      ),
    );

  it.each(HOSTILE)('stays text and never becomes a formula or a link: %s', (text) => {
    const book = bookOf(text);
    const snapshot = written(book);
    const at = book.ledger.cellOf(0, 'note');
    expect(cellAt(snapshot, '分校台账', at?.row ?? -1, at?.column ?? -1)).toBe(text);
    expect(formulasOf(snapshot)).toEqual(formulasOf(written(bookOf('清河小学'))));
    expect(packageFaults(writeWorkbook(book.workbook.sheets, book.workbook))).toEqual([]);
    expect(snapshot.externalLinks).toBe(0);
  });
});

function formulasOf({ sheets }: WorkbookSnapshot): readonly string[] {
  return sheets.flatMap(({ name, grid }) => {
    const found: string[] = [];
    for (let row = 0; row < grid.rowCount; row++)
      grid.forEachInRow(row, (column) => {
        const formula = grid.formula(row, column);
        if (formula !== undefined)
          found.push(`${name} ${String(row)} ${String(column)} ${formula}`);
      });
    return found;
  });
}
