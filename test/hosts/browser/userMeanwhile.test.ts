import { afterAll, describe, expect, it } from '@jest/globals';
import type { IWorkbookData } from '@univerjs/core';
import fc from 'fast-check';
import { layer } from '../../../src/hosts/browser/apply';
import { tagOf } from '../../../src/hosts/browser/apply/cellTag';
import { STYLES } from '../../../src/hosts/browser/apply/looks';
import type { EditPlan } from '../../../src/sheet/editPlan';
import { headless, settled, stateOf, type Headless } from './headless';

const DATA: Partial<IWorkbookData> = {
  id: 'book',
  sheetOrder: ['s'],
  sheets: {
    s: {
      id: 's',
      name: '学校',
      rowCount: 30,
      columnCount: 12,
      cellData: {
        0: { 0: { v: '学校名称', t: 1 }, 1: { v: '在校生数', t: 1 }, 2: { v: '专任教师数', t: 1 } },
        1: { 0: { v: '青禾小学', t: 1 }, 1: { v: 260, t: 2 }, 2: { v: 18, t: 2 } },
        2: { 0: { v: '云溪小学', t: 1 }, 1: { v: 120, t: 2 }, 2: { v: 9, t: 2 } },
        3: { 0: { v: '河口小学', t: 1 }, 1: { v: 90, t: 2 }, 2: { v: 7, t: 2 } },
      },
    },
  },
};

function plan(mark: number, withSheet: boolean): EditPlan {
  const area = { top: mark, bottom: mark + 1, left: 1, right: 2 };
  return {
    edits: [
      { kind: 'mark', sheet: '学校', mark: 'error', areas: [area] },
      { kind: 'note', sheet: '学校', at: { row: mark, column: 2 }, text: '请核对' },
      {
        kind: 'validate',
        sheet: '学校',
        validation: {
          areas: [{ top: 1, bottom: 3, left: 1, right: 1 }],
          type: 'whole',
          operator: 'greater-or-equal',
          formula1: '0',
          allowBlank: true,
          dropDown: false,
          style: 'warning',
        },
      },
      {
        kind: 'write',
        sheet: '学校',
        at: { row: 0, column: 5 },
        width: 14,
        rows: [
          [{ value: '生师比', style: 'header' }],
          [
            {
              value: 260 / 18,
              formula: 'B2/C2',
              style: 'decimal2',
              looks: { 无法判断: 'unknown' },
            },
          ],
          [{ value: 120 / 9, formula: 'B3/C3', style: 'decimal2' }],
        ],
      },
      ...(withSheet
        ? [
            {
              kind: 'add-sheet' as const,
              role: 'balance',
              name: '校际均衡',
              widths: [12],
              rows: [[{ value: 470, formula: "SUM('学校'!$B$2:$B$4)", style: 'integer' as const }]],
              merges: [],
            },
          ]
        : []),
    ],
  };
}

type Step =
  | { readonly kind: 'type'; readonly row: number; readonly column: number; readonly value: string }
  | { readonly kind: 'clear' | 'bold'; readonly row: number; readonly column: number }
  | { readonly kind: 'insert-row' | 'delete-row' | 'insert-column'; readonly at: number }
  | { readonly kind: 'apply'; readonly mark: number; readonly withSheet: boolean }
  | { readonly kind: 'take-off' };

const row = fc.nat({ max: 4 });
const column = fc.nat({ max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), row, column, value: fc.constantFrom('7', '甲') }),
  fc.record({ kind: fc.constantFrom('clear' as const, 'bold' as const), row, column }),
  fc.record({
    kind: fc.constantFrom('insert-row' as const, 'delete-row' as const, 'insert-column' as const),
    at: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('apply' as const),
    mark: fc.integer({ min: 1, max: 3 }),
    withSheet: fc.boolean(),
  }),
  fc.constant({ kind: 'take-off' as const }),
);

const open: Headless[] = [];
afterAll(async () => {
  await settled();
  for (const one of open.splice(0)) one.close();
});

function start() {
  const grid = headless(structuredClone(DATA));
  open.push(grid);
  return { grid, own: layer(grid.injector, grid.workbook) };
}

/** A step of the user's; the layer is not asked. */
function userStep({ book }: Headless, one: Exclude<Step, { kind: 'apply' | 'take-off' }>): void {
  const sheet = book.getSheetBySheetId('s');
  if (sheet === null || sheet === undefined) throw new Error('no sheet');
  switch (one.kind) {
    case 'type':
      sheet.getRange(one.row, one.column).setValue(one.value);
      break;
    case 'clear':
      sheet.getRange(one.row, one.column).clearContent();
      break;
    case 'bold':
      sheet.getRange(one.row, one.column).setFontWeight('bold');
      break;
    case 'insert-row':
      sheet.insertRows(one.at, 1);
      break;
    case 'delete-row':
      sheet.deleteRows(one.at, 1);
      break;
    case 'insert-column':
      sheet.insertColumns(one.at, 1);
      break;
  }
}

/** Making bold what our look has made bold already: it cannot be told from ours, and goes with it. */
function changesNothing({ workbook }: Headless, one: Step): boolean {
  if (one.kind !== 'bold') return false;
  const style = tagOf(workbook.getSheetBySheetId('s')?.getCellRaw(one.row, one.column))?.style;
  return style !== undefined && Boolean(STYLES[style].bl);
}

const EMPTY: EditPlan = { edits: [] };

/** The same walks every time; another seed looks further. */
const SEED = Number(process.env['SEED'] ?? 11);

describe('the user at work while a plan stands', () => {
  it('has everything as it was after taking back all she did and taking off the plan', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { grid, own } = start();
        const before = stateOf(grid);
        for (const one of steps) {
          if (one.kind === 'apply') await own.apply(plan(one.mark, one.withSheet));
          else if (one.kind === 'take-off') await own.apply(EMPTY);
          else userStep(grid, one);
        }
        for (let n = 0; n < steps.length * 2; n++) await grid.univerAPI.undo();
        await own.apply(EMPTY);
        expect(stateOf(grid)).toEqual(before);
      }),
      { numRuns: 60, seed: SEED },
    );
  }, 180_000);

  it('leaves what she did as if no plan had ever been there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { grid, own } = start();
        const { grid: alone } = start();
        for (const one of steps) {
          if (one.kind === 'apply') await own.apply(plan(one.mark, one.withSheet));
          else if (one.kind === 'take-off') await own.apply(EMPTY);
          else if (!changesNothing(grid, one)) {
            userStep(grid, one);
            userStep(alone, one);
          }
        }
        await own.apply(EMPTY);
        expect(stateOf(grid)).toEqual(stateOf(alone));
      }),
      { numRuns: 60, seed: SEED },
    );
  }, 180_000);

  it('takes her last step back by undo although a plan came after', async () => {
    const { grid, own } = start();
    const before = stateOf(grid);
    userStep(grid, { kind: 'type', row: 1, column: 1, value: '7' });
    await own.apply(plan(1, true));
    expect(stateOf(grid)).not.toEqual(before);
    await grid.univerAPI.undo();
    await own.apply(EMPTY);
    expect(stateOf(grid)).toEqual(before);
  });
});
