import { describe, expect, it } from '@jest/globals';
import { parseArea, type Area } from '../../../src/kernel/address';
import type { Edit, ValidateEdit } from '../../../src/sheet/editPlan';
import { VALIDATION_TITLE } from '../../../src/sheet/ownership';
import type { Validation } from '../../../src/sheet/validation';
import { openContainer, patchWorkbook, readLook } from '../../../src/xlsx';
import { bareWorkbook } from '../../support/workbooks';

const SHEET = 'xl/worksheets/sheet1.xml';

function patch(bytes: Uint8Array, edits: readonly Edit[]) {
  const patched = patchWorkbook(bytes, { edits });
  if (!patched.ok) throw new Error(patched.problem.reason);
  return patched.value;
}

function xmlOf(bytes: Uint8Array): string {
  const container = openContainer(bytes);
  const found = container.ok ? container.value.read(SHEET) : container;
  if (!found.ok) throw new Error(found.problem.reason);
  return Buffer.from(found.value).toString('utf8');
}

function area(ref: string): Area {
  const found = parseArea(ref);
  if (found === undefined) throw new Error(ref);
  return found;
}

function validate(refs: string, rule: Partial<Validation> = {}): ValidateEdit {
  const validation: Validation = {
    areas: refs.split(' ').map(area),
    type: 'whole',
    operator: 'greater-or-equal',
    formula1: '0',
    allowBlank: true,
    dropDown: true,
    style: 'warning',
    error: { title: '在校生数', text: '应是不小于 0 的整数' },
    ...rule,
  };
  return { kind: 'validate', sheet: '学校', validation };
}

function rulesOf(bytes: Uint8Array): readonly Validation[] {
  const look = readLook(bytes);
  if (!look.ok) throw new Error(look.problem.reason);
  return look.value.sheets[0]?.validations ?? [];
}

const HERS =
  '<dataValidation type="list" sqref="B2:B3"><formula1>"小学,初中"</formula1></dataValidation>';
const FRAMES: readonly (readonly [string, string])[] = [
  [
    'no list',
    '<sheetData/><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>',
  ],
  ['a list of hers', `<sheetData/><dataValidations count="1">${HERS}</dataValidations>`],
  ['an uncounted list', `<sheetData/><dataValidations xWindow="3">${HERS}</dataValidations>`],
  ['an empty list', '<sheetData/><dataValidations count="0"/>'],
  ['an empty list with two tags', '<sheetData/><dataValidations count="0"></dataValidations>'],
];

describe.each(FRAMES)('validations on a sheet with %s', (_, body) => {
  const bytes = bareWorkbook(body);
  const edits = [validate('C2:C9'), validate('D2:D9 E2', { type: 'list', formula1: '"甲,乙"' })];

  it('are told by their title, counted, and taken off to the byte', () => {
    const patched = patch(bytes, edits);
    expect(patched.receipt).toEqual({ applied: 2, skipped: [] });
    const own = rulesOf(patched.bytes).filter(({ error }) => error?.title === VALIDATION_TITLE);
    expect(own.map(({ areas }) => areas)).toEqual([[area('C2:C9')], [area('D2:D9'), area('E2')]]);
    expect(own[0]).toMatchObject({
      type: 'whole',
      operator: 'greater-or-equal',
      formula1: '0',
      style: 'warning',
      error: { text: '在校生数\n应是不小于 0 的整数' },
    });
    const xml = xmlOf(patched.bytes);
    const count = /<dataValidations count="(\d+)"/.exec(xml)?.[1];
    if (count !== undefined) expect(Number(count)).toBe(xml.split('<dataValidation ').length - 1);
    expect(xmlOf(patch(patched.bytes, []).bytes)).toBe(xmlOf(bytes));
  });

  it('come out the same the second time', () => {
    const once = patch(bytes, edits).bytes;
    expect(patch(once, edits).bytes).toEqual(once);
  });
});

describe('validations beside those of the user', () => {
  const bytes = bareWorkbook(`<sheetData/><dataValidations count="1">${HERS}</dataValidations>`);

  it('leave her cells alone and name what was left out', () => {
    const edit = validate('A1:C4 F1', { type: 'custom', formula1: 'A1>$Z$1' });
    const { bytes: patched, receipt } = patch(bytes, [edit]);
    const rest = { ...edit, validation: { ...edit.validation, areas: [area('A1:C4')] } };
    expect(receipt.skipped).toEqual([{ edit: rest, reason: 'validation-in-use' }]);
    const own = rulesOf(patched).slice(1);
    expect(own.map(({ areas, formula1 }) => [areas[0], formula1])).toEqual([
      [area('A1:C1'), 'A1>$Z$1'],
      [area('A2:A3'), 'A2>$Z$1'],
      [area('C2:C3'), 'C2>$Z$1'],
      [area('A4:C4'), 'A4>$Z$1'],
      [area('F1'), 'F1>$Z$1'],
    ]);
  });

  it('are skipped where nothing remains, and where they meet one another', () => {
    const hidden = validate('B2:B3');
    const twice = validate('D1:D2');
    const { receipt } = patch(bytes, [hidden, validate('D1:D3'), twice]);
    expect(receipt).toEqual({
      applied: 1,
      skipped: [
        { edit: hidden, reason: 'validation-in-use' },
        { edit: twice, reason: 'validation-in-use' },
      ],
    });
  });

  it('respect rules in the extension of 2010, and leave one that a program moved there', () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const rule = (title: string, ref: string) =>
      `<x14:dataValidation type="list" errorTitle="${title}"><x14:formula1><xm:f>名单!A1</xm:f></x14:formula1>` +
      `<xm:sqref>${ref}</xm:sqref></x14:dataValidation>`;
    const extended = (rules: string) =>
      bareWorkbook(
        `<sheetData/><extLst><ext uri="a"><x14:dataValidations xmlns:x14="${main}" xmlns:xm="${main}">` +
          `${rules}</x14:dataValidations></ext></extLst>`,
      );
    const { receipt } = patch(extended(rule('她的', 'C5:C9')), [validate('C6')]);
    expect(receipt.skipped.map(({ reason }) => reason)).toEqual(['validation-in-use']);
    const mixed = extended(rule('她的', 'C5') + rule(VALIDATION_TITLE, 'C6'));
    expect(xmlOf(patch(mixed, []).bytes)).toBe(xmlOf(extended(rule('她的', 'C5'))));
    const ours = extended(rule(VALIDATION_TITLE, 'C6'));
    expect(xmlOf(patch(ours, []).bytes)).toBe(xmlOf(bareWorkbook('<sheetData/>')));
  });

  it('are refused with a formula that Excel would not open, and on no sheet', () => {
    const long = validate('A1', { type: 'list', formula1: `"${'甲'.repeat(300)}"` });
    const lost = { ...validate('A1'), sheet: '没有' };
    const { receipt } = patch(bytes, [long, lost]);
    expect(receipt.skipped.map(({ reason }) => reason).sort()).toEqual([
      'formula-too-long',
      'sheet-missing',
    ]);
  });
});
