import { describe, expect, it } from '@jest/globals';
import { MAX_NOTES, type Edit, type EditPlan } from '../../src/sheet/editPlan';
import { openContainer, patchWorkbook, readWorkbook, writeWorkbook } from '../../src/xlsx';
import { renameSheets } from '../../src/xlsx/patch/formulaSheets';
import { bareWorkbook, withParts } from '../support/workbooks';

function patch(bytes: Uint8Array, edits: readonly Edit[]) {
  const plan: EditPlan = { edits };
  const patched = patchWorkbook(bytes, plan);
  if (!patched.ok) throw new Error(`${patched.problem.kind} ${patched.problem.reason}`);
  return patched.value;
}

function text(bytes: Uint8Array, part: string): string {
  const container = openContainer(bytes);
  const found = container.ok ? container.value.read(part) : container;
  if (!found.ok) throw new Error(`${part}: ${found.problem.reason}`);
  return Buffer.from(found.value).toString('utf8');
}

const SHEET1 = 'xl/worksheets/sheet1.xml';

const write = (row: number, column: number, value: string | number): Edit => ({
  kind: 'write',
  sheet: '学校',
  at: { row, column },
  rows: [[{ value }]],
});

describe('writing cells', () => {
  it('keeps rows and cells in order', () => {
    const bytes = bareWorkbook(
      '<sheetData><row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="5"/></sheetData>',
    );
    const edits = [
      write(1, 2, 9),
      write(1, 0, 7),
      write(1, 4, 8),
      write(3, 0, 4),
      write(4, 1, 5),
      write(0, 0, 0),
    ];
    const xml = text(patch(bytes, edits).bytes, SHEET1);
    expect([...xml.matchAll(/<c r="([A-Z]\d)"/g)].map((match) => match[1])).toEqual([
      'A1',
      'A2',
      'B2',
      'C2',
      'D2',
      'E2',
      'A4',
      'B5',
    ]);
  });

  it('makes text harmless that a program would take for a formula', () => {
    const bytes = bareWorkbook('<sheetData><row r="1"><c r="A1" s="0"/></row></sheetData>');
    const patched = patch(bytes, [write(0, 0, '=1+1'), write(0, 1, '=1+1'), write(0, 2, '-5')]);
    const workbook = readWorkbook(patched.bytes);
    const grid = workbook.ok ? workbook.value.sheets[0]?.grid : undefined;
    // In a cell of the user's the text itself is changed, because the look of the cell is not ours to change.
    expect(grid?.value(0, 0)).toBe("'=1+1");
    expect(grid?.value(0, 1)).toBe('=1+1');
    expect(text(patched.bytes, 'xl/styles.xml')).toContain('quotePrefix="1"');
    expect(text(patched.bytes, SHEET1)).not.toContain('<f>');
  });

  it('says that a link on a sheet of the user’s is left out', () => {
    const link = { sheet: '学校', at: { row: 0, column: 0 } };
    const edit: Edit = {
      kind: 'write',
      sheet: '学校',
      at: { row: 0, column: 0 },
      rows: [[{ value: '去', link }]],
    };
    const { receipt } = patch(bareWorkbook('<sheetData/>'), [edit]);
    expect(receipt).toEqual({ applied: 1, skipped: [{ edit, reason: 'link-left-out' }] });
  });

  it('leaves a cell inside an array formula alone', () => {
    const bytes = bareWorkbook(
      '<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row><row r="2"><c r="A2"/></row></sheetData>',
    );
    expect(patch(bytes, [write(1, 0, 5)]).receipt.skipped.map(({ reason }) => reason)).toEqual([
      'cell-in-use',
    ]);
  });

  it('writes nothing into a sheet whose rows are out of order', () => {
    const bytes = bareWorkbook('<sheetData><row r="3"/><row r="1"/></sheetData>');
    const patched = patch(bytes, [write(1, 0, 5)]);
    expect(patched.receipt.skipped.map(({ reason }) => reason)).toEqual(['sheet-unsuitable']);
    expect(text(patched.bytes, SHEET1)).toBe(text(bytes, SHEET1));
  });

  it('is not led astray by comments and CDATA in the sheet', () => {
    const bytes = bareWorkbook(
      '<sheetData><!-- </sheetData><row r="9"/> --><row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[</row><c r="Z1"/>]]></t></is></c></row></sheetData>',
    );
    const patched = patch(bytes, [write(0, 1, 5), write(1, 0, 6)]);
    const workbook = readWorkbook(patched.bytes);
    const grid = workbook.ok ? workbook.value.sheets[0]?.grid : undefined;
    expect([grid?.value(0, 1), grid?.value(1, 0)]).toEqual([5, 6]);
    expect(text(patch(patched.bytes, []).bytes, SHEET1)).toBe(text(bytes, SHEET1));
  });
});

describe('limits and refusals', () => {
  it('takes only so many notes and says which were left out', () => {
    const bytes = bareWorkbook('<sheetData/>');
    const notes = Array.from({ length: MAX_NOTES + 2 }, (_, row): Edit => ({
      kind: 'note',
      sheet: '学校',
      at: { row, column: 0 },
      text: 'x',
    }));
    const { receipt } = patch(bytes, notes);
    expect(receipt.applied).toBe(MAX_NOTES);
    expect(receipt.skipped.map(({ edit, reason }) => [edit, reason])).toEqual(
      notes.slice(MAX_NOTES).map((note) => [note, 'too-many-notes']),
    );
  });

  it.each([
    ['a sheet cut short', { [SHEET1]: (xml: string) => xml.slice(0, -20) }],
    ['a workbook part cut short', { 'xl/workbook.xml': (xml: string) => xml.slice(0, -20) }],
  ])('returns a problem for %s', (_, changed) => {
    const bytes = withParts(bareWorkbook('<sheetData/>'), {}, changed);
    const patched = patchWorkbook(bytes, { edits: [write(0, 0, 1)] });
    expect(patched.ok ? 'patched' : patched.problem.kind).toBe('file-damaged');
  });

  it('refuses parts in another encoding', () => {
    const sheet = Uint8Array.of(0xff, 0xfe, ...Buffer.from('<worksheet/>', 'utf16le'));
    const bytes = withParts(bareWorkbook('<sheetData/>'), { [SHEET1]: sheet });
    const patched = patchWorkbook(bytes, { edits: [write(0, 0, 1)] });
    expect(patched).toEqual({
      ok: false,
      problem: { kind: 'edit-refused', reason: 'part-not-utf8', params: { part: SHEET1 } },
    });
  });
});

