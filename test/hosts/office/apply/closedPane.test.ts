import { describe, expect, it } from '@jest/globals';
import { openWorkbook } from '../../../../src/hosts/file';
import { officeLayer } from '../../../../src/hosts/office/apply';
import { formatAddress } from '../../../../src/kernel/address';
import type { CellWrite, EditPlan } from '../../../../src/sheet/editPlan';
import { at, PLAN, SCHOOLS, write } from '../../../contract/subject';
import { simulatedExcel, type SimBook } from '../../../support/excel';
import { lookedAt } from './lookedAt';
import { exampleBytes, wholePlan } from './planFor';

const LEVELS = ['1.4', '1.7', '1.20'];
const NOTHING: EditPlan = { edits: [] };

/** What she types over our heading, and over a figure of ours. */
const TYPED: readonly (readonly [string, string, string | number])[] = [
  ['a number over a formula', 'D2', 77],
  ['a word over a formula', 'D3', '不适用'],
  ['a formula of her own', 'D2', '=ROUND(B2/C2,1)+1'],
  ['another heading', 'D1', '师生比'],
];

function value(book: SimBook, address: string): unknown {
  const { row, column } = at(address);
  return book.value(book.sheet('学校'), row, column);
}

/** A workbook with the results of a plan, whose pane was closed. */
async function withResults(api: string) {
  const excel = await simulatedExcel({ sheets: [SCHOOLS], api });
  const before = lookedAt(excel.book);
  await officeLayer(excel.session).apply(PLAN);
  return { excel, before };
}

describe.each(LEVELS)('what happens while the pane is closed, with ExcelApi %s', (api) => {
  it.each(TYPED)('%s is hers: never cleared, and named', async (_, address, typed) => {
    const { excel } = await withResults(api);
    await excel.user.type('学校', address, typed);
    const hers = value(excel.book, address);
    const layer = officeLayer(excel.session);
    const done = await layer.apply(PLAN);
    if (!done.ok) throw new Error(done.problem.reason);
    const inUse = done.value.skipped.filter(({ reason }) => reason === 'cell-in-use');
    expect(inUse).toHaveLength(1);
    expect(value(excel.book, address)).toEqual(hers);
    const cell = at(address);
    expect(layer.owns('学校', cell.row, cell.column)).toBe(false);
    await officeLayer(excel.session).apply(NOTHING);
    expect(['D1', 'D2', 'D3'].filter((one) => value(excel.book, one) !== null)).toEqual([address]);
    expect(value(excel.book, address)).toEqual(hers);
  });

  it('stays when marks and results are taken off as the first thing', async () => {
    const { excel } = await withResults(api);
    await excel.user.type('学校', 'D2', 77);
    await officeLayer(excel.session).apply(NOTHING);
    expect(['D1', 'D2', 'D3'].map((one) => value(excel.book, one))).toEqual([null, 77, null]);
  });

  it('does not matter where she inserts rows and columns: results move, and are found', async () => {
    const { excel, before } = await withResults(api);
    await excel.user.insertRows('学校', 2, 3);
    await excel.user.insertColumns('学校', 1);
    const layer = officeLayer(excel.session);
    expect(await layer.apply(NOTHING)).toMatchObject({ ok: true });
    await excel.user.deleteColumns('学校', 1);
    await excel.user.deleteRows('学校', 2, 3);
    expect(lookedAt(excel.book)).toEqual(before);
  });
});

describe('names that say what was written', () => {
  it('tell results from what is typed, however many different ones there are', async () => {
    const rows = Array.from({ length: 100 }, (_, row): CellWrite[] => [
      { value: `第${String(row)}所`, style: 'text' },
      { value: row, formula: `A${String(row + 1)}*${String(row)}`, style: 'integer' },
    ]);
    const plan = { edits: [write('H1', ...rows)] };
    const excel = await simulatedExcel({ sheets: [SCHOOLS] });
    await officeLayer(excel.session).apply(plan);
    for (const { comment } of excel.book.names) expect(comment.length).toBeLessThanOrEqual(255);
    await excel.user.type('学校', 'H50', '她的');
    await excel.user.type('学校', 'I50', 5);
    const layer = officeLayer(excel.session);
    expect(await layer.apply(plan)).toMatchObject({ value: { skipped: [{}] } });
    await layer.apply(NOTHING);
    expect([value(excel.book, 'H50'), value(excel.book, 'I50')]).toEqual(['她的', 5]);
    const left = rows.flatMap((_, row) => [`H${String(row + 1)}`, `I${String(row + 1)}`]);
    expect(left.filter((one) => value(excel.book, one) !== null)).toEqual(['H50', 'I50']);
    expect(excel.book.names).toEqual([]);
  });

  it('say nothing in a file: a number in place of a formula is the user’s all the same', async () => {
    const bytes = exampleBytes('county.xlsx');
    const plan = wholePlan(bytes);
    const file = openWorkbook(bytes);
    if (!file.ok) throw new Error(file.problem.reason);
    await file.value.apply(plan);
    const excel = await simulatedExcel({ bytes: file.value.bytes() });
    const edit = plan.edits.find((one) => one.kind === 'write');
    if (edit === undefined) throw new Error('nothing is written');
    const down = edit.rows.findIndex((row) => row[0]?.formula !== undefined);
    const cell = { row: edit.at.row + down, column: edit.at.column };
    await excel.user.type(edit.sheet, formatAddress(cell), 77);
    const layer = officeLayer(excel.session);
    const done = await layer.apply(plan);
    if (!done.ok) throw new Error(done.problem.reason);
    expect(done.value.skipped.map(({ reason }) => reason)).toEqual(['cell-in-use']);
    await layer.apply(NOTHING);
    const sheet = excel.book.sheet(edit.sheet);
    expect(excel.book.value(sheet, cell.row, cell.column)).toBe(77);
    expect(excel.book.value(sheet, cell.row + 1, cell.column)).toBeNull();
  });
});
