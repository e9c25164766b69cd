import { describe, expect, it } from '@jest/globals';
import { bareWorkbook } from '../../../support/workbooks';
import { edited } from '../../../support/editing';
import { packageFaults } from '../../../support/packageFaults';
import { columns, contents, partText, rows, tryLines, values, withLines } from './everything';

const SHEET1 = 'xl/worksheets/sheet1.xml';

const EXT_URI = '{78C0D931-6437-407d-A8EE-F0AAD7539E65}';

/** A sheet with everything that says where it lies. */
const SHEET =
  '<dimension ref="A1:F20"/>' +
  '<sheetViews><sheetView workbookViewId="0" topLeftCell="A1"><pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/>' +
  '<selection pane="bottomRight" activeCell="B5" sqref="B5:C7"/></sheetView></sheetViews>' +
  '<cols><col min="1" max="1" width="20" customWidth="1"/><col min="2" max="4" width="9" style="1"/><col min="6" max="6" width="7"/></cols>' +
  '<sheetData>' +
  '<row r="1" spans="1:6" ht="30" customHeight="1"><c r="A1" t="inlineStr"><is><t>学校名称</t></is></c><c r="B1" t="inlineStr"><is><t>人数</t></is></c></row>' +
  '<row r="4" ht="18" customHeight="1"><c r="A4" s="2"/><c r="B4" s="1"><v>4</v></c><c r="C4"><f>B4*2</f><v>8</v></c></row>' +
  '<row r="5"><c r="B5" s="1"><v>5</v></c><c r="C5"><f t="shared" ref="C5:C8" si="0">B5*2+$B$8</f><v>18</v></c></row>' +
  '<row r="6"><c r="B6" s="1"><v>6</v></c><c r="C6"><f t="shared" si="0"/><v>20</v></c></row>' +
  '<row r="7"><c r="B7" s="1"><v>7</v></c><c r="C7"><f t="shared" si="0"/><v>22</v></c></row>' +
  '<row r="8"><c r="B8" s="1"><v>8</v></c><c r="C8"><f t="shared" si="0"/><v>24</v></c></row>' +
  '<row r="10"><c r="B10"><f>SUM(B4:B8)</f><v>30</v></c><c r="D10"><f t="array" ref="D10:D11">B4:B5*2</f><v>8</v></c></row>' +
  '<row r="11"><c r="D11"><v>10</v></c></row>' +
  '</sheetData>' +
  '<protectedRanges><protectedRange sqref="B4:B8 F5" name="a"/><protectedRange sqref="E5:F5" name="b"/></protectedRanges>' +
  '<autoFilter ref="A4:D8"><filterColumn colId="2"><filters><filter val="1"/></filters></filterColumn></autoFilter>' +
  '<mergeCells count="3"><mergeCell ref="A5:A6"/><mergeCell ref="E5:F5"/><mergeCell ref="E7:F8"/></mergeCells>' +
  '<conditionalFormatting sqref="B5:B8 D5"><cfRule type="expression" priority="1"><formula>$B5&gt;B$10</formula></cfRule></conditionalFormatting>' +
  '<conditionalFormatting sqref="F5"><cfRule type="expression" priority="2"><formula>F5&gt;1</formula></cfRule></conditionalFormatting>' +
  '<dataValidations count="2"><dataValidation type="whole" operator="between" sqref="B5:B8"><formula1>B4</formula1><formula2>$B$10</formula2></dataValidation><dataValidation type="list" sqref="E5"><formula1>$B$4:$B$8</formula1></dataValidation></dataValidations>' +
  '<hyperlinks><hyperlink ref="A5" location="学校!A8"/><hyperlink ref="A8" location="学校!A5" display="x"/></hyperlinks>' +
  '<rowBreaks count="2" manualBreakCount="2"><brk id="4" max="16383" man="1"/><brk id="8" max="16383" man="1"/></rowBreaks>' +
  '<colBreaks count="1" manualBreakCount="1"><brk id="3" max="1048575" man="1"/></colBreaks>' +
  '<ignoredErrors><ignoredError sqref="B5" numberStoredAsText="1"/></ignoredErrors>' +
  `<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="${EXT_URI}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" id="{1}"/><xm:sqref>F5</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>` +
  '<ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>学校!B5:D5</xm:f><xm:sqref>F5</xm:sqref></x14:sparkline><x14:sparkline><xm:f>学校!B6:D6</xm:f><xm:sqref>F6</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>';

const NAMES =
  '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">学校!$A$4:$D$8</definedName>' +
  '<definedName name="_xlnm.Print_Area" localSheetId="0">学校!$A$1:$C$4,学校!$A$5:$F$5</definedName>' +
  '<definedName name="_xlnm.Print_Titles" localSheetId="0">学校!$A:$A,学校!$1:$3</definedName>' +
  "<definedName name=\"Junheng_cells_1\">'学校'!$F$5,'学校'!$F$6:$F$8</definedName>" +
  '<definedName name="合计">学校!$B$10</definedName><definedName name="一行">学校!$A$5:$F$5</definedName></definedNames>';

