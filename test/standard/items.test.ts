import { describe, expect, it } from '@jest/globals';
import { findStandard } from '../../src/standard';
import type { ItemPart } from '../../src/standard';
import type { Cell } from '../support/columns';
import { values } from '../support/formulas';

const found = findStandard('cn.quality-2017');
if (!found.ok) throw new Error('cn.quality-2017');
const standard = found.value;

type Columns = Readonly<Record<string, readonly Cell[]>>;
type Outcome = number | string | boolean | undefined;

function partOf(item: string, part: string): ItemPart {
  const one = standard.items.find(({ id }) => id === item)?.parts.find(({ id }) => id === part);
  if (one === undefined) throw new Error(`${item} ${part}`);
  return one;
}

function parametersWith(reliefs: readonly string[]): Readonly<Record<string, number>> {
  const own = Object.entries(standard.parameters).map(([name, one]) => [name, one.value] as const);
  const changed = standard.reliefs
    .filter(({ id }) => reliefs.includes(id))
    .flatMap((relief) => Object.entries(relief.parameters));
  return Object.fromEntries([...own, ...changed]);
}

/** What an item's condition says of each row of the ledger. */
function rowsOf(
  item: string,
  part: string,
  ledger: Columns,
  reliefs: readonly string[] = [],
  others: Readonly<Record<string, Columns>> = {},
): readonly Outcome[] {
  return values(partOf(item, part).value, {
    columns: ledger,
    others: { ledger, ...others },
    parameters: parametersWith(reliefs),
  });
}

/** An item's figure from tables of figures; `index` 0 is the part's own formula, 1 the first alternative. */
function figureOf(
  item: string,
  part: string,
  others: Readonly<Record<string, Columns>>,
  index = 0,
): Outcome {
  const one = partOf(item, part);
  const source = [one.value, ...one.otherwise][index] ?? '';
  const { ledger, ...rest } = others;
  const columns = ledger === undefined ? {} : { columns: ledger };
  return values(source, { ...columns, others: rest, parameters: parametersWith([]) })[0];
}

describe('government item 4, size of schools', () => {
  const school = (type: string, level: string, students: number, more: Columns = {}): Columns => ({
    school_type: [type],
    level: [level],
    students: [students],
    students_primary: [undefined],
    students_junior: [undefined],
    founded_year: [undefined],
    students_migrant: [undefined],
    ...more,
  });

  it('counts 2001 pupils and lets 2000 pass', () => {
    expect(rowsOf('government-4', 'primary', school('211', '小学', 2001))).toEqual([true]);
    expect(rowsOf('government-4', 'primary', school('211', '小学', 2000))).toEqual([false]);
    expect(rowsOf('government-4', 'junior', school('311', '初中', 2001))).toEqual([true]);
    expect(rowsOf('government-4', 'junior', school('211', '小学', 2001))).toEqual([false]);
  });

  it('holds a combined school to 2500 in its compulsory part, once', () => {
    const parts = (junior: number): Columns => ({
      ...school('312', '小学', 1300),
      students_primary: [1300],
      students_junior: [junior],
    });
    expect(rowsOf('government-4', 'combined', parts(1201))).toEqual([true]);
    expect(rowsOf('government-4', 'combined', parts(1200))).toEqual([false]);
    expect(rowsOf('government-4', 'combined', { ...parts(1201), level: ['初中'] })).toEqual([
      false,
    ]);
    expect(rowsOf('government-4', 'primary', parts(1201))).toEqual([false]);
  });

  it('needs no year while the relief is off, and uses it when it is on', () => {
    const old = school('211', '小学', 2300, { founded_year: [2005], students_migrant: [0] });
    const recent = { ...old, founded_year: [2015] };
    const unknown = { ...old, founded_year: [undefined] };
    expect(rowsOf('government-4', 'primary', old)).toEqual([true]);
    expect(rowsOf('government-4', 'primary', old, ['school-size'])).toEqual([false]);
    expect(rowsOf('government-4', 'primary', recent, ['school-size'])).toEqual([true]);
    expect(rowsOf('government-4', 'primary', unknown, ['school-size'])).toEqual(['UNREADABLE']);
  });

  it('grants the relief for migrant children above half only', () => {
    const migrants = (count: number): Columns =>
      school('211', '小学', 2300, { founded_year: [2015], students_migrant: [count] });
    expect(rowsOf('government-4', 'primary', migrants(1151), ['school-size'])).toEqual([false]);
    expect(rowsOf('government-4', 'primary', migrants(1150), ['school-size'])).toEqual([true]);
  });
});

describe('government item 3, music and art rooms', () => {
  const school = (classes: number, big: number, middle: number, year: number): Columns => ({
    school_code: ['2111000001'],
    level: ['小学'],
    classes: [classes],
    music_ge96: [big],
    music_73_96: [middle],
    music_61_73: [0],
    founded_year: [year],
    is_small_class_rural: ['否'],
  });

  it('asks for a second room from the thirteenth class on', () => {
    expect(rowsOf('government-3', 'music', school(12, 1, 0, 2020))).toEqual([false]);
    expect(rowsOf('government-3', 'music', school(13, 1, 0, 2020))).toEqual([true]);
    expect(rowsOf('government-3', 'music', school(13, 2, 0, 2020))).toEqual([false]);
  });

  it('counts rooms of 73 ㎡ in schools built by 2016 only with the relief', () => {
    expect(rowsOf('government-3', 'music', school(12, 0, 1, 2016))).toEqual([true]);
    expect(rowsOf('government-3', 'music', school(12, 0, 1, 2016), ['special-rooms'])).toEqual([
      false,
    ]);
    expect(rowsOf('government-3', 'music', school(12, 0, 1, 2017), ['special-rooms'])).toEqual([
      true,
    ]);
  });

  it('takes the number of rooms without areas for too few, never for enough', () => {
    const unmeasured = (rooms: number): Columns => ({
      ...school(13, 0, 0, 2020),
      music_ge96: [undefined],
      music_rooms: [rooms],
    });
    expect(rowsOf('government-3', 'music', unmeasured(1))).toEqual([true]);
    expect(rowsOf('government-3', 'music', unmeasured(2))).toEqual(['UNREADABLE']);
  });

  it('adds the classes of both levels of a school', () => {
    const both: Columns = {
      school_code: ['3121000001', '3121000001'],
      level: ['小学', '初中'],
      classes: [12, 6],
      music_ge96: [1, 1],
      music_73_96: [0, 0],
      music_61_73: [0, 0],
      founded_year: [2020, 2020],
      is_small_class_rural: ['否', '否'],
    };
    expect(rowsOf('government-3', 'music', both)).toEqual([true, true]);
  });
});

