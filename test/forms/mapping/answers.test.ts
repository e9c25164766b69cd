import { describe, expect, it } from '@jest/globals';
import { readProfile, withAnswer, withQuestions, writeProfile } from '../../../src/forms';
import type { MappingProfile, MappingQuestion } from '../../../src/forms';

const QUESTION: MappingQuestion = {
  id: '["ledger","老师总数"]',
  form: 'school-ledger',
  table: 'ledger',
  header: '老师总数',
  at: { file: 'a.xlsx', sheet: '台账', cell: { row: 0, column: 6 } },
  samples: ['18', '20'],
  suggestions: [{ field: 'teachers', score: 0.9 }],
  files: 2,
  sheets: 3,
};
const EMPTY: MappingProfile = { name: '县', entries: [] };

describe('questions in a profile', () => {
  it('are open entries that say where they come from, and no value of any school', () => {
    const profile = withQuestions(EMPTY, [QUESTION]);
    expect(profile.entries).toEqual([
      {
        table: 'ledger',
        header: '老师总数',
        field: null,
        seen: { files: 2, sheets: 3, sheet: '台账', cell: 'G1' },
        suggestions: [{ field: 'teachers', name: '专任教师数', score: 0.9 }],
      },
    ]);
    expect(readProfile(writeProfile(profile))).toEqual({ ok: true, value: profile });
    expect(writeProfile(profile)).not.toMatch(/a\.xlsx|"18"/);
  });

  it('take the place of the same question, and of nothing that is decided', () => {
    const again = { ...QUESTION, header: '老师 总数（人）', files: 5 };
    const open = withQuestions(withQuestions(EMPTY, [QUESTION]), [again]);
    expect(open.entries).toMatchObject([{ header: '老师 总数（人）', seen: { files: 5 } }]);
    for (const field of ['teachers', null]) {
      const decided = withAnswer(EMPTY, QUESTION, field);
      expect(withQuestions(decided, [again])).toEqual(decided);
    }
  });
});

describe('an answer', () => {
  it('takes the place of the question, or of the answer before', () => {
    const asked = withQuestions(EMPTY, [QUESTION]);
    const entry = { table: 'ledger', header: '老师总数' };
    expect(withAnswer(asked, QUESTION, 'teachers').entries).toEqual([
      { ...entry, field: 'teachers' },
    ]);
    const ignored = withAnswer(withAnswer(asked, QUESTION, 'teachers'), QUESTION, null);
    expect(ignored.entries).toEqual([{ ...entry, field: null }]);
    expect(withAnswer(EMPTY, QUESTION, 'equip_value', '元').entries).toEqual([
      { ...entry, field: 'equip_value', unit: '元' },
    ]);
    expect(asked.entries[0]).toHaveProperty('suggestions');
  });
});
