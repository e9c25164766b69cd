import { describe, expect, it } from '@jest/globals';
import { renderFindings, runChecks, allFixes, total, undecided } from '../../src/checks';
import { tableFromRows } from '../../src/forms';
import type { BoundTable } from '../../src/forms';
import { DEFAULT_STANDARD, findStandard, rules } from '../../src/standard';
import type { Rule } from '../../src/standard';

type Row = Readonly<Record<string, string | number | boolean | null>>;

function standard() {
  const found = findStandard(DEFAULT_STANDARD);
  if (!found.ok) throw new Error('the default standard is missing');
  return found.value;
}

function rule(over: Partial<Rule>): Rule {
  return {
    id: 'X-1',
    scope: 'row',
    on: ['ledger'],
    name: { zh: '专任教师不超过教职工', en: 'Teachers within staff' },
    severity: 'error',
    basis: 'form-structure',
    citation: { source: 'proposed', locator: '—' },
    message: {
      zh: '专任教师 {teachers} 人多于教职工 {staff_total} 人，多出 {excess} 人。',
      en: '{teachers} teachers exceed {staff_total} staff by {excess}.',
    },
    params: { excess: '[@teachers]-[@staff_total]' },
    marks: ['teachers', 'staff_total'],
    examples: { pass: [], fail: [], boundary: [], undecidable: [] },
    ...(over.test === undefined ? { formula: '[@teachers]<=[@staff_total]' } : {}),
    ...over,
  };
}

function check(tables: readonly BoundTable[], list: readonly Rule[]) {
  return runChecks({ tables, workbook: { files: [] }, standard: standard(), rules: list });
}

function ledger(...rows: readonly Row[]): BoundTable {
  return tableFromRows('ledger', rows);
}

const OVER: Row = {
  school_code: '2133000001',
  school_name: '青石小学',
  teachers: 30,
  staff_total: 28,
};
const FINE: Row = { ...OVER, school_code: '2133000002', school_name: '柳湾小学', staff_total: 34 };

describe('runChecks', () => {
  it('counts the four outcomes apart', () => {
    const table = ledger(OVER, FINE, { ...FINE, teachers: null }, { ...FINE, teachers: '约30' });
    const { counts } = check([table], [rule({ when: '[@staff_total]<>34' })]);
    expect(counts).toMatchObject({
      error: 1,
      checked: 1,
      passed: 0,
      cannotTell: 0,
      notApplicable: 3,
    });
    const all = check([table], [rule({})]).counts;
    expect(all).toMatchObject({ error: 1, checked: 2, passed: 1, cannotTell: 2, notApplicable: 0 });
  });

  it('tells a column that is missing (not applicable) from one that is blank (cannot tell)', () => {
    const missing = check([ledger({ teachers: 30 })], [rule({})]).counts;
    const blank = check([ledger({ teachers: 30, staff_total: null })], [rule({})]).counts;
    expect(missing).toMatchObject({ notApplicable: 1, cannotTell: 0 });
    expect(blank).toMatchObject({ notApplicable: 0, cannotTell: 1 });
  });

  it('runs a rule with each once for every field the form has', () => {
    const each = rule({
      formula: '[@this]>=0',
      each: ['type:count', '!classes', 'books'],
      params: {},
      marks: [],
    });
    const { counts, runs } = check(
      [ledger({ students: -1, teachers: 3, classes: -9, area_site: -5 })],
      [each],
    );
    // Columns of which nothing is to be said are counted together.
    expect(runs.map(({ self, counts: own }) => [self, own.failed, own.passed])).toEqual([
      ['students', 1, 0],
      [undefined, 0, 1],
    ]);
    expect(counts).toMatchObject({ error: 1, passed: 1 });
  });

  it('leaves rules of other standards alone', () => {
    const other = rule({ standards: ['cn.basic-2012'] });
    expect(check([ledger(OVER)], [other]).runs).toEqual([]);
  });

  it('joins tables of one name when a rule looks at a whole column', () => {
    const whole = rule({
      on: ['county'],
      formula: 'SUM(ledger[teachers])<=[@rotation_eligible]',
      params: {},
      marks: ['rotation_eligible'],
    });
    const county = tableFromRows('county', [{ rotation_eligible: 60 }]);
    expect(check([county, ledger(OVER), ledger(FINE)], [whole]).counts).toMatchObject({
      passed: 1,
    });
    const less = tableFromRows('county', [{ rotation_eligible: 59 }]);
    expect(check([less, ledger(OVER), ledger(FINE)], [whole]).counts).toMatchObject({ error: 1 });
  });

  it('adds up by file', () => {
    const tables = [
      { ...ledger(OVER), file: 'a.xlsx' },
      { ...ledger(FINE), file: 'b.xlsx' },
    ];
    const { runs, counts } = check(tables, [rule({})]);
    expect(total(runs, 'a.xlsx').error).toBe(1);
    expect(total(runs, 'b.xlsx').error).toBe(0);
    expect(counts.checked).toBe(2);
  });
});

