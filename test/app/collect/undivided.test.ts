import { describe, expect, it } from '@jest/globals';
import { collect } from '../../../src/app/collect/collect';
import { divisionForm, needsReturn, returnFacts, slipOf } from '../../../src/app/collect/slips';
import type { Collection, CountyRow } from '../../../src/app/collect/types';
import { formatAddress } from '../../../src/kernel/address';
import { layLedger } from '../../../src/app/collect/book/ledgerSheet';
import { writeWorkbook } from '../../../src/xlsx';
import { edited } from '../../support/editing';
import { typed } from '../../support/receipts';
import { factsOf, received, STANDARD } from '../../support/received';
import { schoolFile } from '../../support/slips';

const SCHOOL = '澄湖县龙泉九年一贯制学校';
const PATH = '龙泉.xlsx';
const sent = received(PATH, schoolFile(SCHOOL)).received;
const options = { standard: STANDARD, reliefs: [] };
const alone = collect([sent], options);

function figures({ rows }: Collection, key: string) {
  return rows.map(({ values }) => values[key]);
}

/** What nobody has given by level, with the whole. */
function open({ rows }: Collection): readonly (readonly [string, number])[] {
  const [first] = rows;
  return Object.entries(first?.values ?? {}).flatMap(([key, { settling, whole }]) =>
    settling === 'undivided' && whole !== undefined ? [[key, whole.value] as const] : [],
  );
}

/** The form that goes with the slip, received with a part of the whole for primary and the rest for junior. */
function divided(more: Readonly<Record<string, number>> = {}): Collection {
  const form = divisionForm(alone, PATH, 'zh');
  const sheet = form?.sheets[0];
  if (form === undefined || sheet === undefined) throw new Error('nothing to divide');
  const ledger = layLedger(alone.rows, options);
  const amendments = open(alone).flatMap(([key, whole]) => {
    const primary = Math.floor(whole / 2) + (more[key] ?? 0);
    return [primary, whole - Math.floor(whole / 2)].map((figure, row) => {
      const at = ledger.cellOf(row, key);
      if (at === undefined) throw new Error(key);
      return typed(sheet.name, formatAddress(at), figure);
    });
  });
  const bytes = edited(writeWorkbook(form.sheets, form), ...amendments);
  return collect([sent, received('龙泉-分学段填写.xlsx', bytes).received], options);
}

describe('figures that a form gives for a whole school of several levels', () => {
  it('stay blank by level, with the cell and the figure of the whole', () => {
    const backbone = figures(alone, 'teachers_backbone');
    expect(backbone).toHaveLength(2);
    for (const one of backbone)
      expect(one).toMatchObject({
        value: null,
        settling: 'undivided',
        whole: { value: 11, origin: { path: PATH, sheet: '学校填报数据' } },
      });
  });

  it('of none are none at each level', () => {
    for (const one of figures(alone, 'teachers_arts'))
      expect(one).toMatchObject({ value: 0, settling: 'only' });
  });

  it('are asked of the sender by level, on a form with only these to fill in', () => {
    const [facts] = returnFacts(alone, new Map());
    expect(facts?.undivided).toContainEqual(
      expect.objectContaining({ field: 'teachers_backbone', whole: 11 }),
    );
    expect(facts === undefined ? undefined : needsReturn(facts)).toBe(true);
    const { undivided = [] } = facts ?? {};
    const slip = slipOf(factsOf(sent, { undivided, division: '龙泉-分学段填写.xlsx' }), 'zh');
    const text = JSON.stringify(slip.sheets[0]?.rows);
    expect(text).toContain('“龙泉-分学段填写.xlsx”');
    expect(text).toContain(`请分学段填写：${String(undivided.length)} 项`);
    expect(text).toContain('县级以上骨干教师数（E36，全校 11）');
    // Answered on the form, it has the room of the answer's column.
    const at =
      slip.sheets[0]?.rows.findIndex((row) => JSON.stringify(row).includes('（E36，')) ?? -1;
    expect(slip.sheets[0]?.merges).toContainEqual({ top: at, left: 2, bottom: at, right: 3 });
    const form = divisionForm(alone, PATH, 'zh')?.sheets[0];
    expect(form?.notes).toHaveLength(2 * undivided.length);
  });

  it('are known once the form has come back, and ask for nothing more', () => {
    const both = divided();
    expect(open(both)).toEqual([]);
    expect(figures(both, 'teachers_backbone').map((one) => one?.value)).toEqual([5, 6]);
    expect(returnFacts(both, new Map()).flatMap(({ undivided }) => undivided)).toEqual([]);
    expect(divisionForm(both, PATH, 'zh')).toBeUndefined();
    expect(both.schools.map((school) => [school.differences, school.open])).toEqual([[0, 0]]);
  });

  it('stay open at all levels where these do not add up to the whole', () => {
    const both = divided({ teachers_backbone: 1 });
    for (const one of figures(both, 'teachers_backbone')) {
      expect(one).toMatchObject({ value: null, settling: 'open', origin: null });
      expect(one?.others.map(({ value }) => value)).toContain(11);
    }
    expect(figures(both, 'teachers_pe').map((one) => one?.settling)).toEqual(['only', 'only']);
    expect(both.schools[0]?.open).toBe(2);
  });

  it('may be more than one level has, where a senior level is in the whole', () => {
    const senior = { school_type: '完全中学', students_primary: 0, students_senior: 300 };
    const file = received(PATH, schoolFile(SCHOOL, senior)).received;
    const whole = collect([file], options);
    expect(whole.rows.map(({ level }: CountyRow) => level)).toEqual(['junior']);
    expect(figures(whole, 'teachers_backbone')[0]?.settling).toBe('undivided');
  });
});
