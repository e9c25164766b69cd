import { describe, expect, it } from '@jest/globals';
import type { CellLook } from '../../../src/sheet/look';
import type { Validation } from '../../../src/sheet/validation';
import { readLook } from '../../../src/xlsx/look';
import { edited, partNames, partText, refusal } from '../../support/editing';
import { packageFaults } from '../../support/packageFaults';
import { packWorkbook } from '../../support/packWorkbook';
import { firstSheet } from '../../support/readSnapshot';
import { bareWorkbook, FIXTURES } from '../../support/workbooks';

const SHEET1 = 'xl/worksheets/sheet1.xml';
const SHEET = '学校';

function lookOf(bytes: Uint8Array) {
  const look = readLook(bytes);
  if (!look.ok) throw new Error(look.problem.reason);
  return look.value;
}

function lookAt(bytes: Uint8Array, row: number, column: number): CellLook | undefined {
  const { looks, sheets } = lookOf(bytes);
  const cell = sheets[0]?.cells.find((one) => one.row === row && one.column === column);
  return looks[cell?.look ?? 0];
}

const STYLES =
  '<fonts count="1"><font><sz val="11"/><color theme="1"/><name val="等线"/><family val="2"/><scheme val="minor"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1"><alignment shrinkToFit="1"/><protection hidden="1"/></xf></cellXfs>';

const styled = () =>
  packWorkbook({
    sheets: [
      {
        name: SHEET,
        content: '<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row></sheetData>',
      },
    ],
    styles: STYLES,
  });

describe('looks', () => {
  const full: CellLook = {
    font: {
      name: '宋体',
      size: 14,
      bold: true,
      italic: true,
      underline: true,
      strike: true,
      colour: '#ff0000',
    },
    fill: '#ffeeaa',
    borders: {
      top: { style: 'thin', colour: '#00ff00' },
      left: { style: 'double', colour: '#000000' },
    },
    align: { horizontal: 'center', vertical: 'top', wrap: true, rotation: -45, indent: 2 },
    numberFormat: '0.0"人"',
    unlocked: true,
  };

  it('reads back as it was given', () => {
    const after = edited(styled(), {
      kind: 'restyle',
      sheet: SHEET,
      cells: [
        { at: { row: 0, column: 0 }, look: full },
        { at: { row: 3, column: 3 }, look: full },
      ],
    });
    expect(lookAt(after, 0, 0)).toEqual(full);
    expect(lookAt(after, 3, 3)).toEqual(full);
    expect(firstSheet(after).grid.value(0, 0)).toBe(1);
    expect(packageFaults(after)).toEqual([]);
    const formats = partText(after, 'xl/styles.xml');
    expect(formats.match(/<font>/g)).toHaveLength(2);
    expect(formats).toContain('<protection hidden="1" locked="0"/>');
    expect(formats).toContain('shrinkToFit="1"');
  });

  it('keeps what a look does not tell while that part stays', () => {
    const before = lookAt(styled(), 0, 0) ?? {};
    const after = edited(styled(), {
      kind: 'restyle',
      sheet: SHEET,
      cells: [
        { at: { row: 0, column: 0 }, look: { ...before, font: { ...before.font, bold: true } } },
      ],
    });
    const xml = partText(after, 'xl/styles.xml');
    expect(xml).toContain(
      '<font><b/><sz val="11"/><color theme="1"/><name val="等线"/><family val="2"/><scheme val="minor"/></font>',
    );
    expect(xml).toContain(
      '<xf numFmtId="14" fontId="1" fillId="0" borderId="0" xfId="0" applyProtection="1" applyFont="1">',
    );
    expect(xml.replace(/<fonts.*<\/fonts>|<cellXfs.*<\/cellXfs>/g, '')).toBe(
      partText(styled(), 'xl/styles.xml').replace(/<fonts.*<\/fonts>|<cellXfs.*<\/cellXfs>/g, ''),
    );
  });

  it('changes nothing where the look is the same', () => {
    const look = lookAt(styled(), 0, 0) ?? {};
    const after = edited(styled(), {
      kind: 'restyle',
      sheet: SHEET,
      cells: [{ at: { row: 0, column: 0 }, look }],
    });
    expect(Buffer.compare(after, styled())).toBe(0);
  });
});

