import type { LiveHost } from '../../src/app/host';
import type { Engine } from '../../src/app/live/engine';
import type { CheckView, FindingView } from '../../src/app/view/types';
import { fail, succeed, type Result } from '../../src/kernel/result';
import type { UserAmendment } from '../../src/sheet/amendment';
import type { SnapshotChange } from '../../src/sheet/data';
import type { EditPlan, Receipt } from '../../src/sheet/editPlan';
import { checkView, groupsOf } from './paneViews';
import { makeWorkbook } from './sheets';

/** What the engine answers at its next check, and what it was asked. */
export interface FakeEngine extends Engine {
  /** Findings that the next check finds. */
  findingsNow: readonly FindingView[];
  /** The next checks wait until each is let go. */
  held: boolean;
  /** Lets the check that waits go on. */
  release(): void;
  readonly log: string[];
  /** How many checks were under way at once, at most. */
  mostAtOnce(): number;
}

/** An engine that keeps to the contract of `Engine`, cancelling and revisions included, over findings made by hand. */
export function fakeEngine(findings: readonly FindingView[] = []): FakeEngine {
  let revision = 0;
  let underWay = 0;
  let most = 0;
  let shown: readonly FindingView[] = [];
  let waiting: ((cancelled: boolean) => void)[] = [];
  const settle = (cancelled: boolean) => {
    const before = waiting;
    waiting = [];
    for (const end of before) end(cancelled);
  };
  const latest = <T>(asked: number, value: T): Promise<Result<T>> =>
    Promise.resolve(asked === revision ? succeed(value) : fail('cancelled', 'stale'));
  const engine: FakeEngine = {
    findingsNow: findings,
    held: false,
    log: [],
    release: () => {
      settle(false);
    },
    mostAtOnce: () => most,
    open: () => {
      engine.log.push('open');
      return Promise.resolve();
    },
    change: (changes) => {
      engine.log.push(`change ${String(changes.length)}`);
      return Promise.resolve();
    },
    check: async ({ standard }): Promise<Result<CheckView>> => {
      engine.log.push(`check ${standard}`);
      underWay += 1;
      most = Math.max(most, underWay);
      const cancelled = await new Promise<boolean>((resolve) => {
        waiting.push(resolve);
        if (!engine.held) setTimeout(() => settle(false), 0);
      });
      underWay -= 1;
      if (cancelled) return fail('cancelled', 'by-user');
      revision += 1;
      shown = engine.findingsNow;
      return succeed(checkView({ revision, groups: groupsOf(shown) }));
    },
    cancel: () => {
      settle(true);
      return Promise.resolve();
    },
    findings: (asked, from, to) => latest(asked, shown.slice(from, to)),
    rule: () => Promise.resolve(fail('cancelled', 'stale')),
    school: () => Promise.resolve(fail('cancelled', 'stale')),
    points: (asked) => latest(asked, []),
    plan: (asked, choices) => {
      const marks = choices.marks ? [markOf(asked)] : [];
      const writes = choices.results ? [RESULTS] : [];
      return latest<EditPlan>(asked, { edits: [...marks, ...writes] });
    },
    fixes: (asked) => latest(asked, []),
    explain: (asked, ids, reason) => latest(asked, [reasonAmendment(ids, reason.text)]),
    readiness: (asked) => latest(asked, { ready: true, steps: [] }),
    receipt: () => Promise.resolve(fail('cancelled', 'stale')),
    writeReceipt: (asked, { who }) => latest(asked, [receiptAmendment(who)]),
    entryRows: (asked) => latest(asked, []),
    entry: () => Promise.resolve(fail('cancelled', 'stale')),
    openTables: (asked) => latest(asked, []),
    newRecord: () => Promise.resolve(fail('cancelled', 'stale')),
    enter: () => Promise.resolve(fail('cancelled', 'stale')),
    template: ({ form }) => Promise.resolve(succeed({ sheets: [{ name: form, rows: [] }] })),
    lastYear: (workbook, name) => {
      engine.log.push(`last year ${workbook === null ? 'forgotten' : name}`);
      return Promise.resolve();
    },
    keepLastYear: (asked) =>
      latest(asked, [{ kind: 'add-sheet', name: '上年数据', rows: [['上年数据']] }]),
    rollOver: (asked) => latest(asked, { sheets: [{ name: '学校填报表', rows: [['来年']] }] }),
    standards: () => Promise.resolve([]),
  };
  return engine;
}

/** A mark that shows by its place which revision it belongs to. */
function markOf(revision: number): EditPlan['edits'][number] {
  const area = { top: revision, left: 0, bottom: revision, right: 0 };
  return { kind: 'mark', sheet: '学校', mark: 'error', areas: [area] };
}

const RESULTS: EditPlan['edits'][number] = {
  kind: 'write',
  sheet: '学校',
  at: { row: 0, column: 30 },
  rows: [[{ value: '达标' }], [{ value: 1, formula: '1+0' }]],
};

function reasonAmendment(ids: readonly number[], text: string): UserAmendment {
  return { kind: 'add-sheet', name: '数据核查说明', rows: ids.map((id) => [id, text]) };
}

function receiptAmendment(who: string): UserAmendment {
  return { kind: 'add-sheet', name: '上报凭证', rows: [[who]] };
}

export interface FakeHost extends LiveHost {
  /** Plans in the order in which they were applied. */
  readonly plans: EditPlan[];
  readonly log: string[];
  /** The user edits a cell. */
  readonly edit: () => void;
  readonly select: (sheet: string, row: number) => void;
  /** What the next call of this method comes to in place of success. */
  refuse: 'snapshot' | 'apply' | 'amend' | 'undo' | 'reveal' | null;
  /** The next call throws, as a bug would. */
  broken: boolean;
}

const EMPTY = makeWorkbook([]);

/** A host with nothing in it that says what it was told to do. */
export function fakeHost(): FakeHost {
  const changed = new Set<(changes: readonly SnapshotChange[]) => void>();
  const selected = new Set<Parameters<LiveHost['onSelect']>[0]>();
  const answer = async <T>(call: NonNullable<FakeHost['refuse']>, value: T): Promise<Result<T>> => {
    await Promise.resolve();
    if (host.broken) throw new Error('broken');
    host.log.push(call);
    return host.refuse === call ? fail('edit-refused', 'cell-changed') : succeed(value);
  };
  const receipt = (applied: number): Receipt => ({ applied, skipped: [] });
  const host: FakeHost = {
    plans: [],
    log: [],
    refuse: null,
    broken: false,
    snapshot: () => answer('snapshot', EMPTY),
    apply: (plan) => {
      host.plans.push(plan);
      return answer('apply', receipt(plan.edits.length));
    },
    amend: async (amendments) => {
      const done = await answer('amend', receipt(amendments.length));
      if (done.ok) setTimeout(host.edit, 0);
      return done;
    },
    undo: async () => {
      const done = await answer('undo', undefined);
      if (done.ok) setTimeout(host.edit, 0);
      return done;
    },
    reveal: () => answer('reveal', undefined),
    onChange: (listener) => listening(changed, listener),
    onSelect: (listener) => listening(selected, listener),
    edit: () => {
      for (const listener of changed) listener([{ kind: 'cells', sheet: '学校', cells: [] }]);
    },
    select: (sheet, row) => {
      for (const listener of selected)
        listener(sheet, { top: row, left: 0, bottom: row, right: 0 });
    },
  };
  return host;
}

function listening<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
