import { describe, expect, it } from '@jest/globals';
import { readWorkbook } from '../../src/xlsx/readWorkbook';
import { hostileFile } from '../support/hostile';
import { firstSheet, snapshotOf } from '../support/readSnapshot';
import {
  packRows,
  packWorkbook,
  type PackedSheet,
  type PackedWorkbook,
} from '../support/packWorkbook';

const ROW = '<row r="1"><c r="A1"><v>260</v></c></row>';
const DATA = `<sheetData>${ROW}</sheetData>`;
const sheet = (
  content: string,
  more: Partial<PackedSheet> = {},
  book: Partial<PackedWorkbook> = {},
) => firstSheet(packWorkbook({ sheets: [{ name: '数据', content, ...more }], ...book }));

describe('the workbook', () => {
  it('lists its sheets with their visibility, and its names', () => {
    const workbook = snapshotOf(
      packWorkbook({
        sheets: [
          { name: '表 &amp; 1', content: DATA },
          { name: '代码', content: '', entry: 'state="hidden"' },
          { name: '参数', content: '', entry: 'state="veryHidden"' },
        ],
        names:
          '<definedNames><definedName name="学校">\'代码\'!$A$1</definedName><definedName name="_xlnm.Print_Area" localSheetId="1" hidden="1">代码!$A:$B</definedName></definedNames>',
      }),
    );
    expect(workbook.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['表 & 1', 'visible'],
      ['代码', 'hidden'],
      ['参数', 'very-hidden'],
    ]);
    expect(workbook.definedNames).toEqual([
      { name: '学校', refersTo: "'代码'!$A$1" },
      { name: '_xlnm.Print_Area', refersTo: '代码!$A:$B', sheet: '代码' },
    ]);
    expect([workbook.date1904, workbook.hasMacros, workbook.externalLinks]).toEqual([
      false,
      false,
      0,
    ]);
    expect(workbook.producer).toEqual({});
  });

  it('reads the strict format, prefixed elements and UTF-16 alike', () => {
    const plain = packWorkbook({ sheets: [{ name: '数据', content: DATA }], strict: true });
    const prefixed = packRows('', {
      parts: {
        'xl/worksheets/sheet1.xml':
          '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>260</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    });
    const utf16 = Buffer.from(
      `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet>${DATA}</worksheet>`,
      'utf16le',
    );
    const wide = packRows('', { parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(utf16) } });
    for (const bytes of [plain, prefixed, wide])
      expect(firstSheet(bytes).grid.value(0, 0)).toBe(260);
  });

  it('leaves out sheets that hold no data', () => {
    const workbook = snapshotOf(
      packWorkbook({
        sheets: [
          { name: '图', content: '' },
          { name: '对话', content: '' },
          { name: '数据', content: DATA },
        ],
        parts: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Type="x/dialogsheet" Target="dialogsheets/sheet1.xml"/><Relationship Id="rId3" Type="x/worksheet" Target="/xl/worksheets/sheet3.xml"/></Relationships>',
        },
        names:
          '<definedNames><definedName name="n" localSheetId="2">1</definedName></definedNames>',
      }),
    );
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['数据']);
    expect(workbook.definedNames).toEqual([{ name: 'n', refersTo: '1', sheet: '数据' }]);
  });

  it('says who wrote it, WPS by its build', () => {
    const producer = (links: PackedWorkbook['archiveLinks']) =>
      snapshotOf(
        packRows(ROW, {
          archiveLinks: links ?? [],
          parts: {
            'docProps/app.xml':
              '<Properties xmlns="x"><Application>WPS 表格</Application></Properties>',
            'docProps/custom.xml':
              '<Properties xmlns="x"><property fmtid="{}" pid="2" name="KSOProductBuildVer"><vt:lpwstr xmlns:vt="v">2052-12.1.0.16929</vt:lpwstr></property></Properties>',
            'docProps/broken.xml': '<Properties>',
          },
        }),
      ).producer;
    expect(
      producer([
        ['extended-properties', 'docProps/app.xml'],
        ['custom-properties', 'docProps/custom.xml'],
      ]),
    ).toEqual({ application: 'WPS 表格', wps: '2052-12.1.0.16929' });
    expect(
      producer([
        ['extendedProperties', 'docProps/app.xml'],
        ['customProperties', 'docProps/broken.xml'],
      ]),
    ).toEqual({ application: 'WPS 表格' });
    expect(producer([['extended-properties', 'docProps/gone.xml']])).toEqual({});
  });

  it.each([
    ['2026-09-20T08:30:00Z', '2026-09-20T08:30:00.000Z'],
    ['\n2026-09-20T08:30:00+08:00 ', '2026-09-20T00:30:00.000Z'],
    ['2026-09-20T08:30:15.25', '2026-09-20T08:30:15.250Z'],
    ['2026-09-20', '2026-09-20T00:00:00.000Z'],
    ['2026-02-30', undefined],
    ['2026-09', undefined],
    ['上周', undefined],
    ['', undefined],
  ])('takes from %j that it was saved at %s', (modified, saved) => {
    const core = `<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d"><dcterms:created>2020-01-01T00:00:00Z</dcterms:created><dcterms:modified>${modified}</dcterms:modified></cp:coreProperties>`;
    const { producer } = snapshotOf(
      packRows(ROW, {
        archiveLinks: [['core-properties', 'docProps/core.xml']],
        parts: { 'docProps/core.xml': core },
      }),
    );
    expect(producer.saved).toBe(saved);
  });

  it('reports macros and links to other workbooks, and follows neither', () => {
    const workbook = snapshotOf(
      packRows(ROW, {
        links: [
          ['vbaProject', 'vbaProject.bin'],
          ['externalLink', 'externalLinks/externalLink1.xml'],
          ['externalLink', 'file:///C:/x.xlsx', 'External'],
        ],
      }),
    );
    expect([workbook.hasMacros, workbook.externalLinks]).toEqual([true, 2]);
    expect(snapshotOf(packRows(ROW, { parts: { 'xl/vbaProject.bin': 'x' } })).hasMacros).toBe(true);
    expect(
      snapshotOf(packRows(ROW, { links: [['xlMacrosheet', 'macrosheets/sheet1.xml']] })).hasMacros,
    ).toBe(true);
  });
});