describe('lines', () => {
  it('cuts spans of columns and keeps what else they say', () => {
    const bytes = bareWorkbook(
      '<cols><col min="2" max="6" width="12" customWidth="1" style="0" outlineLevel="1"/></cols><sheetData/>',
    );
    const after = edited(bytes, {
      kind: 'set-lines',
      sheet: SHEET,
      axis: 'columns',
      lines: [
        { from: 2, to: 3, size: 20, hidden: true },
        { from: 7, to: 7, size: 5, hidden: false },
      ],
    });
    const cols = /<cols>.*<\/cols>/.exec(partText(after, SHEET1))?.[0];
    expect(cols).toBe(
      '<cols><col min="2" max="2" width="12" customWidth="1" style="0" outlineLevel="1"/>' +
        '<col min="3" max="4" width="20" customWidth="1" style="0" outlineLevel="1" hidden="1"/>' +
        '<col min="5" max="6" width="12" customWidth="1" style="0" outlineLevel="1"/>' +
        '<col min="8" max="8" width="5" customWidth="1"/></cols>',
    );
  });

  it('sets rows that are there and rows that are not', () => {
    const bytes = bareWorkbook(
      '<sheetData><row r="2" s="0" outlineLevel="1" ht="9" customHeight="1"><c r="A2"><v>1</v></c></row></sheetData>',
    );
    const after = edited(bytes, {
      kind: 'set-lines',
      sheet: SHEET,
      axis: 'rows',
      lines: [
        { from: 0, to: 1, size: 30, hidden: false },
        { from: 1, to: 1, hidden: true },
        { from: 4, to: 4, hidden: true },
      ],
    });
    expect(/<sheetData>(.*)<\/sheetData>/.exec(partText(after, SHEET1))?.[1]).toBe(
      '<row r="1" ht="30" customHeight="1"/><row r="2" s="0" outlineLevel="1" hidden="1"><c r="A2"><v>1</v></c></row><row r="5" hidden="1"/>',
    );
    expect(firstSheet(after).hiddenRows).toEqual([
      { from: 1, to: 1 },
      { from: 4, to: 4 },
    ]);
  });
});

