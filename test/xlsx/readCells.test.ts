import { describe, expect, it } from '@jest/globals';
import { cellsOf, firstSheet } from '../support/readSnapshot';
import { packRows, type PackedWorkbook } from '../support/packWorkbook';

const SHARED = '<si><t>小学</t></si><si><t/></si>';
const grid = (rows: string, more: Partial<PackedWorkbook> = {}) =>
  firstSheet(packRows(rows, { sharedStrings: SHARED, ...more })).grid;
const value = (cell: string, more?: Partial<PackedWorkbook>) =>
  grid(`<row>${cell}</row>`, more).value(0, 0);

describe('values', () => {
  it.each([
    ['a number', '<c><v>4.505</v></c>', 4.505],
    ['a number of 17 digits', '<c t="n"><v>0.10000000000000001</v></c>', 0.1],
    ['a number with an exponent', '<c><v>1.5E-7</v></c>', 1.5e-7],
    ['a number between spaces', '<c><v> 12 </v></c>', 12],
    ['a shared string', '<c t="s"><v>0</v></c>', '小学'],
    ['an empty shared string', '<c t="s"><v>1</v></c>', ''],
    ['a formula string', '<c t="str"><v>合格 &amp; 优</v></c>', '合格 & 优'],
    ['a number typed as text', '<c t="str"><v>260</v></c>', '260'],
    ['an inline string', '<c t="inlineStr"><is><t>初中</t></is></c>', '初中'],
    [
      'rich text without its phonetic hints',
      '<c t="inlineStr"><is><r><rPr><b/></rPr><t>初</t></r><r><t> 中</t></r><rPh sb="0" eb="1"><t>chu</t></rPh><phoneticPr fontId="1"/></is></c>',
      '初 中',
    ],
    ['true', '<c t="b"><v>1</v></c>', true],
    ['false', '<c t="b"><v>0</v></c>', false],
    ['an error', '<c t="e"><v>#DIV/0!</v></c>', { error: '#DIV/0!' }],
    ['a date', '<c t="d"><v>2024-09-01</v></c>', 45536],
    ['a date and time', '<c t="d"><v>2024-09-01T12:00:00Z</v></c>', 45536.5],
    ['a time', '<c t="d"><v>T06:00:00</v></c>', 0.25],
    ['the first day of 1900', '<c t="d"><v>1900-01-01</v></c>', 1],
    ['a date that is none as text', '<c t="d"><v>2024-02-30</v></c>', '2024-02-30'],
    ['a number that is none as text', '<c><v>NaN</v></c>', 'NaN'],
    ['hexadecimal as text', '<c><v>0x10</v></c>', '0x10'],
    ['more than a double holds as text', '<c><v>1e999</v></c>', '1e999'],
    ['a value in CDATA', '<c><v><![CDATA[7]]></v></c>', 7],
    [
      '_x000D_ as the carriage return that it stands for',
      '<c t="str"><v>学校_x000D_</v></c>',
      '学校\r',
    ],
  ])('reads %s', (_, cell, expected) => {
    expect(value(cell)).toEqual(expected);
  });

  it.each([
    '<c/>',
    '<c s="1"/>',
    '<c><v/></c>',
    '<c t="s"/>',
    '<c t="s"><v></v></c>',
    '<c t="inlineStr"/>',
    '<c t="b"/>',
    '<c t="e"/>',
  ])('stores nothing for %s', (cell) => {
    expect(grid(`<row>${cell}</row>`)).toMatchObject({ cellCount: 0, rowCount: 0, columnCount: 0 });
  });

  it('counts dates from 1904 where the workbook does', () => {
    const properties = '<workbookPr date1904="1"/>';
    expect(value('<c t="d"><v>2024-09-01</v></c>', { properties })).toBe(45536 - 1462);
  });
});

