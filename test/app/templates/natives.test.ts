import { describe, expect, it } from '@jest/globals';
import type { LaidSheet } from '../../../src/app/templates/blankSheet';
import { renderFindings } from '../../../src/checks/index';
import { formatAddress } from '../../../src/kernel/address';
import type { CellValue } from '../../../src/sheet/cell';
import type { NewSheet } from '../../../src/sheet/newWorkbook';
import { checked } from '../../support/checkedForms';
import { calculate, type Scalar } from '../../support/excelOracle';
import { filledForm, laidSheets, template } from '../../support/filledForms';

const VALUES: readonly CellValue[] = [1, 0, 12.5, -1, 1.234, 1e6, '十二', '12人', '1', '——'];

/** What makes a line of a ledger a school's. */
const SCHOOL = {
  school_code: '2133000001',
  school_name: '清河小学',
  school_type: '小学',
  level: '小学',
};

/** Tables of a form, with how many of their figures a native validation has to refuse at least, of -1 and of 十二. */
const TABLES = [
  ['county-sheet', 'county', 10, {}],
  ['school-sheet', 'school', 10, {}],
  ['school-ledger', 'ledger', 10, SCHOOL],
  ['application', 'application/1', 22, {}],
  ['application', 'application/2-2', 3, { school_name: '清河小学' }],
  ['application', 'application/6', 5, {}],
] as const;

function sheetOf(form: string, table: string): readonly [LaidSheet, NewSheet] {
  const laid = laidSheets(form).find(({ blank }) => blank.table === table);
  const sheet = template(form).sheets.find(({ name }) => name === laid?.sheet.name);
  if (laid === undefined || sheet === undefined) throw new Error(`${form} ${table}`);
  return [laid, sheet];
}

describe('native validation', () => {
  it.each(TABLES)('of %s %s refuses what the check calls wrong', (form, table, least, school) => {
    const [laid, sheet] = sheetOf(form, table);
    // Cells that the form computes are locked: nothing is typed in them.
    const figures = laid.inputs.filter(
      ({ key, at }) =>
        !/name|code|type|^is_|year|level|note/.test(key) && isUnlocked(sheet, at.row, at.column),
    );
    for (const value of VALUES) {
      const filling = Object.fromEntries(figures.map(({ key }) => [key, value]));
      const check = checked(filledForm(form, { [table]: [{ ...filling, ...school }] }));
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
      if (value === -1 || value === '十二') expect(refused).toBeGreaterThanOrEqual(least);
    }
  });

  it('leaves no figure that is to be typed without a condition', () => {
    for (const form of ['school-sheet', 'school-ledger', 'county-sheet', 'application']) {
      for (const laid of laidSheets(form)) {
        const [, sheet] = sheetOf(form, laid.blank.table);
        const covered = (row: number, column: number) =>
          sheet.validations?.some(({ areas }) =>
            areas.some(
              ({ top, bottom, left, right }) =>
                row >= top && row <= bottom && column >= left && column <= right,
            ),
          );
        const open = laid.inputs.filter(
          ({ key, at }) =>
            isUnlocked(sheet, at.row, at.column) &&
            !/name|^note|_address|uscc/.test(key) &&
            covered(at.row, at.column) !== true,
        );
        expect(open.map(({ key }) => `${form} ${key}`)).toEqual([]);
      }
    }
  });

  it.each([
    ['school-sheet', 'school', 'teachers_backbone', 'teachers', 0],
    ['application', 'application/1', 'teachers_primary', 'staff_primary', 0],
    ['application', 'application/6', 'survey_valid', 'survey_total', 0],
    ['application', 'application/6', 'visit_satisfied', 'visit_total', 1],
  ])(
    'of %s %s lets %s be no more than %s once both are there',
    (form, table, part, whole, record) => {
      const [laid, sheet] = sheetOf(form, table);
      const cellOf = (key: string) =>
        laid.inputs.filter((one) => one.key === key)[record]?.at ?? { row: 0, column: 0 };
      const cell = cellOf(part);
      const [own, other] = [formatAddress(cell), formatAddress(cellOf(whole))];
      const rule = sheet.validations?.find(({ areas }) =>
        areas.some(
          ({ top, bottom, left }) => left === cell.column && cell.row >= top && cell.row <= bottom,
        ),
      );
      // The condition is written for the first of its rows.
      const further = cell.row - (rule?.areas[0]?.top ?? 0);
      const formula = (rule?.formula1 ?? '').replace(
        /(\$[A-Z]+)(\d+)/g,
        (_, column: string, row: string) => `${column}${String(Number(row) + further)}`,
      );
      const accepts = (figures: Readonly<Record<string, Scalar>>): Scalar =>
        calculate(
          formula,
          new Map(Object.entries(figures).map(([at, value]) => [`!${at}`, value])),
        );
      expect(accepts({ [own]: 21 })).toBe(true);
      expect(accepts({ [own]: 21, [other]: 21 })).toBe(true);
      expect(accepts({ [own]: 21, [other]: 18 })).toBe(false);
    },
  );
});

function isUnlocked({ rows }: NewSheet, row: number, column: number): boolean {
  const cell = rows[row]?.[column];
  return cell !== null && typeof cell === 'object' && 'unlocked' in cell && cell.unlocked === true;
}
