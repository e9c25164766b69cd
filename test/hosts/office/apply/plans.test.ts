import { describe, expect, it } from '@jest/globals';
import { officeLayer } from '../../../../src/hosts/office/apply';
import type { EditPlan, Receipt } from '../../../../src/sheet/editPlan';
import type { Result } from '../../../../src/kernel/result';
import { PLAN, SCHOOLS, validate, write } from '../../../contract/subject';
import { simulatedExcel } from '../../../support/excel';
import { lookedAt } from './lookedAt';

const WHOLE: EditPlan = { edits: [...PLAN.edits, validate('B2:B3')] };

/** What is left out at each level, as reason and kind of edit. */
const LEVELS: readonly (readonly [string, readonly string[]])[] = [
  [
    '1.4',
    [
      'link-left-out add-sheet',
      'not-supported note',
      'not-supported note',
      'not-supported validate',
    ],
  ],
  [
    '1.6',
    [
      'link-left-out add-sheet',
      'not-supported note',
      'not-supported note',
      'not-supported validate',
    ],
  ],
  ['1.7', ['not-supported note', 'not-supported note', 'not-supported validate']],
  ['1.8', ['not-supported note', 'not-supported note']],
  ['1.9', ['not-supported note', 'not-supported note']],
  // A comment cannot stand beside a note.
  ['1.10', ['not-supported note']],
  ['1.13', ['not-supported note']],
  ['1.18', []],
  ['1.20', []],
];

function skipsOf(done: Result<Receipt>): readonly string[] {
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value.skipped.map(({ edit, reason }) => `${reason} ${edit.kind}`);
}

async function open(api: string) {
  const excel = await simulatedExcel({ sheets: [{ ...SCHOOLS, validated: 'C2:C3' }], api });
  return { excel, layer: officeLayer(excel.session), before: lookedAt(excel.book) };
}

describe.each(LEVELS)('plans in Excel with ExcelApi %s', (api, skips) => {
  it('come, stay as they are, and go without a trace', async () => {
    const { excel, layer, before } = await open(api);
    expect(skipsOf(await layer.apply(WHOLE))).toEqual(skips);
    const after = lookedAt(excel.book);
    expect(after).not.toEqual(before);
    excel.traffic.reset();
    expect(skipsOf(await layer.apply(WHOLE))).toEqual(skips);
    expect(lookedAt(excel.book)).toEqual(after);
    // Reading takes one request, and one more where there are notes or formats; nothing is written.
    if (!api.startsWith('1.1') || api === '1.18')
      expect(excel.traffic.syncs).toBeLessThanOrEqual(2);
    await layer.apply({ edits: [] });
    expect(lookedAt(excel.book)).toEqual(before);
  });

  it('are found again by a pane that was loaded anew', async () => {
    const { excel, layer, before } = await open(api);
    await layer.apply(WHOLE);
    const after = lookedAt(excel.book);
    const second = officeLayer(excel.session);
    await second.apply(WHOLE);
    expect(lookedAt(excel.book)).toEqual(after);
    await officeLayer(excel.session).apply({ edits: [] });
    expect(lookedAt(excel.book)).toEqual(before);
  });
});

describe('what is the user’s in Excel', () => {
  it('keeps the look of an empty cell that she has given one', async () => {
    const { excel, layer } = await open('1.20');
    await excel.session.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('学校');
      sheet.getRange('D2').format.fill.color = '#00FF00';
      sheet.getRange('D3').numberFormat = [['@']];
      await context.sync();
      return { ok: true, value: undefined };
    });
    const before = lookedAt(excel.book);
    await layer.apply({
      edits: [
        write(
          'D2',
          [{ value: 1, style: 'decimal2' }],
          [{ value: 2, formula: 'B3', style: 'integer' }],
        ),
      ],
    });
    const sheet = excel.book.sheet('学校');
    expect(excel.book.value(sheet, 1, 3)).toBe(1);
    expect(excel.book.value(sheet, 2, 3)).toBe(120);
    expect(JSON.stringify(lookedAt(excel.book))).toContain('#00FF00');
    await layer.apply({ edits: [] });
    expect(lookedAt(excel.book)).toEqual(before);
  });

  it('stays where she has typed over a cell of ours', async () => {
    const { excel, layer } = await open('1.20');
    await layer.apply(WHOLE);
    await excel.user.type('学校', 'D2', 77);
    const done = await layer.apply(WHOLE);
    expect(skipsOf(done)).toEqual(['cell-in-use write']);
    await layer.apply({ edits: [] });
    expect(excel.book.value(excel.book.sheet('学校'), 1, 3)).toBe(77);
    expect(excel.book.value(excel.book.sheet('学校'), 2, 3)).toBeNull();
  });

  it('is hers once it is disowned, and the names say so', async () => {
    const { excel, layer } = await open('1.20');
    await layer.apply(WHOLE);
    expect(layer.owns('学校', 1, 3)).toBe(true);
    await excel.user.type('学校', 'D2', 77);
    const names = await layer.disown('学校', [{ top: 1, left: 3, bottom: 1, right: 3 }]);
    expect(names.ok).toBe(true);
    expect([layer.owns('学校', 0, 3), layer.owns('学校', 1, 3)]).toEqual([true, false]);
    const reloaded = officeLayer(excel.session);
    await reloaded.apply({ edits: [] });
    expect(excel.book.value(excel.book.sheet('学校'), 1, 3)).toBe(77);
    expect(excel.book.value(excel.book.sheet('学校'), 0, 3)).toBeNull();
  });

  it('goes with its rows: what is ours is found where it has moved', async () => {
    const { excel, layer, before } = await open('1.20');
    await layer.apply(WHOLE);
    await excel.user.insertRows('学校', 1);
    await layer.apply({ edits: [] });
    await excel.user.deleteRows('学校', 1);
    expect(lookedAt(excel.book)).toEqual(before);
  });

  it('may be to delete a sheet of ours: the next plan adds it again', async () => {
    const { excel, layer, before } = await open('1.20');
    await layer.apply(WHOLE);
    const after = lookedAt(excel.book);
    await excel.user.deleteSheet('校验结果');
    expect(skipsOf(await layer.apply(WHOLE))).toEqual([]);
    expect(lookedAt(excel.book)).toEqual(after);
    await layer.apply({ edits: [] });
    expect(lookedAt(excel.book)).toEqual(before);
  });

  it('is not touched in a protected sheet, and the plan says so', async () => {
    const { excel, layer } = await open('1.20');
    await excel.session.run(async (context) => {
      context.workbook.worksheets.getItem('学校').protection.protect({ allowFormatCells: true });
      await context.sync();
      return { ok: true, value: undefined };
    });
    excel.book.isStructureProtected = true;
    const before = lookedAt(excel.book);
    expect([...skipsOf(await layer.apply(WHOLE))].sort()).toEqual([
      'sheet-protected note',
      'sheet-protected note',
      'sheet-protected validate',
      'sheet-protected write',
      'workbook-protected add-sheet',
    ]);
    expect(JSON.stringify(lookedAt(excel.book))).toContain('junheng:error');
    await layer.apply({ edits: [] });
    expect(lookedAt(excel.book)).toEqual(before);
  });
});