describe('places', () => {
  it('takes cells without addresses one after another', () => {
    const rows =
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="B5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>';
    expect(cellsOf(grid(rows))).toEqual({ '0,0': 1, '0,2': 3, '4,1': 4, '4,2': 5, '5,0': 6 });
  });

  it('sorts rows and cells that stand out of order; the later of two counts', () => {
    const rows =
      '<row r="3"><c r="C3"><v>1</v></c><c r="A3"><f>1+1</f><v>2</v></c></row><row r="1"><c r="B1"><v>3</v></c></row><row r="3"><c r="C3"><v>9</v></c></row>';
    const sorted = grid(rows);
    expect(cellsOf(sorted)).toEqual({ '0,1': 3, '2,0': 2, '2,2': 9 });
    expect([sorted.formula(2, 0), sorted.formula(2, 2)]).toEqual(['1+1', undefined]);
    expect(sorted.cellCount).toBe(3);
  });

  it('finds cells in rows with gaps and in far corners', () => {
    const far = grid(
      '<row r="7"><c r="C7"><v>1</v></c><c r="F7"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>3</v></c></row>',
    );
    expect([far.rowCount, far.columnCount]).toEqual([1048576, 16384]);
    expect([far.value(6, 2), far.value(6, 5), far.value(1048575, 16383)]).toEqual([1, 2, 3]);
    expect([far.value(6, 3), far.value(0, 0), far.value(7, 2), far.value(1048575, 0)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([far.formula(0, 0), far.numberFormat(0, 0)]).toEqual([undefined, undefined]);
  });
});

describe('number formats', () => {
  const styles =
    '<numFmts count="3"><numFmt numFmtId="176" formatCode="0.0&quot;万元&quot;"/><numFmt numFmtId="177" formatCode="G/通用格式"/><numFmt numFmtId="178" formatCode="General"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="176"/><xf numFmtId="31"/><xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="10"/></cellXfs>';

  it.each([
    ['no style', '', undefined],
    ['the plain style', ' s="0"', undefined],
    ['a custom format', ' s="1"', '0.0"万元"'],
    ['a Chinese format by number', ' s="2"', 'yyyy"年"m"月"d"日"'],
    ['General under its Chinese name', ' s="3"', undefined],
    ['General spelled out', ' s="4"', undefined],
    ['a format by number', ' s="5"', '0.00%'],
    ['a style that does not exist', ' s="99"', undefined],
  ])('gives %s', (_, attribute, expected) => {
    expect(grid(`<row><c${attribute}><v>1</v></c></row>`, { styles }).numberFormat(0, 0)).toBe(
      expected,
    );
  });
});

describe('formulas', () => {
  it('keeps formulas with and without a stored result', () => {
    const cells = grid(
      '<row><c><f>SUM(B1:C1)</f><v>3</v></c><c><f>A1&lt;&gt;&quot;&quot;</f></c><c><f ca="1"/><v>5</v></c></row>',
    );
    expect([cells.formula(0, 0), cells.value(0, 0)]).toEqual(['SUM(B1:C1)', 3]);
    expect([cells.formula(0, 1), cells.value(0, 1)]).toEqual(['A1<>""', null]);
    expect([cells.formula(0, 2), cells.value(0, 2)]).toEqual([undefined, 5]);
    expect(cells.cellCount).toBe(3);
  });

  it('works out shared formulas for each cell', () => {
    const cells = grid(
      '<row r="2"><c r="C2"><f t="shared" ref="C2:D4" si="0">A2*$B$1+\'表 1\'!A$2&amp;"A1"+LOG10(A2)</f><v>1</v></c><c r="D2"><f t="shared" si="0"/></c></row>' +
        '<row r="4"><c r="C4"><f t="shared" si="0"/><v>1</v></c><c r="D4"><f t="shared" si="7"/><v>1</v></c></row>',
    );
    expect(cells.formula(1, 2)).toBe('A2*$B$1+\'表 1\'!A$2&"A1"+LOG10(A2)');
    expect(cells.formula(1, 3)).toBe('B2*$B$1+\'表 1\'!B$2&"A1"+LOG10(B2)');
    expect(cells.formula(3, 2)).toBe('A4*$B$1+\'表 1\'!A$2&"A1"+LOG10(A4)');
    expect(cells.formula(3, 3)).toBeUndefined();
  });

  it('knows a shared formula that is stated after its first use', () => {
    const cells = grid(
      '<row r="1"><c r="B1"><f t="shared" si="0"/></c></row><row r="2"><c r="B2"><f t="shared" ref="B1:B2" si="0">A2+1</f></c></row>',
    );
    expect(cells.formula(0, 1)).toBe('A1+1');
  });

  it('keeps array formulas and what-if tables as text', () => {
    const cells = grid(
      '<row><c><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c><c><f t="dataTable" ref="B1:B2" dt2D="1" dtr="1" r1="D1" r2="E1"/><v>1</v></c><c><f t="dataTable" ref="C1" dtr="1" r1="D1"/></c><c><f t="dataTable" ref="D1" r1="D1"/></c></row>',
    );
    expect([0, 1, 2, 3].map((column) => cells.formula(0, column))).toEqual([
      'B1:B2*2',
      'TABLE(D1,E1)',
      'TABLE(D1,)',
      'TABLE(,D1)',
    ]);
  });
});
