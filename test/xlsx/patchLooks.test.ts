import { describe, expect, it } from '@jest/globals';
import type { Edit } from '../../src/sheet/editPlan';
import { openContainer, patchWorkbook } from '../../src/xlsx';
import { bareWorkbook } from '../support/workbooks';

const SHEET1 = 'xl/worksheets/sheet1.xml';

function patch(bytes: Uint8Array, edits: readonly Edit[]) {
  const patched = patchWorkbook(bytes, { edits });
  if (!patched.ok) throw new Error(`${patched.problem.kind} ${patched.problem.reason}`);
  return patched.value;
}

function text(bytes: Uint8Array, part: string): string {
  const container = openContainer(bytes);
  const found = container.ok ? container.value.read(part) : container;
  if (!found.ok) throw new Error(`${part}: ${found.problem.reason}`);
  return Buffer.from(found.value).toString('utf8');
}

describe('live looks', () => {
  const looks = { 达标: 'met', 不达标: 'missed' } as const;
  const cells = [0, 1, 2].map(() => [
    { value: '达标', formula: '"达"&"标"', style: 'verdict' as const, looks },
  ]);

  it('follow the text that a cell shows, on the user’s sheets and ours, and go again', () => {
    const bytes = bareWorkbook('<sheetData/>');
    const patched = patch(bytes, [
      { kind: 'write', sheet: '学校', at: { row: 1, column: 2 }, rows: cells },
      { kind: 'add-sheet', role: 'x', name: '结论', widths: [], rows: cells, merges: [] },
    ]).bytes;
    for (const [part, area] of [
      [SHEET1, 'C2:C4'],
      ['xl/worksheets/sheet2.xml', 'A1:A3'],
    ] as const) {
      const rules = text(patched, part).match(
        /<conditionalFormatting.*?<\/conditionalFormatting>/g,
      );
      expect(rules).toHaveLength(2);
      expect(rules?.[1]).toContain(`sqref="${area}"`);
      expect(rules?.[1]).toContain('operator="equal"');
      expect(rules?.[1]).toContain(
        'IF(LEN(&quot;junheng:look&quot;)&gt;0,&quot;不达标&quot;,&quot;&quot;)',
      );
    }
    expect(text(patch(patched, []).bytes, SHEET1)).toBe(text(bytes, SHEET1));
  });
});

describe('the height of our rows', () => {
  it('counts the whole width of merged cells', () => {
    const long = '差异系数按在校生加权，公式可逐格查看；修改学校数据后自动重算。';
    const rows = [[{ value: long, style: 'wrapped' as const }]];
    const heightIn = (right: number) => {
      const merges = right === 0 ? [] : [{ top: 0, left: 0, bottom: 0, right }];
      const widths = [8, 40, 40];
      const edit: Edit = { kind: 'add-sheet', role: 'x', name: '说明', widths, rows, merges };
      const xml = text(
        patch(bareWorkbook('<sheetData/>'), [edit]).bytes,
        'xl/worksheets/sheet2.xml',
      );
      return /<row r="1"(?: ht="(\d+)")?/.exec(xml)?.[1];
    };
    expect(Number(heightIn(0))).toBeGreaterThan(100);
    expect(heightIn(2)).toBeUndefined();
  });
});

describe('room for what is written beside the rows', () => {
  const header = { value: '每百名学生拥有高于规定学历教师数(人)', style: 'header' as const };
  const edit: Edit = {
    kind: 'write',
    sheet: '学校',
    at: { row: 0, column: 2 },
    rows: [[header, header, header]],
    width: 14,
  };
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';

  it.each([
    ['no widths', '', '<cols><col  min="3"', '<row  ht="51" customHeight="1" r="1">'],
    [
      'a width of the user’s',
      '<cols><col min="4" max="4" width="30"/></cols>',
      '<cols><col  min="3" max="3" width="14" customWidth="1"/><col min="4" max="4" width="30"/><col  min="5"',
      '<row  ht="51" customHeight="1" r="1">',
    ],
  ])('is made in a sheet with %s, and taken off to the byte', (_, cols, expected, expectedRow) => {
    const bytes = bareWorkbook(`${cols}<sheetData>${row}</sheetData>`);
    const patched = patch(bytes, [edit]).bytes;
    expect(text(patched, SHEET1)).toContain(expected);
    expect(text(patched, SHEET1)).toContain(expectedRow);
    expect(text(patch(patched, []).bytes, SHEET1)).toBe(text(bytes, SHEET1));
  });

  it('leaves the height of a row that states one', () => {
    const bytes = bareWorkbook(
      '<sheetData><row r="1" ht="15"><c r="A1"><v>1</v></c></row></sheetData>',
    );
    expect(text(patch(bytes, [edit]).bytes, SHEET1)).toContain('<row r="1" ht="15"><c r="A1">');
  });
});