describe('what a sheet has as a whole', () => {
  it('freezes and lets go again', async () => {
    const bytes = (await FIXTURES[0]?.make()) ?? new Uint8Array();
    const freeze = (rows: number, columns: number) =>
      ({ kind: 'set-freeze', sheet: SHEET, freeze: { rows, columns } }) as const;
    const frozen = edited(bytes, freeze(2, 1));
    expect(lookOf(frozen).sheets[0]?.freeze).toEqual({ rows: 2, columns: 1 });
    expect(lookOf(edited(frozen, freeze(0, 0))).sheets[0]?.freeze).toEqual({ rows: 0, columns: 0 });
    expect(partText(edited(frozen, freeze(0, 0)), SHEET1)).not.toContain('<pane');
  });

  it('merges, and refuses areas that overlap', () => {
    const bytes = bareWorkbook(
      '<sheetData/><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    );
    const merges = [{ top: 2, left: 0, bottom: 3, right: 1 }];
    const after = edited(bytes, { kind: 'set-merges', sheet: SHEET, merges });
    expect(firstSheet(after).merges).toEqual(merges);
    expect(
      partText(edited(after, { kind: 'set-merges', sheet: SHEET, merges: [] }), SHEET1),
    ).not.toContain('mergeCell');
    const twice = [...merges, { top: 3, left: 1, bottom: 5, right: 4 }];
    expect(refusal(bytes, { kind: 'set-merges', sheet: SHEET, merges: twice })).toBe(
      'edit-refused merges-overlap',
    );
  });

  it('writes notes, keeps their authors, and takes all parts off with the last', async () => {
    const bytes =
      (await FIXTURES.find(({ name }) => name === 'comments')?.make()) ?? new Uint8Array();
    const notesOf = (file: Uint8Array) =>
      lookOf(file).sheets[0]?.notes.map(({ at, text, author }) => [
        at.row,
        at.column,
        text,
        author,
      ]);
    const author = lookOf(bytes).sheets[0]?.notes[0]?.author;
    const set = (row: number, column: number, text: string | null) => ({
      at: { row, column },
      text,
    });
    const after = edited(bytes, {
      kind: 'set-notes',
      sheet: SHEET,
      notes: [set(1, 2, ' 新\n文 '), set(8, 8, '另'), set(2, 3, null)],
    });
    expect(notesOf(after)).toEqual([
      [1, 2, ' 新\n文 ', author],
      [8, 8, '另', ''],
    ]);
    expect(packageFaults(after)).toEqual([]);
    const none = edited(after, {
      kind: 'set-notes',
      sheet: SHEET,
      notes: [set(1, 2, null), set(8, 8, null)],
    });
    expect(partNames(none).filter((name) => /comments|vml/i.test(name))).toEqual([]);
    expect(packageFaults(none)).toEqual([]);
  });

  it('refuses to write over a conversation', async () => {
    const bytes =
      (await FIXTURES.find(({ name }) => name.startsWith('a conversation'))?.make()) ??
      new Uint8Array();
    const notes = [{ at: { row: 1, column: 2 }, text: '改' }];
    expect(refusal(bytes, { kind: 'set-notes', sheet: SHEET, notes })).toBe(
      'edit-refused cell-has-conversation',
    );
  });

  it('replaces rules and keeps the elements of those that stay', () => {
    const kept =
      '<dataValidation sqref="A1 C3:C4" type="whole" xr:uid="{1}" allowBlank="1" showErrorMessage="1"><formula1>1</formula1><formula2>9</formula2></dataValidation>';
    const x14 =
      '<x14:dataValidation type="list"><x14:formula1><xm:f>代码!$A$1:$A$9</xm:f></x14:formula1><xm:sqref>B2</xm:sqref></x14:dataValidation>';
    const sheet =
      `<sheetData/><dataValidations count="2">${kept}<dataValidation type="custom" sqref="D1"><formula1>TRUE</formula1></dataValidation></dataValidations>` +
      `<extLst><ext xmlns:x14="urn:x" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations xmlns:xm="urn:y" count="1">${x14}</x14:dataValidations></ext></extLst>`;
    const bytes = bareWorkbook(sheet.replace(' xr:uid="{1}"', ''));
    const before = lookOf(bytes).sheets[0]?.validations ?? [];
    expect(before).toHaveLength(3);
    const fresh: Validation = {
      areas: [{ top: 4, left: 4, bottom: 8, right: 4 }],
      type: 'text-length',
      operator: 'less-or-equal',
      formula1: '18',
      allowBlank: false,
      dropDown: true,
      style: 'warning',
      prompt: { title: '说明', text: '填写\n18 位' },
      error: { title: '', text: '过长' },
    };
    const stay = before.filter(({ type }) => type !== 'custom');
    const after = edited(bytes, {
      kind: 'set-validations',
      sheet: SHEET,
      validations: [...stay, fresh],
    });
    const xml = partText(after, SHEET1);
    expect(xml).toContain(kept.replace(' xr:uid="{1}"', ''));
    expect(xml).toContain(x14);
    const validations = lookOf(after).sheets[0]?.validations ?? [];
    expect(validations).toHaveLength(3);
    expect(validations).toContainEqual(fresh);
    expect(
      partText(edited(bytes, { kind: 'set-validations', sheet: SHEET, validations: [] }), SHEET1),
    ).not.toMatch(/dataValidation|extLst/);
  });
});
