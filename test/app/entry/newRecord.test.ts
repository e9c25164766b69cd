import { describe, expect, it } from '@jest/globals';
import type { EntryTable } from '../../../src/app/view/entryTypes';
import type { CellValue } from '../../../src/sheet/cell';
import { dataOf } from '../../../src/sheet/editableWorkbook';
import type { SnapshotChange } from '../../../src/sheet/data';
import { readWorkbook, writeWorkbook } from '../../../src/xlsx';
import { filledForm, template } from '../../support/filledForms';
import { LEDGER } from '../../support/formTruth';
import { BODY, HEADER } from '../../support/ledgers';
import { checkedEngine, CHOICES, valueOf } from '../../support/live';
import { makeSheet, makeWorkbook } from '../../support/sheets';
import type { NewWorkbook } from '../../../src/sheet/newWorkbook';

async function engineOver(book: NewWorkbook) {
  return checkedEngine(dataOf(valueOf(readWorkbook(writeWorkbook(book.sheets, book)))));
}

/** Begins a school in the only table that has room for one, and stores it. */
async function begin(
  { engine, view }: Awaited<ReturnType<typeof checkedEngine>>,
  name: string,
): Promise<readonly { readonly row: number; readonly value: CellValue }[]> {
  const [table] = valueOf(await engine.openTables(view.revision));
  if (table === undefined) return [];
  const answer = valueOf(await engine.newRecord(table, name, 'zh'));
  if (answer.kind === 'refused') throw new Error(answer.message);
  const [change] = answer.amendments;
  if (change?.kind !== 'set-cells') throw new Error('no cells');
  const cells = change.cells.map(({ at, value }) => ({ ...at, value: value ?? null }));
  const stored: SnapshotChange = { kind: 'cells', sheet: change.sheet, cells };
  await engine.change([stored]);
  const { revision } = valueOf(await engine.check(CHOICES));
  const entry = valueOf(await engine.entry(revision, answer.place));
  const fields = entry.groups.flatMap((group) => group.fields);
  expect(fields.find(({ key }) => key === 'school_name')?.value).toBe(answer.value);
  return cells.map(({ row, value }) => ({ row, value }));
}

describe('another school', () => {
  it('begins in the first row of a blank ledger, and then in the next', async () => {
    const open = await engineOver(template('school-ledger'));
    expect(valueOf(await open.engine.entryRows(open.view.revision))).toEqual([]);
    const [first] = await begin(open, ' 清河 小学');
    expect(first?.value).toBe('清河小学');
    const view = valueOf(await open.engine.check(CHOICES));
    const [second] = await begin({ ...open, view }, '南山中学');
    expect(second?.row).toBe((first?.row ?? 0) + 1);
    expect(valueOf(await open.engine.check(CHOICES)).forms.map(({ rows }) => rows)).toContain(2);
  });

  it('is not offered on a protected form whose rows are all filled in', async () => {
    const schools = Array.from({ length: 60 }, (_, n) => ({ school_name: `第${String(n)}小学` }));
    const open = await engineOver(filledForm('school-ledger', { ledger: schools }));
    expect(valueOf(await open.engine.openTables(open.view.revision))).toEqual([]);
    const room = await engineOver(filledForm('school-ledger', LEDGER));
    expect(valueOf(await room.engine.openTables(room.view.revision))).toHaveLength(1);
  });

  it('takes a number of its own where none is printed, and never a row that holds something', async () => {
    const numbered = BODY.map((row): CellValue[] => [...row]);
    const over = (...foot: readonly (readonly CellValue[])[]) =>
      checkedEngine(
        dataOf(makeWorkbook([makeSheet([HEADER, ...numbered, ...foot], { name: '台账' })])),
      );
    const cells = await begin(await over([], ['填表人：王会计']), '东岭小学');
    expect(cells.map(({ value }) => value)).toEqual(['东岭小学', BODY.length + 1]);
    const full = await over(['填表人：王会计']);
    expect(valueOf(await full.engine.openTables(full.view.revision))).toEqual([]);
    const gone: EntryTable = { sheet: '台账', table: 'ledger', nth: 0, form: '' };
    const refused = valueOf(await full.engine.newRecord(gone, '东岭小学', 'zh'));
    expect(refused).toMatchObject({ kind: 'refused' });
    const nameless = await over();
    const [table = gone] = valueOf(await nameless.engine.openTables(nameless.view.revision));
    expect(valueOf(await nameless.engine.newRecord(table, '  ', 'en'))).toEqual({
      kind: 'refused',
      message: 'Type the name of the school first.',
    });
  });
});