const workbook = () => bareWorkbook(SHEET, { workbook: NAMES });

/** The formats that the cells name are not there: they are not what is looked at here. */
const faults = (bytes: Uint8Array) =>
  packageFaults(bytes).filter((fault) => !fault.endsWith(' format'));

describe('a row that goes', () => {
  const after = withLines(workbook(), [rows('delete-lines', 5)]);
  const sheet = partText(after, SHEET1);

  it('takes its cells along, and those below move up with their looks', () => {
    expect(values(sheet, 'row', 'r')).toEqual(['1', '4', '5', '6', '7', '9', '10']);
    expect(sheet).toContain('<row r="5"><c r="B5" s="1"><v>6</v></c>');
    expect(faults(after)).toEqual([]);
  });

  it('leaves formulas saying what they said', () => {
    expect(contents(sheet, 'f')).toEqual([
      'B4*2',
      'B5*2+$B$7',
      'B6*2+$B$7',
      'B7*2+$B$7',
      'SUM(B4:B7)',
      'B4:B4*2',
      '学校!B5:D5',
    ]);
    expect(sheet).toContain('<f t="array" ref="D9:D10">');
  });

  it('moves every area', () => {
    expect(values(sheet, 'dimension', 'ref')).toEqual(['A1:F19']);
    expect(values(sheet, 'selection', 'sqref')).toEqual(['B5:C6']);
    expect(values(sheet, 'mergeCell', 'ref')).toEqual(['E6:F7']);
    expect(values(sheet, 'mergeCells', 'count')).toEqual(['1']);
    expect(values(sheet, 'protectedRange', 'sqref')).toEqual(['B4:B7']);
    expect(values(sheet, 'autoFilter', 'ref')).toEqual(['A4:D7']);
    expect(values(sheet, 'conditionalFormatting', 'sqref')).toEqual(['B5:B7']);
    expect(contents(sheet, 'formula')).toEqual(['$B5&gt;B$9']);
    expect(values(sheet, 'dataValidation', 'sqref')).toEqual(['B5:B7']);
    expect(values(sheet, 'dataValidations', 'count')).toEqual(['1']);
    expect(contents(sheet, 'formula2')).toEqual(['$B$9']);
    expect(values(sheet, 'hyperlink', 'ref')).toEqual(['A7']);
    expect(values(sheet, 'hyperlink', 'location')).toEqual(['学校!A5']);
    expect(values(sheet, 'brk', 'id')).toEqual(['7', '3']);
    expect(sheet).not.toContain('ignoredError');
    expect(sheet).not.toContain(EXT_URI);
    expect(contents(sheet, 'sqref')).toEqual(['F5']);
  });

  it('leaves names without what is gone', () => {
    expect(contents(partText(after, 'xl/workbook.xml'), 'definedName')).toEqual([
      '学校!$A$4:$D$7',
      '学校!$A$1:$C$4',
      '学校!$A:$A,学校!$1:$3',
      "'学校'!$F$5:$F$7",
      '学校!$B$9',
      '学校!#REF!',
    ]);
  });
});

describe('rows that come', () => {
  const after = withLines(workbook(), [rows('insert-lines', 5, 3)]);
  const sheet = partText(after, SHEET1);

  it('look like the row above and are blank', () => {
    expect(sheet).toContain(
      '<row r="5" ht="18" customHeight="1"><c r="A5" s="2"/><c r="B5" s="1"/></row><row r="6"',
    );
    expect(values(sheet, 'row', 'r')).toEqual([
      '1',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '13',
      '14',
    ]);
    expect(faults(after)).toEqual([]);
  });

  it('let ranges grow that they come inside of', () => {
    expect(contents(sheet, 'f')).toContain('SUM(B4:B11)');
    expect(contents(sheet, 'f')).toContain('B11*2+$B$11');
    expect(values(sheet, 'conditionalFormatting', 'sqref')).toEqual(['B8:B11 D8', 'F8']);
    expect(contents(sheet, 'formula')).toEqual(['$B8&gt;B$13', 'F8&gt;1']);
    expect(values(sheet, 'mergeCell', 'ref')).toEqual(['A8:A9', 'E8:F8', 'E10:F11']);
  });

  it('stay frozen among frozen ones', () => {
    const frozen = partText(withLines(workbook(), [rows('insert-lines', 2, 2)]), SHEET1);
    expect(frozen).toContain('xSplit="1" ySplit="5" topLeftCell="B6"');
  });
});