describe('marks', () => {
  it('join neighbouring cells and come after the user’s priorities', () => {
    const rule =
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="4"><formula>1</formula></cfRule></conditionalFormatting>';
    const bytes = bareWorkbook(
      `<sheetData/>${rule}<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>`,
    );
    const areas = [0, 1, 2, 4].map((row) => ({ top: row, bottom: row, left: 1, right: 2 }));
    const xml = text(
      patch(bytes, [
        { kind: 'mark', sheet: '学校', mark: 'error', areas },
        { kind: 'mark', sheet: '学校', mark: 'warning', areas: areas.slice(0, 1) },
      ]).bytes,
      SHEET1,
    );
    expect([...xml.matchAll(/sqref="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'A1',
      'B1:C3 B5:C5',
      'B1:C1',
    ]);
    expect([...xml.matchAll(/priority="(\d+)"/g)].map((match) => match[1])).toEqual([
      '4',
      '5',
      '6',
    ]);
    expect(xml.indexOf('junheng:')).toBeLessThan(xml.indexOf('<pageMargins'));
  });
});

describe('the calculation chain', () => {
  it('goes when a program has entered cells of ours in it', () => {
    const plan: Edit[] = [
      {
        kind: 'write',
        sheet: '学校',
        at: { row: 0, column: 0 },
        rows: [[{ value: 2, formula: '1+1' }]],
      },
    ];
    const annotated = patch(bareWorkbook('<sheetData/>'), plan).bytes;
    const override =
      '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>';
    const link =
      '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>';
    const resaved = withParts(
      annotated,
      { 'xl/calcChain.xml': '<calcChain><c r="A1" i="1"/></calcChain>' },
      {
        '[Content_Types].xml': (xml) => xml.replace('</Types>', `${override}</Types>`),
        'xl/_rels/workbook.xml.rels': (xml) =>
          xml.replace('</Relationships>', `${link}</Relationships>`),
      },
    );
    const container = openContainer(patch(resaved, []).bytes);
    expect(container.ok && container.value.find('xl/calcChain.xml')).toBeUndefined();
    expect(text(patch(resaved, []).bytes, '[Content_Types].xml')).not.toContain('calcChain');
  });
});

describe('sheet names in formulas', () => {
  it('follow the name that a sheet really gets, outside of text', () => {
    const renamed = new Map([['校际均衡', '校际均衡 (2)']]);
    expect(renameSheets(`校际均衡!B2+'校际均衡'!$C$3&"校际均衡!A1"&'别的'!A1`, renamed)).toBe(
      `'校际均衡 (2)'!B2+'校际均衡 (2)'!$C$3&"校际均衡!A1"&'别的'!A1`,
    );
  });
});

describe('a new workbook', () => {
  it('has the same bytes every time and reads back as written', () => {
    const sheets = [
      {
        name: '学校 & 县',
        rows: [
          [
            '名称',
            1.5,
            true,
            { error: '#N/A' },
            null,
            { value: 3, formula: 'B1*2', numberFormat: '0.000' },
            '=1+1',
          ],
        ],
        merges: [{ top: 2, left: 0, bottom: 3, right: 1 }],
        hiddenRows: [{ from: 4, to: 5 }],
        hiddenColumns: [{ from: 1, to: 1 }],
        widths: [12, undefined, 20],
      },
      { name: '藏', rows: [], visibility: 'very-hidden' as const },
    ];
    const bytes = writeWorkbook(sheets, {
      date1904: true,
      definedNames: [{ name: '人数', refersTo: "'学校 & 县'!$B$1" }],
    });
    expect(
      Buffer.compare(
        writeWorkbook(sheets, {
          date1904: true,
          definedNames: [{ name: '人数', refersTo: "'学校 & 县'!$B$1" }],
        }),
        bytes,
      ),
    ).toBe(0);
    const workbook = readWorkbook(bytes);
    if (!workbook.ok) throw new Error(workbook.problem.reason);
    const [first, second] = workbook.value.sheets;
    expect(Array.from({ length: 7 }, (_, column) => first?.grid.value(0, column))).toEqual([
      '名称',
      1.5,
      true,
      { error: '#N/A' },
      null,
      3,
      '=1+1',
    ]);
    expect([first?.grid.formula(0, 5), first?.grid.numberFormat(0, 5)]).toEqual(['B1*2', '0.000']);
    expect(first?.merges).toEqual(sheets[0]?.merges);
    expect(first?.hiddenRows).toEqual([{ from: 4, to: 5 }]);
    expect(first?.hiddenColumns).toEqual([{ from: 1, to: 1 }]);
    expect(second?.visibility).toBe('very-hidden');
    expect(workbook.value.date1904).toBe(true);
    expect(workbook.value.definedNames).toEqual([{ name: '人数', refersTo: "'学校 & 县'!$B$1" }]);
  });
});