describe('a sheet', () => {
  it('gives merges, hidden rows and columns, and protection', () => {
    const found = sheet(
      '<cols><col min="1" max="1" hidden="1"/><col min="2" max="3" width="9"/><col min="2" max="4" width="0" customWidth="1"/><col min="16000" max="99999" hidden="true"/></cols>' +
        '<sheetData><row r="1" hidden="1"/><row r="2" ht="0" customHeight="1"/><row r="3"/><row r="9" hidden="1"><c><v>1</v></c></row></sheetData>' +
        '<sheetProtection sheet="1" objects="1"/><mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="D4"/><mergeCell ref="nonsense"/><mergeCell ref="$F$9:E8"/></mergeCells>',
    );
    expect(found.hiddenColumns).toEqual([
      { from: 0, to: 3 },
      { from: 15999, to: 16383 },
    ]);
    expect(found.hiddenRows).toEqual([
      { from: 0, to: 1 },
      { from: 8, to: 8 },
    ]);
    expect(found.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 2 },
      { top: 7, left: 4, bottom: 8, right: 5 },
    ]);
    expect(found.protected).toBe(true);
    expect(sheet('<sheetProtection sheet="0"/>').protected).toBe(false);
  });

  it.each([
    ['buttons alone', '<autoFilter ref="A1:B9"/>', false],
    [
      'a hidden button',
      '<autoFilter ref="A1:B9"><filterColumn colId="0" hiddenButton="1"/></autoFilter>',
      false,
    ],
    [
      'a criterion',
      '<autoFilter ref="A1:B9"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>',
      true,
    ],
    ['an advanced filter', '<sheetPr filterMode="1"/>', true],
  ])('is filtered by %s: %#', (_, content, filtered) => {
    expect(sheet(content).filtered).toBe(filtered);
  });

  it('gives its tables, and is filtered where one of them is', () => {
    const table = (name: string, inside: string) =>
      `<table id="1" name="${name}" displayName="${name}" ref="A1:B9" totalsRowCount="1">${inside}<tableColumns count="2"><tableColumn id="1" name="学校_x000a_名称"/><tableColumn id="2" name="在校生数"><calculatedColumnFormula>1</calculatedColumnFormula></tableColumn></tableColumns></table>`;
    const found = sheet(
      `${DATA}<tableParts count="2"><tablePart r:id="rId1"/><tablePart r:id="rId2"/></tableParts>`,
      {
        links: [
          ['table', '../tables/table1.xml'],
          ['table', '/xl/tables/table2.xml'],
        ],
      },
      {
        parts: {
          'xl/tables/table1.xml': table('学校', ''),
          'xl/tables/table2.xml': table(
            '班级',
            '<autoFilter ref="A1:B9"><filterColumn colId="0"><top10 val="3"/></filterColumn></autoFilter>',
          ).replace(' totalsRowCount="1"', ''),
        },
      },
    );
    const area = { top: 0, left: 0, bottom: 8, right: 1 };
    const columns = ['学校_x000a_名称', '在校生数'];
    expect(found.tables).toEqual([
      { name: '学校', area, columns, hasTotalsRow: true },
      { name: '班级', area, columns, hasTotalsRow: false },
    ]);
    expect(found.filtered).toBe(true);
  });

  it('does not read content twice that stands beside a fallback', () => {
    const found = sheet(
      '<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x"><mergeCells><mergeCell ref="A1:B2"/></mergeCells></mc:Choice></mc:AlternateContent>' +
        DATA,
    );
    expect([found.merges, found.grid.cellCount]).toEqual([[], 1]);
  });
});

describe('what a file declares', () => {
  it.each([
    'billionDeclaredCells',
    'wholeColumnValidation',
    'blankStyledCells',
    'millionStyles',
    'cyclicRelationships',
  ])('costs nothing: %s', (name) => {
    const { grid } = firstSheet(hostileFile(name).build());
    expect(grid.cellCount).toBe(name === 'millionStyles' ? 0 : 1);
  });
});

describe('problems', () => {
  it('name the sheet part and the cell', () => {
    const bytes = packRows('<row r="2"><c r="C2" t="s"><v>9</v></c></row>');
    expect(readWorkbook(bytes)).toEqual({
      ok: false,
      problem: {
        kind: 'file-damaged',
        reason: 'cell-invalid',
        params: { part: 'xl/worksheets/sheet1.xml', cell: 'C2' },
      },
    });
  });

  it.each(['-1', '1.5', 'x'])('refuse the shared string %s', (index) => {
    expect(readWorkbook(packRows(`<row><c t="s"><v>${index}</v></c></row>`)).ok).toBe(false);
  });

  it.each(['A0', 'A1048577', 'XFE1', 'AAAA1', '1', 'A', 'A1x', ''])(
    'refuse the address %j',
    (address) => {
      expect(readWorkbook(packRows(`<row><c r="${address}"><v>1</v></c></row>`))).toMatchObject({
        problem: { reason: 'cell-invalid', params: { cell: address } },
      });
    },
  );
});
