import type { CheckView, FindingView, GroupView, StandardView } from '../../src/app/view/types';

/** A view of a county's ledger as the engine would make it, for the pane's own tests; parts of it as a test needs. */
export function checkView(change: Partial<CheckView> = {}): CheckView {
  return {
    revision: 1,
    standard: {
      id: 'cn.quality-2017',
      title: '县域义务教育优质均衡发展督导评估办法',
      documentNumber: '教督〔2017〕6号',
    },
    reliefs: [],
    status: 'partly-checked',
    problem: null,
    forms: [
      {
        form: 'school-ledger',
        name: '学校台账',
        sheet: '汇总(最终版) ',
        rows: 49,
        at: { row: 4, column: 0 },
      },
    ],
    unknown: [
      { sheet: '填表说明', closest: null, at: { row: 0, column: 0 } },
      {
        sheet: 'Sheet3',
        closest: '最接近“学校台账”，还缺表头：学段、标识码。',
        at: { row: 0, column: 0 },
      },
    ],
    counts: {
      error: 6,
      warning: 148,
      explained: 2,
      below: 25,
      info: 7,
      cannotTell: 22,
      checked: 20583,
      rules: 74,
      schools: 44,
    },
    verdict: { tone: 'errors', sentence: '有 6 处数据自相矛盾，要先更正，才能判断是否均衡。' },
    groups: [],
    obstacles: [],
    schools: [],
    excluded: [],
    cautions: [],
    levels: [],
    items: [],
    fixes: [],
    lists: { found: [], fills: [] },
    lastYear: null,
    writable: true,
    ...change,
  };
}

export function findingView(id: number, change: Partial<FindingView> = {}): FindingView {
  return {
    id,
    rule: 'R-005',
    tier: 'error',
    sheet: '学校',
    cell: `S${String(id + 8)}`,
    cells: [{ row: id + 7, column: 18 }],
    school: `第${String(id + 1)}小学`,
    field: '县级以上骨干教师数',
    message: '县级以上骨干教师 999 人，多于专任教师 24 人。请核对骨干教师名册，或更正专任教师数。',
    observed: '999',
    expected: '不超过 24',
    fix: null,
    reason: null,
    lapsedReason: null,
    ...change,
  };
}

/** Groups over a list of findings in order, one per run of the same rule. */
export function groupsOf(findings: readonly FindingView[]): GroupView[] {
  const groups: GroupView[] = [];
  findings.forEach(({ rule, tier, fix, reason }, from) => {
    const last = groups.at(-1);
    const one = { explained: reason === null ? 0 : 1, fixable: fix === null ? 0 : 1 };
    if (last?.rule === rule) {
      groups[groups.length - 1] = {
        ...last,
        count: last.count + 1,
        explained: last.explained + one.explained,
        fixable: last.fixable + one.fixable,
      };
    } else
      groups.push({
        rule,
        name: rule,
        tier,
        from,
        count: 1,
        explainable: tier === 'warning',
        ...one,
      });
  });
  return groups;
}

export function standardView(change: Partial<StandardView> = {}): StandardView {
  return {
    id: 'cn.quality-2017',
    title: '县域义务教育优质均衡发展督导评估办法',
    documentNumber: '教督〔2017〕6号',
    parent: null,
    region: null,
    provenance: '官方原文',
    checked: '2026-08-30',
    reliefs: [],
    openQuestions: [],
    ...change,
  };
}