describe('findings', () => {
  it('say the place in Excel terms, the school, the figures and what was expected', () => {
    const [finding] = renderFindings(check([ledger(FINE, OVER)], [rule({})]), 'zh');
    expect(finding).toMatchObject({
      rule: 'X-1',
      kind: 'data',
      cell: 'C3',
      school: { code: '2133000001', name: '青石小学' },
      field: 'teachers',
      message: '专任教师 30 人多于教职工 28 人，多出 2 人。',
      observed: '专任教师数 30 人、教职工数 28 人',
      citation: { standard: 'proposed', locator: '—' },
    });
    expect(finding?.marks).toEqual([
      { row: 2, column: 2 },
      { row: 2, column: 3 },
    ]);
    expect(finding?.expected).toContain('教职工');
  });

  it('come in the order of rows, then columns, then rules, whatever the order of the rules', () => {
    const list = [
      rule({ id: 'B', marks: ['staff_total'] }),
      rule({ id: 'A', marks: ['teachers'] }),
      rule({ id: 'C', marks: ['teachers'] }),
    ];
    const places = [...renderFindings(check([ledger(OVER, OVER)], list), 'en')];
    expect(places.map(({ cell, rule: id }) => `${cell} ${id}`)).toEqual([
      'C2 A',
      'C2 C',
      'D2 B',
      'C3 A',
      'C3 C',
      'D3 B',
    ]);
  });

  it('keep that order in tables too long to sort', () => {
    const many = Array.from({ length: 70 }, (_, at) => (at % 3 === 0 ? OVER : FINE));
    const list = [
      rule({ id: 'B', marks: ['staff_total'] }),
      rule({ id: 'A', marks: ['teachers'] }),
    ];
    const rows = [...renderFindings(check([ledger(...many)], list), 'zh')].map(
      ({ marks }) => marks[0],
    );
    const keys = rows.map((at) => (at?.row ?? 0) * 100 + (at?.column ?? 0));
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(keys).toHaveLength(48);
  });

  it('are put into words only as they are read', () => {
    let read = 0;
    const table = ledger(OVER, OVER, OVER);
    const watched: BoundTable = {
      ...table,
      readingOf(row, field) {
        read += 1;
        return table.readingOf(row, field);
      },
    };
    const outcome = check([watched], [rule({})]);
    expect(read).toBe(0);
    const [first] = renderFindings(outcome, 'zh');
    const afterOne = read;
    expect(first?.cell).toBe('C2');
    expect([...renderFindings(outcome, 'zh')]).toHaveLength(3);
    expect(read).toBeGreaterThanOrEqual(afterOne * 3);
  });

  it('are told once when a whole column or table has one fault', () => {
    const textual = rules().filter(({ id }) => id === 'C-001');
    const column = ledger(
      ...Array.from({ length: 8 }, (_, at) => ({ students: String(200 + at), teachers: 20 })),
    );
    const [told, ...rest] = renderFindings(check([column], textual), 'zh');
    expect(rest).toEqual([]);
    expect(told?.marks).toHaveLength(8);
    expect(told?.message).toContain('8 格');
    const one = tableFromRows('school', [
      Object.fromEntries(
        ['classes', 'teachers', 'computers', 'books', 'music_rooms', 'art_rooms'].map((key) => [
          key,
          '7',
        ]),
      ),
    ]);
    expect(check([one], textual).counts.warning).toBe(1);
  });

  it('have nothing to say of blank rows of a template', () => {
    const blank = Object.fromEntries(Object.keys(OVER).map((key) => [key, null]));
    const { counts } = check(
      [ledger(blank)],
      rules().filter(({ scope }) => scope === 'row'),
    );
    expect(counts).toMatchObject({ error: 0, warning: 0, info: 0 });
  });
});

describe('what could not be decided', () => {
  it('is listed with the cell that stood in the way and what is in it', () => {
    const table = ledger({ ...OVER, teachers: null }, { ...OVER, staff_total: '约30' });
    const rows = [...undecided(check([table], [rule({})]), 'zh')];
    expect(rows.map(({ reason }) => reason)).toEqual([
      '专任教师数 C2 没有填写',
      '教职工数 D3 是约数（约30）',
    ]);
    expect(rows.map(({ school }) => school?.name)).toEqual(['青石小学', '青石小学']);
  });
});

describe('repairs', () => {
  it('offer repairs that change how a value is written and not what it says', () => {
    const table = ledger({
      students: '２６０',
      school_name: '青石 小学',
      equip_value: '520000元',
      teachers: '12/15',
    });
    const found = [
      ...allFixes(
        check(
          [table],
          rules().filter(({ fix }) => fix !== undefined),
        ),
      ),
    ];
    expect(found.map(({ before, after }) => [before, after])).toEqual([
      ['２６０', 260],
      ['520000元', 52],
      ['青石 小学', '青石小学'],
    ]);
  });
});
