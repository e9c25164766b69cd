import type { FindingView, GroupView } from '../../../src/app/view/types';

export function finding(id: number, change: Partial<FindingView> = {}): FindingView {
  return {
    id,
    rule: 'R-005',
    tier: 'error',
    sheet: '台账',
    cell: `F${String(id + 7)}`,
    cells: [{ row: id + 6, column: 5 }],
    school: `第${String(id)}小学`,
    field: null,
    message: '县级以上骨干教师 21 人，多于专任教师 18 人。',
    observed: '21',
    expected: '≤ 18',
    fix: null,
    reason: null,
    lapsedReason: null,
    ...change,
  };
}

export function group(rule: string, change: Partial<GroupView> = {}): GroupView {
  return {
    rule,
    name: `规则 ${rule}`,
    tier: 'error',
    from: 0,
    count: 1,
    explained: 0,
    fixable: 0,
    explainable: false,
    ...change,
  };
}
