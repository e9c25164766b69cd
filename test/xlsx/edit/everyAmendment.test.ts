import { describe, expect, it } from '@jest/globals';
import type { Amendment } from '../../../src/sheet/amendment';
import { editWorkbook, patchWorkbook, readWorkbook } from '../../../src/xlsx';
import { edited } from '../../support/editing';
import { changedParts, packageFaults } from '../../support/packageFaults';
import { snapshotOf } from '../../support/readSnapshot';
import { FIXTURES } from '../../support/workbooks';

const SHEET = '学校';

/** One amendment of each kind, with the parts that it may touch. */
const AMENDMENTS: readonly (readonly [Amendment, RegExp])[] = [
  [
    {
      kind: 'set-cells',
      sheet: SHEET,
      cells: [
        { at: { row: 1, column: 2 }, value: 261 },
        { at: { row: 20, column: 7 }, value: '=1+1 是文字' },
        { at: { row: 21, column: 0 }, value: 3, formula: 'SUM(C2:C3)' },
      ],
    },
    /^xl\/(worksheets\/sheet1|workbook|styles)\.xml$|^\[Content_Types\]|^xl\/_rels\//,
  ],
  [
    {
      kind: 'add-sheet',
      name: '数据核查说明',
      index: 0,
      rows: [
        ['规则', 1],
        [null, '=A1'],
      ],
      widths: [12],
    },
    /^xl\/(workbook|styles)\.xml$|^\[Content_Types\]|^xl\/_rels\//,
  ],
  [{ kind: 'rename-sheet', sheet: SHEET, to: "学校 '25" }, /^xl\/.*\.xml$/],
  [
    {
      kind: 'restyle',
      sheet: SHEET,
      cells: [
        { at: { row: 0, column: 0 }, look: { font: { bold: true, size: 12 }, fill: '#ffeeaa' } },
        {
          at: { row: 9, column: 9 },
          look: { borders: { top: { style: 'thin' } }, numberFormat: '0.00' },
        },
      ],
    },
    /^xl\/(worksheets\/sheet1|styles)\.xml$|^\[Content_Types\]|^xl\/_rels\//,
  ],
  [
    { kind: 'set-merges', sheet: SHEET, merges: [{ top: 10, left: 0, bottom: 11, right: 3 }] },
    /^xl\/worksheets\/sheet1\.xml$/,
  ],
  [
    {
      kind: 'set-lines',
      sheet: SHEET,
      axis: 'columns',
      lines: [
        { from: 1, to: 2, size: 20, hidden: false },
        { from: 5, to: 5, hidden: true },
      ],
    },
    /^xl\/worksheets\/sheet1\.xml$/,
  ],
  [
    {
      kind: 'set-lines',
      sheet: SHEET,
      axis: 'rows',
      lines: [
        { from: 1, to: 1, size: 30, hidden: false },
        { from: 30, to: 31, hidden: true },
      ],
    },
    /^xl\/worksheets\/sheet1\.xml$/,
  ],
  [
    { kind: 'set-freeze', sheet: SHEET, freeze: { rows: 1, columns: 1 } },
    /^xl\/worksheets\/sheet1\.xml$/,
  ],
  [
    {
      kind: 'set-notes',
      sheet: SHEET,
      notes: [{ at: { row: 2, column: 2 }, text: '请核对\n名册' }],
    },
    /^xl\/(worksheets\/(_rels\/)?sheet1\.xml(\.rels)?|comments.*|drawings\/vml.*|drawings\/_rels\/vml.*)$|^\[Content_Types\]/,
  ],
  [
    {
      kind: 'set-validations',
      sheet: SHEET,
      validations: [
        {
          areas: [{ top: 1, left: 1, bottom: 3, right: 1 }],
          type: 'list',
          formula1: '"小学,初中,九年一贯制"',
          allowBlank: true,
          dropDown: true,
          style: 'stop',
          error: { title: '学段', text: '请从列表\n选择' },
        },
      ],
    },
    /^xl\/worksheets\/sheet1\.xml$/,
  ],
];

describe.each(FIXTURES)('amending a workbook with $name', (fixture) => {
  it('gives the same bytes for nothing', async () => {
    const bytes = await fixture.make();
    const result = editWorkbook(bytes, []);
    expect(result.ok && Buffer.compare(result.value, bytes)).toBe(0);
  });

  it.each(AMENDMENTS)(
    'carries out $kind and leaves other parts alone',
    async (amendment, parts) => {
      const bytes = await fixture.make();
      const after = edited(bytes, amendment);
      const faults = packageFaults(bytes);
      expect(packageFaults(after).filter((fault) => !faults.includes(fault))).toEqual([]);
      expect(changedParts(bytes, after).filter((part) => !parts.test(part))).toEqual([]);
      expect(readWorkbook(after).ok).toBe(true);
      const patched = patchWorkbook(after, { edits: [] });
      expect(patched.ok && Buffer.compare(patched.value.bytes, after)).toBe(0);
    },
  );

  it('carries out all of them together', async () => {
    const bytes = await fixture.make();
    const all = AMENDMENTS.map(([amendment]) => amendment).filter(
      ({ kind }) => kind !== 'rename-sheet',
    );
    const after = edited(bytes, ...all, { kind: 'rename-sheet', sheet: SHEET, to: '表1' });
    const faults = packageFaults(bytes);
    expect(packageFaults(after).filter((fault) => !faults.includes(fault))).toEqual([]);
    const sheets = snapshotOf(after).sheets;
    expect(sheets.slice(0, 2).map(({ name }) => name)).toEqual(['数据核查说明', '表1']);
    expect(sheets[1]?.grid.value(1, 2)).toBe(261);
    expect(sheets[1]?.grid.value(20, 7)).toBe('=1+1 是文字');
    expect(sheets[1]?.grid.formula(21, 0)).toBe('SUM(C2:C3)');
    expect(sheets[0]?.grid.value(1, 1)).toBe('=A1');
  });
});
