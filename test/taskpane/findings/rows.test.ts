import { describe, expect, it } from '@jest/globals';
import type { FindingView } from '../../../src/app/view/types';
import { listRows, type ListRow } from '../../../src/taskpane/screens/findings/rows';
import { finding, group } from './samples';

const GROUPS = [group('R-1', { count: 3 }), group('R-2', { count: 2 }), group('R-3')];
const SHOWN = [
  finding(0, { rule: 'R-1', school: '甲' }),
  finding(1, { rule: 'R-1', school: '甲', sheet: '小学' }),
  finding(2, { rule: 'R-1', school: null }),
  finding(4, { rule: 'R-2' }),
];

function names(rows: readonly ListRow[]): readonly string[] {
  return rows.map((row) => (row.kind === 'group' ? row.group.rule : String(row.finding.id)));
}

describe('lines of the list', () => {
  it('puts each cause above its findings and leaves out causes with none in sight', () => {
    expect(names(listRows(SHOWN, GROUPS, new Set()))).toEqual(['R-1', '0', '1', '2', 'R-2', '4']);
  });

  it('keeps the findings of a closed cause away, its head and counts in place', () => {
    const rows = listRows(SHOWN, GROUPS, new Set(['R-1']));
    expect(names(rows)).toEqual(['R-1', 'R-2', '4']);
    expect(rows[0]).toMatchObject({ open: false, schools: 1, sheets: 2, position: 1, of: 2 });
    expect(rows[0]).toHaveProperty('shown.length', 3);
  });

  it('numbers findings within their cause', () => {
    const rows = listRows(SHOWN, GROUPS, new Set());
    expect(rows[3]).toMatchObject({ kind: 'finding', position: 3, of: 3 });
    expect(rows[5]).toMatchObject({ kind: 'finding', position: 1, of: 1 });
  });

  it('knows a finding by its cell after another check, and two of one cell apart', () => {
    const twice = [finding(7, { cell: 'B3' }), finding(8, { cell: 'B3' })];
    const keys = (shown: readonly FindingView[]) =>
      listRows(shown, [group('R-005')], new Set()).map((row) => 'key' in row && row.key);
    const [, first, second] = keys(twice);
    expect(
      keys([finding(0, { cell: 'A1' }), ...twice.map((one) => ({ ...one, id: one.id + 1 }))]),
    ).toEqual([false, expect.any(String), first, second]);
    expect(first).not.toBe(second);
  });

  it('is ready within 30 ms for 10,000 findings, half of the causes closed', () => {
    const rules = Array.from({ length: 40 }, (_, index) => `R-${String(index)}`);
    const groups = rules.map((rule) => group(rule, { count: 250 }));
    const shown = Array.from({ length: 10_000 }, (_, id) =>
      finding(id, { rule: rules[Math.floor(id / 250)] ?? '' }),
    );
    const closed = new Set(rules.slice(0, 20));
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      expect(listRows(shown, groups, closed)).toHaveLength(40 + 5000);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(30);
  });
});