describe('columns', () => {
  it('that come look like the one before them', () => {
    const after = withLines(workbook(), [columns('insert-lines', 3, 2)]);
    const sheet = partText(after, SHEET1);
    expect(values(sheet, 'col', 'min')).toEqual(['1', '2', '8']);
    expect(values(sheet, 'col', 'max')).toEqual(['1', '6', '8']);
    expect(sheet).toContain(
      '<c r="B5" s="1"><v>5</v></c><c r="C5" s="1"/><c r="D5" s="1"/><c r="E5">',
    );
    expect(sheet).not.toContain('spans=');
    expect(values(sheet, 'filterColumn', 'colId')).toEqual(['4']);
    expect(values(sheet, 'brk', 'id')).toEqual(['4', '8', '5']);
    expect(contents(sheet, 'f').at(-1)).toBe('学校!B6:F6');
    expect(faults(after)).toEqual([]);
  });

  it('that go take their formulas along', () => {
    const after = withLines(workbook(), [columns('delete-lines', 2)]);
    const sheet = partText(after, SHEET1);
    expect(contents(sheet, 'f')).toEqual([
      '#REF!*2',
      '#REF!*2+#REF!',
      '#REF!*2+#REF!',
      '#REF!*2+#REF!',
      '#REF!*2+#REF!',
      '#REF!*2',
      '学校!B5:C5',
      '学校!B6:C6',
    ]);
    expect(values(sheet, 'col', 'max')).toEqual(['1', '3', '5']);
    expect(faults(after)).toEqual([]);
  });
});

describe('what cannot be done', () => {
  it.each([
    ['lines-cross-array', rows('delete-lines', 11)],
    ['lines-cross-array', rows('insert-lines', 11)],
    ['sheet-missing', rows('delete-lines', 1, 1, '没有')],
    ['lines-outside', rows('insert-lines', 1_048_577)],
    ['lines-full', rows('insert-lines', 1, 1_048_570)],
    ['lines-full', columns('insert-lines', 1, 16_384)],
  ])('is refused: %s', (reason, amendment) => {
    const done = tryLines(workbook(), [amendment]);
    expect(done.ok ? '' : done.problem.reason).toBe(reason);
  });
});

describe('many changes', () => {
  it('are the same in one go as one by one', () => {
    const changes = [
      rows('insert-lines', 6, 2),
      columns('insert-lines', 2),
      rows('delete-lines', 5),
      rows('insert-lines', 5),
      columns('delete-lines', 5),
      rows('delete-lines', 2, 2),
    ];
    const bytes = workbook();
    const byOne = changes.reduce((now, change) => withLines(now, [change]), bytes);
    const atOnce = withLines(bytes, changes);
    // A link that leads nowhere keeps its words, and by which of them is not told apart.
    const sheetOf = (one: Uint8Array) => partText(one, SHEET1).replace(/ location="[^"]*"/, '');
    expect(sheetOf(atOnce)).toBe(sheetOf(byOne));
    expect(partText(atOnce, 'xl/workbook.xml')).toBe(partText(byOne, 'xl/workbook.xml'));
  });
});

describe('formulas that cells share', () => {
  const SHARED =
    '<sheetData>' +
    '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A4+1</f><v>1</v></c></row>' +
    '<row r="2"><c r="B2"><f t="shared" si="0"/><v>1</v></c></row>' +
    '<row r="3"><c r="B3"><f t="shared" si="0"/><v>1</v></c></row></sheetData>';
  const formulasAfter = (...changes: Parameters<typeof withLines>[1]) =>
    partText(withLines(bareWorkbook(SHARED), changes), SHEET1);

  it('stay shared where no reference of any cell moves', () => {
    expect(formulasAfter(rows('delete-lines', 7))).toContain(SHARED);
    expect(formulasAfter(columns('insert-lines', 3))).toContain(SHARED);
  });

  it('are stated one by one where that of the last moves, or of one between alone', () => {
    expect(contents(formulasAfter(rows('insert-lines', 6)), 'f')).toEqual(['A4+1', 'A5+1', 'A7+1']);
    const between = formulasAfter(rows('insert-lines', 5), rows('delete-lines', 6));
    expect(contents(between, 'f')).toEqual(['A4+1', '#REF!+1', 'A6+1']);
  });
});

describe('controls and embedded objects', () => {
  const XDR = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
  const corner = (name: string, row: number) =>
    `<${name}><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(row)}</xdr:row><xdr:rowOff>5</xdr:rowOff></${name}>`;
  const control = (told: string) =>
    `<control shapeId="1" name="a"><controlPr><anchor${told}>${corner('from', 4)}${corner('to', 6)}</anchor></controlPr></control>`;
  const controls = (told: string) =>
    '<sheetData/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
    `xmlns:xdr="${XDR}"><mc:Choice Requires="x14"><controls>${control(told)}</controls></mc:Choice></mc:AlternateContent>`;

  it.each([
    [' moveWithCells="1" sizeWithCells="1"', ['6', '9']],
    [' moveWithCells="1"', ['6', '8']],
    ['', ['4', '6']],
  ])('follow the cells as they are told to:%s', (told, expected) => {
    const changes = [rows('insert-lines', 5, 2), rows('insert-lines', 8)];
    const after = withLines(bareWorkbook(controls(told)), changes);
    expect(contents(partText(after, SHEET1), 'row')).toEqual(expected);
  });
});

describe('the formulas of a workbook whose lines change', () => {
  it('are computed anew by the program that opens it', () => {
    const changed = edited(workbook(), rows('delete-lines', 5));
    expect(partText(changed, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });
});
