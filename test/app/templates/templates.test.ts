import { describe, expect, it } from '@jest/globals';
import { buildReport, type CountyCheck } from '../../../src/app';
import { formsFor, stampOf, templateOf } from '../../../src/app/templates/index';
import { sampleTable } from '../../../src/app/templates/sample';
import { renderFindings } from '../../../src/checks/index';
import { formatAddress } from '../../../src/kernel/address';
import { blankForms, standards } from '../../../src/standard';
import { patchWorkbook, readWorkbook } from '../../../src/xlsx';
import { bytesOf, checked } from '../../support/checkedForms';
import { filledForm, laidSheets, template } from '../../support/filledForms';
import { COUNTY, LEDGER, schoolTruth } from '../../support/formTruth';
import { packageFaults } from '../../support/packageFaults';

const FORMS = blankForms().flatMap(({ form, editions }) =>
  editions.map((edition) => [form, edition] as const),
);

function findings(check: CountyCheck): string[] {
  return [...renderFindings(check.outcome, 'zh')]
    .filter(({ severity, kind }) => severity !== 'info' && kind !== 'below-standard')
    .map(({ rule, cell, message }) => `${rule} ${cell} ${message}`);
}

describe.each(FORMS)('the blank %s for %s', (form, edition) => {
  const book = template(form, edition);

  it('is a sound package in which every sheet is known and every field bound', () => {
    expect(packageFaults(bytesOf(book))).toEqual([]);
    const [file] = checked(book, edition).files;
    expect(file?.status).toBe('checked');
    expect(file?.unknown).toEqual([]);
    for (const laid of laidSheets(form, edition)) {
      const table = sampleTable(laid);
      const bound = new Set(table.fields.map(({ key }) => key));
      expect(table.layout.unknownHeaders).toEqual([]);
      for (const { key } of laid.inputs) expect([key, bound.has(key)]).toEqual([key, true]);
    }
  });

  it('gives no alarm: what nobody has begun is not wrong', () => {
    const check = checked(book, edition);
    expect([...renderFindings(check.outcome, 'zh')].map(({ rule }) => rule)).toEqual([]);
    // The national tables print the rows of their levels.
    if (form === 'application') return;
    expect(check.files[0]?.forms.filter(({ rows }) => rows > 0)).toEqual([]);
  });

  it('bears a stamp that marks and results leave alone', () => {
    const patched = patchWorkbook(bytesOf(book), { edits: [] });
    const read = patched.ok ? readWorkbook(patched.value.bytes) : patched;
    if (!read.ok) throw new Error(read.problem.reason);
    expect(stampOf(read.value)).toEqual({ form, standard: edition, year: null, version: 1 });
  });

  it('locks everything but the cells to fill in, and prints its headers on each page', () => {
    for (const laid of laidSheets(form, edition)) {
      const sheet = book.sheets.find(({ name }) => name === laid.sheet.name);
      expect(sheet?.isProtected).toBe(true);
      expect(sheet?.print?.titleRows).toBeDefined();
      const open = sheet?.rows.flatMap((row, at) =>
        row.flatMap((cell, column) =>
          cell !== null && typeof cell === 'object' && 'unlocked' in cell
            ? [formatAddress({ row: at, column })]
            : [],
        ),
      );
      const inputs = new Set(laid.inputs.map(({ at }) => formatAddress(at)));
      const sentences = laid.definition.layout === 'sentences';
      if (!sentences) expect(open?.filter((cell) => !inputs.has(cell))).toEqual([]);
    }
  });

  it('holds no formula longer than its place takes', () => {
    for (const { rows, validations = [], conditionalFormats = [] } of book.sheets) {
      for (const { formula1 = '' } of validations) expect(formula1.length).toBeLessThanOrEqual(255);
      for (const { formula } of conditionalFormats) expect(formula.length).toBeLessThan(8192);
      for (const cell of rows.flat())
        if (cell !== null && typeof cell === 'object' && 'formula' in cell)
          expect(cell.formula?.length ?? 0).toBeLessThan(8192);
    }
  });
});

describe('a form filled in with figures that agree', () => {
  it.each([
    ['school-sheet', schoolTruth('澄湖县实验小学')],
    ['school-sheet', schoolTruth('澄湖县第一初级中学')],
    ['school-sheet', schoolTruth('澄湖县龙泉九年一贯制学校')],
    ['county-sheet', COUNTY],
    ['school-ledger', LEDGER],
  ] as const)('%s gives no finding', (form, truth) => {
    expect(findings(checked(filledForm(form, truth)))).toEqual([]);
  });
});

describe('editions', () => {
  it('are refused in words where a standard has no such form', () => {
    const made = templateOf({ form: 'application', standard: 'cn.basic-2012' });
    expect(made.ok ? undefined : made.problem).toMatchObject({ reason: 'no-edition' });
    expect(templateOf({ form: 'x', standard: 'cn.basic-2012' }).ok).toBe(false);
  });

  it('of a local standard are its parent’s', () => {
    const local = standards().filter(({ parent }) => parent === 'cn.quality-2017');
    expect(local.length).toBeGreaterThan(0);
    for (const standard of local) expect(formsFor(standard)).toHaveLength(4);
  });

  it('ask for the columns of their own indicators', () => {
    const keys = (edition: string) =>
      laidSheets('school-ledger', edition).flatMap(({ inputs }) => inputs.map(({ key }) => key));
    expect(keys('cn.basic-2012')).toContain('computers');
    expect(keys('cn.quality-2017')).not.toContain('computers');
    expect(keys('cn.quality-2017')).toContain('multimedia_rooms');
  });
});

it('tells in the report which form a file was made from', () => {
  const made = templateOf({ form: 'county-sheet', standard: 'cn.quality-2017', year: 2026 });
  if (!made.ok) throw new Error(made.problem.reason);
  const report = buildReport(checked(made.value), 'zh');
  expect(report.files[0]?.template).toEqual({
    ...{ form: 'county-sheet', standard: 'cn.quality-2017' },
    ...{ year: 2026, version: 1 },
  });
});
