import { describe, expect, it } from '@jest/globals';
import { buildReport } from '../../src/app';
import { renderFindings } from '../../src/checks/index';
import { formatAddress } from '../../src/kernel/address';
import { writeWorkbook } from '../../src/xlsx';
import { filledForm, type Fillings } from '../support/filledForms';
import { applicationTruth, COUNTY, LEDGER, schoolTruth } from '../support/formTruth';
import { checkOf, stateOf, withReceipt } from '../support/receipts';
import { byExceljs, PRODUCERS } from '../support/resaved';
import { spoilt } from '../support/spoiltForms';

const FORMS: readonly (readonly [form: string, truth: Fillings])[] = [
  ['school-sheet', schoolTruth('澄湖县龙泉九年一贯制学校')],
  ['county-sheet', COUNTY],
  ['school-ledger', LEDGER],
  ['application', applicationTruth()],
];

function filled(form: string, truth: Fillings): Uint8Array {
  const book = filledForm(form, truth);
  return writeWorkbook(book.sheets, book);
}

interface Case {
  readonly bytes: Uint8Array;
  readonly before: ReturnType<typeof told>;
  readonly isSpoilt: boolean;
}

const cases = new Map<string, readonly Case[]>();

/** The form filled in well and badly, with what the check says of it. */
function casesOf(form: string, truth: Fillings): readonly Case[] {
  const known = cases.get(form);
  if (known !== undefined) return known;
  const made = [truth, spoilt(truth)].map((filling) => {
    const bytes = filled(form, filling);
    return { bytes, before: told(bytes), isSpoilt: filling !== truth };
  });
  cases.set(form, made);
  return made;
}

/** All that a check says of a workbook but of the program that saved it. */
function told(bytes: Uint8Array) {
  const check = checkOf({ 'a.xlsx': bytes });
  const [file] = check.files;
  const findings = [...renderFindings(check.outcome, 'zh')].map(
    ({ rule, sheet, cell, message }) => `${rule} ${sheet}!${cell} ${message}`,
  );
  return {
    stamp: buildReport(check, 'zh').files[0]?.template ?? null,
    known: [file?.status, ...(file?.forms ?? []).map((form) => [form.form, form.sheet].join())],
    findings,
  };
}

describe.each(PRODUCERS)(
  'a form saved again by $name',
  ({ resave, keepsNames, keepsEmptyResults }) => {
    it.each(FORMS)('%s is known, and every mistake in it, as before', async (form, truth) => {
      for (const { bytes, before, isSpoilt } of casesOf(form, truth)) {
        const after = told(await resave(bytes));
        expect(before.stamp?.form).toBe(form);
        expect(after.known).toEqual(before.known);
        expect(after.stamp).toEqual(keepsNames ? before.stamp : null);
        // Where results of formulas are gone, to have them computed again is asked for beside.
        const more = after.findings.filter((line) => !before.findings.includes(line));
        if (keepsEmptyResults || form !== 'application') expect(more).toEqual([]);
        else expect(more.filter((line) => !line.startsWith('J-005 '))).toEqual([]);
        expect(after.findings.filter((line) => !more.includes(line))).toEqual(before.findings);
        if (isSpoilt) expect(before.findings.length).toBeGreaterThan(3);
      }
    });

    it.each(FORMS.slice(0, 3))('%s keeps a receipt that holds', async (form, truth) => {
      const bytes = withReceipt(filled(form, truth));
      expect(stateOf(bytes).outcome).toBe('valid');
      expect(stateOf(await resave(bytes)).outcome).toBe('valid');
    });
  },
);

it('names the cell that another program changed after the receipt', async () => {
  const [[form, truth] = ['', {}]] = FORMS;
  const bytes = withReceipt(filled(form, truth));
  const changed = await byExceljs(bytes, (book) => {
    const sheet = book.getWorksheet('学校填报数据');
    if (sheet === undefined) throw new Error(form);
    sheet.getCell('E5').value = 1901;
  });
  const state = stateOf(changed);
  expect(state.outcome).toBe('changed');
  const cells = state.outcome === 'changed' ? state.changes.cells : [];
  expect(cells.map(({ sheet, at }) => `${sheet} ${at ? formatAddress(at) : ''}`)).toEqual([
    '学校填报数据 E5',
  ]);
});