describe('government item 6, funds of small schools', () => {
  const county = { county: { quota_primary: [720], quota_junior: [940] } };
  const school = (students: number, funds: number): Columns => ({
    school_code: ['2111000001'],
    level: ['小学'],
    students: [students],
    funds_public_budget: [funds],
  });

  it('asks for the quota of 100 pupils, counted in 万元 on the form', () => {
    expect(rowsOf('government-6', 'funding', school(60, 7.2), [], county)).toEqual([false]);
    expect(rowsOf('government-6', 'funding', school(60, 7.1), [], county)).toEqual([true]);
    expect(rowsOf('government-6', 'funding', school(100, 7.1), [], county)).toEqual([false]);
  });
});

describe('figures of the county', () => {
  it('counts primary classes above 45 and junior ones above 50', () => {
    const bands = {
      cls_46_50: [3, 3],
      cls_51_55: [1, 1],
      cls_56_60: [0, 0],
      cls_61_65: [0, 0],
      cls_ge66: [1, 1],
    };
    const ledger = { level: ['小学', '初中'], ...bands };
    expect(figureOf('government-5', 'primary', { ledger })).toBe(5);
    expect(figureOf('government-5', 'junior', { ledger })).toBe(2);
    expect(figureOf('government-5', 'primary', { application_4: { classes_over45: [4] } }, 1)).toBe(
      4,
    );
  });

  it('reads rotation from the county sheet, then from the application', () => {
    const rotation = { rotation_eligible: [400], rotation_actual: [40], rotation_backbone: [7] };
    expect(figureOf('government-11', 'rotation', { county: rotation })).toBe(10);
    expect(figureOf('government-11', 'backbone', { county: rotation })).toBe(17.5);
    expect(figureOf('government-11', 'rotation', { application_4: rotation }, 1)).toBe(10);
    expect(partOf('government-11', 'rotation').limit.operator).toBe('>=');
  });

  it('counts nearby enrolment in urban and town public schools without boarding only', () => {
    const ledger = {
      level: ['小学', '小学', '小学', '小学'],
      urban_rural: ['111', '121', '220', '111'],
      founder_type: ['7', '7', '7', '10'],
      is_boarding: ['否', '否', '否', '否'],
      students: [500, 500, 100, 300],
      students_in_zone: [500, 490, 0, 0],
    };
    expect(figureOf('government-13', 'primary', { ledger }, 1)).toBe(99);
  });

  it('computes three-year retention with leavers added and newcomers taken off', () => {
    const application_5 = {
      graduates: [970],
      transfer_in: [30],
      transfer_out: [20],
      grade7_entry: [1001],
      deaths: [1],
    };
    expect(figureOf('quality-1', 'retention', { application_5 })).toBe(96);
  });

  it('takes satisfaction from the row of all respondents', () => {
    const application_6 = {
      respondent: ['计', '家长'],
      survey_valid: [200, 100],
      survey_satisfied: [170, 99],
    };
    expect(figureOf('recognition-1', 'survey', { application_6 })).toBe(85);
  });

  it('takes the largest coefficient of a level from the computed balance', () => {
    const cvs = Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].map((n) => [`cv${String(n)}`, [0.1 * n, 0.05 * n]]),
    );
    const balance = { level: ['小学', '初中'], ...cvs };
    expect(figureOf('admission-4', 'primary', { balance })).toBeCloseTo(0.7, 12);
    expect(figureOf('admission-4', 'junior', { balance })).toBeCloseTo(0.35, 12);
  });

  it('tells nothing from a blank cell', () => {
    const county = { salary_teachers: [undefined], salary_civil: [9.1] };
    expect(figureOf('government-8', 'salary', { county })).toBe('UNREADABLE');
  });
});

describe('exclusions', () => {
  const outOf = (id: string, row: Readonly<Record<string, Cell>>): Outcome => {
    const when = standard.exclusions.find((one) => one.id === id)?.when ?? '';
    const columns = Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, [cell]]));
    return values(when, { columns, parameters: parametersWith([]) })[0];
  };

  it('leave out a teaching point of 49 pupils and keep one of 50', () => {
    expect(outOf('small-teaching-point', { school_type: '218', students: 49 })).toBe(true);
    expect(outOf('small-teaching-point', { school_type: '218', students: 50 })).toBe(false);
    expect(outOf('small-teaching-point', { school_type: '211', students: 49 })).toBe(false);
  });

  it.each([
    ['special-education', '514', true],
    ['special-education', '211', false],
    ['vocational', '365', true],
    ['vocational', '312', false],
    ['not-compulsory-school', '342', true],
    ['not-compulsory-school', '341', false],
  ])('%s of type %s: %s', (id, school_type, expected) => {
    expect(outOf(id, { school_type })).toBe(expected);
  });
});
