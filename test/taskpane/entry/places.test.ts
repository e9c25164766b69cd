import { describe, expect, it } from '@jest/globals';
import type { EntryField, EntryRow, EntryView } from '../../../src/app/view/entryTypes';
import { openField } from '../../../src/taskpane/screens/entry/openField';
import {
  begunRecord,
  stillBegun,
  fieldAt,
  recordAt,
  sameRecord,
} from '../../../src/taskpane/screens/entry/places';

function row(at: number, name: string, change: Partial<EntryRow> = {}): EntryRow {
  const area = { top: at + 4, bottom: at + 4, left: 1, right: 1 };
  const place = { sheet: '台账', table: 'ledger', nth: 0, row: at, identities: [name] };
  return { ...place, name, note: '小学', area, ...change };
}

function field(key: string, change: Partial<EntryField> = {}): EntryField {
  return {
    key,
    label: key,
    unit: '人',
    kind: 'count',
    options: [],
    value: '',
    cell: 'A1',
    at: { row: 4, column: 1 },
    locked: null,
    required: true,
    applies: true,
    asked: true,
    filled: false,
    note: '',
    demands: [],
    last: '',
    findings: [],
    ...change,
  };
}

function view(fields: readonly EntryField[]): EntryView {
  const { sheet, table, nth, row: at, identities } = row(0, '甲');
  const place = { sheet, table, nth, row: at, identities };
  return {
    place,
    form: '',
    groups: [{ name: '', fields, filled: 0, asked: 0 }],
    filled: 0,
    asked: 0,
  };
}

const ROWS = [row(0, '甲'), row(1, '乙'), row(2, '丙')];

describe('a record among those of a later check', () => {
  it('is found by its name where rows have come in above it', () => {
    expect(sameRecord([row(0, '新'), row(1, '甲'), row(2, '乙')], row(1, '乙'))?.name).toBe('乙');
  });

  it('is the one in its row where it has another name now', () => {
    expect(sameRecord([row(0, '甲'), row(1, '改名'), row(2, '丙')], row(1, '乙'))?.name).toBe(
      '改名',
    );
  });

  it('is the second of two that are called alike where it was the second', () => {
    const alike = [row(0, '甲'), row(1, '甲')];
    expect(sameRecord(alike, row(1, '甲'))?.row).toBe(1);
  });

  it('is none of another table', () => {
    expect(sameRecord(ROWS, row(1, '乙', { table: 'application/2-2' }))).toBeUndefined();
  });
});

describe('a record just begun', () => {
  it('is there once a check has come upon its row, and is no other of its name', () => {
    const begun = row(3, '甲');
    expect(begunRecord(ROWS, begun)).toBeUndefined();
    expect(begunRecord([...ROWS, row(3, '甲', { sheet: '别的' })], begun)).toBeUndefined();
    expect(begunRecord([...ROWS, begun], begun)?.row).toBe(3);
  });
});

describe('what is selected in the sheet', () => {
  const at = (top: number, left = 1) => ({
    sheet: '台账',
    area: { top, left, bottom: top, right: left },
  });

  it('is the record of its row, and the field of its cell', () => {
    expect(recordAt(ROWS, at(5, 7))?.name).toBe('乙');
    expect(recordAt(ROWS, at(9))).toBeUndefined();
    const here = view([field('a'), field('b', { at: { row: 4, column: 2 } })]);
    expect(fieldAt(here, at(4, 2))?.key).toBe('b');
    expect(fieldAt(here, { ...at(4, 2), sheet: '别的' })).toBeUndefined();
  });
});

describe('the next field to fill in', () => {
  const wrong = [{ id: 0, tier: 'error' as const, message: '', own: true }];

  it('is the next that is blank or wrong, from the top again after the last', () => {
    const here = view([
      field('blank'),
      field('done', { filled: true }),
      field('wrong', { filled: true, findings: wrong }),
      field('none of hers', { asked: false }),
    ]);
    expect(openField(here, null)).toBe('blank');
    expect(openField(here, 'blank')).toBe('wrong');
    expect(openField(here, 'wrong')).toBe('blank');
  });

  it('is none once all is there', () => {
    expect(openField(view([field('done', { filled: true })]), 'done')).toBeUndefined();
  });
});

describe('a record that was begun', () => {
  it('is waited for until a step is taken back', () => {
    expect(stillBegun('row', 0, 1)).toBe('row');
    expect(stillBegun('row', 1, 1)).toBe('row');
    expect(stillBegun('row', 1, 0)).toBe(null);
    expect(stillBegun(null, 0, 1)).toBe(null);
  });
});
