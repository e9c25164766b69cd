import { describe, expect, it } from '@jest/globals';
import { officeLayer } from '../../../../src/hosts/office/apply';
import type { UserAmendment } from '../../../../src/sheet/amendment';
import type { CellValue } from '../../../../src/sheet/cell';
import { at, SCHOOLS, write } from '../../../contract/subject';
import { simulatedExcel, type SimulatedExcel } from '../../../support/excel';
import { lookedAt } from './lookedAt';

function set(...cells: readonly (readonly [string, CellValue, string?])[]): UserAmendment {
  const changes = cells.map(([address, value, formula]) => ({
    at: at(address),
    value,
    ...(formula === undefined ? {} : { formula }),
  }));
  return { kind: 'set-cells', sheet: '学校', cells: changes };
}

const SHEET: UserAmendment = {
  kind: 'add-sheet',
  name: '数据核查说明',
  rows: [['5月1日', '=1+1']],
};

async function open(api = '1.20') {
  const excel = await simulatedExcel({ sheets: [SCHOOLS], api });
  return { excel, layer: officeLayer(excel.session) };
}

async function format(
  excel: Awaited<ReturnType<typeof open>>['excel'],
  address: string,
  code: string,
) {
  await excel.session.run(async (context) => {
    context.workbook.worksheets.getItem('学校').getRange(address).numberFormat = [[code]];
    await context.sync();
    return { ok: true, value: undefined };
  });
}

describe('amendments in Excel', () => {
  it('write a text as text, whatever Excel would take it for', async () => {
    const { excel, layer } = await open();
    const texts = [
      '5月1日',
      '1-2',
      '007',
      'TRUE',
      '#N/A',
      '+1',
      "'a",
      '１２',
      '50%',
      '2025年',
      '=A1',
    ];
    const cells = texts.map((text, row) => [`E${String(row + 1)}`, text] as const);
    expect(await layer.amend([set(...cells)])).toMatchObject({ ok: true });
    const sheet = excel.book.sheet('学校');
    expect(texts.map((_, row) => excel.book.value(sheet, row, 4))).toEqual(texts);
  });

  it('know what was there before when Excel fails and it is done again', async () => {
    const { excel, layer } = await open();
    const before = lookedAt(excel.book);
    excel.fault({ at: 3, kind: 'lost', code: 'InvalidOperationInCellEditMode' });
    const receipt = await layer.amend([set(['B2', 270], ['B3', 130], ['C2', 19], ['C3', 10])]);
    if (!receipt.ok) throw new Error(receipt.problem.reason);
    const sheet = excel.book.sheet('学校');
    expect([1, 2].map((row) => excel.book.value(sheet, row, 1))).toEqual([270, 130]);
    expect(await layer.undo(receipt.value)).toMatchObject({ ok: true });
    expect(lookedAt(excel.book)).toEqual(before);
  });

  it('write a number into a cell formatted as text, and give the format back', async () => {
    const { excel, layer } = await open();
    await format(excel, 'B2', '@');
    await excel.user.type('学校', 'B2', '007');
    const before = lookedAt(excel.book);
    const receipt = await layer.amend([set(['B2', 7])]);
    expect(excel.book.value(excel.book.sheet('学校'), 1, 1)).toBe(7);
    if (!receipt.ok) throw new Error(receipt.problem.reason);
    expect(await layer.undo(receipt.value)).toMatchObject({ ok: true });
    expect(lookedAt(excel.book)).toEqual(before);
  });

  it('bring back a text that looks like a formula', async () => {
    const { excel, layer } = await open();
    await format(excel, 'B2', '@');
    await excel.user.type('学校', 'B2', '=1+1');
    const before = lookedAt(excel.book);
    const receipt = await layer.amend([set(['B2', 2])]);
    if (!receipt.ok) throw new Error(receipt.problem.reason);
    await layer.undo(receipt.value);
    expect(lookedAt(excel.book)).toEqual(before);
  });

  it.each(['refused', 'lost', 'partial'] as const)(
    'are done whole or not at all where a request is %s',
    async (kind) => {
      for (let place = 1; place <= 3; place++) {
        const { excel, layer } = await open();
        const before = lookedAt(excel.book);
        excel.fault({ at: place, kind });
        const failed = await layer.amend([set(['B2', 270], ['B3', 'x']), SHEET]);
        expect({ kind, place, ok: failed.ok }).toEqual({ kind, place, ok: false });
        expect({ kind, place, state: lookedAt(excel.book) }).toEqual({
          kind,
          place,
          state: before,
        });
        const receipt = await layer.amend([set(['B2', 270], ['B3', 'x']), SHEET]);
        if (!receipt.ok) throw new Error(receipt.problem.reason);
        expect(await layer.undo(receipt.value)).toMatchObject({ ok: true });
        expect({ kind, place, state: lookedAt(excel.book) }).toEqual({
          kind,
          place,
          state: before,
        });
      }
    },
  );

  it('are not taken back over what she has typed since', async () => {
    const { excel, layer } = await open();
    const receipt = await layer.amend([set(['B2', 270])]);
    if (!receipt.ok) throw new Error(receipt.problem.reason);
    await excel.user.type('学校', 'B2', 280);
    expect(await layer.undo(receipt.value)).toMatchObject({
      ok: false,
      problem: { reason: 'changed-since', params: { cell: 'B2' } },
    });
  });

  it.each<readonly [string, (excel: SimulatedExcel) => Promise<void>]>([
    ['rows were inserted above', ({ user }) => user.insertRows('学校', 1)],
    ['the row above was deleted', ({ user }) => user.deleteRows('学校', 1)],
    ['a column was inserted', ({ user }) => user.insertColumns('学校', 0)],
    [
      'the rows were sorted',
      ({ user }) =>
        user.paste('学校', 'A2', [
          ['云溪小学', 270, 9],
          ['青禾小学', 260, 18],
        ]),
    ],
  ])('are not taken back into other cells after %s', async (_, move) => {
    for (const api of ['1.4', '1.20']) {
      const { excel, layer } = await open(api);
      const receipt = await layer.amend([set(['B3', 270])]);
      if (!receipt.ok) throw new Error(receipt.problem.reason);
      await layer.apply({ edits: [write('D1', [{ value: 1, style: 'integer' }])] });
      await move(excel);
      const before = lookedAt(excel.book);
      expect(await layer.undo(receipt.value)).toMatchObject({
        ok: false,
        problem: { reason: 'rows-moved-since', params: { sheet: '学校' } },
      });
      expect(lookedAt(excel.book)).toEqual(before);
    }
  });

  it('are taken back where she has typed elsewhere, and added rows below', async () => {
    const { excel, layer } = await open();
    const receipt = await layer.amend([set(['B2', 270])]);
    if (!receipt.ok) throw new Error(receipt.problem.reason);
    await excel.user.type('学校', 'A2', '青禾小学校');
    await excel.user.insertRows('学校', 2);
    await excel.user.type('学校', 'A9', '新学校');
    expect(await layer.undo(receipt.value)).toMatchObject({ ok: true });
    expect(excel.book.value(excel.book.sheet('学校'), 1, 1)).toBe(260);
  });
});
