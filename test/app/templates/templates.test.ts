import { describe, expect, it } from '@jest/globals';
import { buildReport, checkFiles, readFile, type CountyCheck } from '../../src/app';
import { formsFor, stampOf, templateOf } from '../../src/app/templates/index';
import { sampleTable } from '../../src/app/templates/sample';
import { renderFindings } from '../../src/checks/index';
import { formatAddress } from '../../src/kernel/address';
import type { CellValue } from '../../src/sheet/cell';
import type { NewWorkbook } from '../../src/sheet/newWorkbook';
import { blankForms, findStandard, rules, standards } from '../../src/standard';
import { patchWorkbook, readWorkbook, writeWorkbook } from '../../src/xlsx';
import { calculate, type Scalar } from '../support/excelOracle';
import { filledForm, laidSheets, template } from '../support/filledForms';
import { COUNTY, LEDGER, schoolTruth } from '../support/formTruth';
import { packageFaults } from '../support/packageFaults';

const FORMS = blankForms().flatMap(({ form, editions }) =>
  editions.map((edition) => [form, edition] as const),
);

function bytesOf(book: NewWorkbook): Uint8Array {
  return writeWorkbook(book.sheets, book);
}

function checked(book: NewWorkbook, id = 'cn.quality-2017'): CountyCheck {
  const standard = findStandard(id);
  if (!standard.ok) throw new Error(id);
  const file = readFile({ path: 'a.xlsx', sha256: '', workbook: readWorkbook(bytesOf(book)) });
  return checkFiles([file], { standard: standard.value, reliefs: [] });
}

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

describe('a mistake typed into a form', () => {
  const FORM_OF: Readonly<Record<string, string>> = {
    ledger: 'school-ledger',
    school: 'school-sheet',
    county: 'county-sheet',
  };
  const cases = rules().flatMap((rule) =>
    rule.scope === 'row' || rule.scope === 'cell'
      ? rule.examples.fail.flatMap((example, nth) => {
          const table = example.table ?? rule.on[0] ?? '';
          const form = FORM_OF[table];
          // Formats, formulas and what other tables say are not typed.
          if ((form === undefined || example.others) ?? example.layout) return [];
          const keys = laidKeys(form);
          const known = example.rows.every((row) => Object.keys(row).every((key) => keys.has(key)));
          if (!known || (table !== 'ledger' && example.rows.length > 1)) return [];
          const rows = example.rows.map((row) => ({ school_name: '样例', ...row }));
          return [[rule.id, nth, form, { [table]: rows }] as const];
        })
      : [],
  );

  it('is looked for in many rules', () => {
    expect(new Set(cases.map(([id]) => id)).size).toBeGreaterThan(60);
  });

  it.each(cases)('%s (%i) on %s is found', (id, _, form, filling) => {
    const check = checked(filledForm(form, filling));
    expect([...renderFindings(check.outcome, 'zh')].map(({ rule }) => rule)).toContain(id);
  });
});

function laidKeys(form: string): ReadonlySet<string> {
  return new Set(laidSheets(form).flatMap(({ inputs }) => inputs.map(({ key }) => key)));
}

describe('native validation', () => {
  const VALUES: readonly CellValue[] = [1, 0, 12.5, -1, 1.234, 1e6, '十二', '12人', '1', '——'];

  /** What makes a line of a ledger a school's. */
  const SCHOOL = {
    school_code: '2133000001',
    school_name: '清河小学',
    school_type: '小学',
    level: '小学',
  };

  it.each(['county-sheet', 'school-sheet', 'school-ledger'])(
    'of %s refuses what the check calls wrong',
    (form) => {
      const [laid] = laidSheets(form);
      const [sheet] = template(form).sheets;
      if (laid === undefined || sheet === undefined) throw new Error(form);
      for (const value of VALUES) {
        const figures = laid.inputs.filter(
          ({ key }) => !/name|code|type|^is_|year|level|note/.test(key),
        );
        const filling = Object.fromEntries(figures.map(({ key }) => [key, value]));
        const school = form === 'school-ledger' ? SCHOOL : {};
        const check = checked(
          filledForm(form, { [laid.blank.table]: [{ ...filling, ...school }] }),
        );
        const wrong = new Set(
          [...renderFindings(check.outcome, 'zh')]
            .filter(({ severity, rule }) => severity === 'error' && /^[CJ]-0/.test(rule))
            .flatMap(({ marks }) => marks.map(formatAddress)),
        );
        const cells = new Map<string, Scalar>();
        let refused = 0;
        for (const { at } of figures) cells.set(`!${formatAddress(at)}`, value);
        for (const { areas, formula1 } of sheet.validations ?? []) {
          const [area] = areas;
          if (area === undefined || formula1 === undefined || formula1.startsWith('"')) continue;
          const at = formatAddress({ row: area.top, column: area.left });
          if (!cells.has(`!${at}`) || !wrong.has(at)) continue;
          expect([at, value, calculate(formula1, cells)]).not.toEqual([at, value, true]);
          refused += 1;
        }
        if (value === -1 || value === '十二') expect(refused).toBeGreaterThan(10);
      }
    },
  );

  it('demands a rule over the row only once all its figures are there', () => {
    const [laid] = laidSheets('school-sheet');
    const [sheet] = template('school-sheet').sheets;
    const at = (key: string): string =>
      formatAddress(laid?.inputs.find((one) => one.key === key)?.at ?? { row: 0, column: 0 });
    const [teachers, backbone] = [at('teachers'), at('teachers_backbone')];
    const rule = sheet?.validations?.find(({ areas }) =>
      areas.some(({ top, left }) => formatAddress({ row: top, column: left }) === backbone),
    );
    const accepts = (figures: Readonly<Record<string, Scalar>>): Scalar =>
      calculate(
        rule?.formula1 ?? '',
        new Map(Object.entries(figures).map(([cell, value]) => [`!${cell}`, value])),
      );
    expect(accepts({ [backbone]: 21 })).toBe(true);
    expect(accepts({ [backbone]: 21, [teachers]: 21 })).toBe(true);
    expect(accepts({ [backbone]: 21, [teachers]: 18 })).toBe(false);
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
