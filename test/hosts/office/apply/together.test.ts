import { describe, expect, it } from '@jest/globals';
import { officeLayer } from '../../../../src/hosts/office/apply';
import type { EditPlan } from '../../../../src/sheet/editPlan';
import { at, PLAN, SCHOOLS, write } from '../../../contract/subject';
import { simulatedExcel, type SimBook } from '../../../support/excel';
import { deleteSheet, renameSheet } from '../../../support/excel/model/lines';
import { lookedAt } from './lookedAt';

const LEVELS = ['1.4', '1.9', '1.20'];
const NOTHING: EditPlan = { edits: [] };

/** Another user's typing, which lands in the workbook between two requests of ours. */
function typed(address: string, content: string | number) {
  const { row, column } = at(address);
  return (book: SimBook): void => {
    book.put(book.sheet('学校'), row, column, content);
  };
}

function value(book: SimBook, address: string): unknown {
  const { row, column } = at(address);
  return book.value(book.sheet('学校'), row, column);
}

async function open(api: string) {
  const excel = await simulatedExcel({ sheets: [SCHOOLS], api });
  return { excel, layer: officeLayer(excel.session) };
}

/** How many requests a plan takes after these. */
async function requests(api: string, plans: readonly EditPlan[]): Promise<number> {
  const { excel, layer } = await open(api);
  for (const plan of plans) {
    excel.traffic.reset();
    await layer.apply(plan);
  }
  return excel.traffic.syncs;
}

describe.each(LEVELS)('another user at work in the same workbook, with ExcelApi %s', (api) => {
  it('loses nothing that she types before any request of a plan', async () => {
    const most = await requests(api, [PLAN]);
    for (let before = 2; before <= most; before++) {
      const { excel, layer } = await open(api);
      excel.remote(before, typed('D2', 77));
      const done = await layer.apply(PLAN);
      if (!done.ok) throw new Error(done.problem.reason);
      expect(value(excel.book, 'D2')).toBe(77);
      await layer.apply(PLAN);
      await layer.apply(NOTHING);
      expect([before, ...['D1', 'D2', 'D3'].map((one) => value(excel.book, one))]).toEqual([
        before,
        null,
        77,
        null,
      ]);
      expect(excel.book.names).toEqual([]);
    }
  });

  it('keeps what she types over a result that is being changed or taken off', async () => {
    const other = { edits: [write('D2', [{ value: 1, formula: 'B2*2', style: 'integer' }])] };
    for (const next of [other, NOTHING]) {
      const most = await requests(api, [PLAN, next]);
      for (let before = 1; before <= most; before++) {
        const { excel, layer } = await open(api);
        await layer.apply(PLAN);
        excel.remote(before, typed('D2', '她的'));
        const done = await layer.apply(next);
        expect({ before, ok: done.ok, is: value(excel.book, 'D2') }).toEqual({
          before,
          ok: true,
          is: '她的',
        });
        await layer.apply(NOTHING);
        expect([value(excel.book, 'D2'), value(excel.book, 'D3')]).toEqual(['她的', null]);
      }
    }
  });

  it('keeps what she types over a cell that is being amended: nothing is amended', async () => {
    for (let before = 1; before <= 3; before++) {
      const { excel, layer } = await open(api);
      excel.remote(before, typed('B3', 121));
      const done = await layer.amend([
        {
          kind: 'set-cells',
          sheet: '学校',
          cells: [
            { at: at('B2'), value: 261 },
            { at: at('B3'), value: 122 },
          ],
        },
      ]);
      const cells = [value(excel.book, 'B2'), value(excel.book, 'B3')];
      if (done.ok) expect(cells).toEqual([261, 122]);
      else expect(cells).toEqual([260, 121]);
      expect([before, done.ok]).toEqual([before, before < 3]);
    }
  });

  it('keeps what she types over a cell whose amendment is being undone', async () => {
    const { excel, layer } = await open(api);
    const cells = [
      { at: at('B2'), value: 261 },
      { at: at('B3'), value: 122 },
    ];
    const done = await layer.amend([{ kind: 'set-cells', sheet: '学校', cells }]);
    if (!done.ok) throw new Error(done.problem.reason);
    excel.remote(3, typed('B3', 500));
    expect(await layer.undo(done.value)).toMatchObject({
      problem: { reason: 'changed-since', params: { cell: 'B3' } },
    });
    expect([value(excel.book, 'B2'), value(excel.book, 'B3')]).toEqual([261, 500]);
  });
});

describe('a sheet that changes while a plan is carried out', () => {
  it.each(['renamed', 'deleted'])('is %s: the next plan finds all that is ours', async (how) => {
    const most = await requests('1.20', [PLAN]);
    for (let before = 1; before <= most; before++) {
      const excel = await simulatedExcel({ sheets: [SCHOOLS, { name: '附表', rows: [['甲']] }] });
      const untouched = lookedAt(excel.book);
      const layer = officeLayer(excel.session);
      excel.remote(before, (book) => {
        if (how === 'renamed') renameSheet(book, book.sheet('学校'), '学校表', 'remote');
        else deleteSheet(book, book.sheet('学校'), 'remote');
      });
      await layer.apply(PLAN);
      expect(await layer.apply(NOTHING)).toMatchObject({ ok: true });
      const sheet = excel.book.find('学校表');
      if (sheet !== undefined) renameSheet(excel.book, sheet, '学校', 'user');
      if (how === 'renamed') expect(lookedAt(excel.book)).toEqual(untouched);
      expect(excel.book.names.filter(({ name }) => name.startsWith('Junheng_'))).toEqual([]);
      expect(excel.book.find('附表')).toBeDefined();
    }
  });
});

describe('a workbook that is out of the ordinary', () => {
  it('has rows that are hidden or filtered away: they get their results like all others', async () => {
    const { excel, layer } = await open('1.20');
    const sheet = excel.book.sheet('学校');
    sheet.hiddenRows.add(1);
    sheet.filter = { area: { top: 0, left: 0, bottom: 2, right: 2 }, criteria: true };
    const before = lookedAt(excel.book);
    expect(await layer.apply(PLAN)).toMatchObject({ value: { skipped: [] } });
    expect(excel.book.value(sheet, 1, 3)).toBeCloseTo(260 / 18);
    expect(sheet.hiddenRows.has(1)).toBe(true);
    await layer.apply(NOTHING);
    expect(lookedAt(excel.book)).toEqual(before);
  });

  it.each(LEVELS)('has thousands of names of its own, with ExcelApi %s', async (api) => {
    const { excel, layer } = await open(api);
    for (let n = 0; n < 3_000; n++)
      excel.book.names.push({
        name: `部门_${String(n)}`,
        formula: `=OFFSET('学校'!$A$1,${String(n)},0,1,${'1+'.repeat(100)}1)`,
        visible: true,
        comment: '各部门',
      });
    const before = lookedAt(excel.book);
    expect(await layer.apply(PLAN)).toMatchObject({ ok: true });
    await officeLayer(excel.session).apply(NOTHING);
    expect(lookedAt(excel.book)).toEqual(before);
    for (const { responseBytes } of excel.traffic.requests)
      expect(responseBytes).toBeLessThan(4_500_000);
  });
});
