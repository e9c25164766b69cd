import { liveEngine } from '../../src/app/live/liveEngine';
import type { PlanChoices } from '../../src/app/live/engine';
import { officeHost } from '../../src/hosts/office/officeHost';
import type { Result } from '../../src/kernel/result';
import type { SnapshotChange } from '../../src/sheet/data';
import { dataOf } from '../../src/sheet/editableWorkbook';
import type { EditPlan } from '../../src/sheet/editPlan';
import { simulatedExcel, type SimulatedExcel } from '../../test/support/excel';
import { CHOICES } from '../live';
import { ledgerSheets, type LedgerKind } from '../page/ledgers';

/** What one step cost: requests to Excel, and what is in them. */
export interface Effort {
  readonly step: string;
  readonly syncs: number;
  /** Operations, and objects (ranges, formats, sheets) that they are done to. */
  readonly actions: number;
  readonly objects: number;
  /** Megabytes of the largest request and of the largest answer. */
  readonly requestMB: number;
  readonly answerMB: number;
  /** Seconds of host, library and simulated Excel together; `engine` is the check or the plan before it. */
  readonly seconds: number;
  readonly engineSeconds: number;
}

const SHEET = '学校台账';
const MARKS: PlanChoices = { marks: true, notes: false, results: false, validation: true };
const ALL: PlanChoices = { ...MARKS, results: true };

/** A simulated Excel that has a ledger open. */
export function excelWith(kind: LedgerKind, rows: number): Promise<SimulatedExcel> {
  return simulatedExcel({ sheets: ledgerSheets(kind, rows) });
}

/** Opens and checks a ledger through the host of the add-in, marks it, writes results, follows an edit and clears. */
export async function hostEfforts(kind: LedgerKind, rows: number): Promise<readonly Effort[]> {
  const excel = await excelWith(kind, rows);
  const host = officeHost(excel.session);
  const engine = liveEngine();
  const efforts: Effort[] = [];
  const during = async <T>(
    step: string,
    work: () => Promise<T>,
    engineWork: (done: T) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<T> => {
    excel.traffic.reset();
    const start = performance.now();
    const done = await work();
    const worked = performance.now();
    const costs = effortOf(excel);
    await engineWork(done);
    const engineSeconds = (performance.now() - worked) / 1000;
    efforts.push({ step, ...costs, seconds: (worked - start) / 1000, engineSeconds });
    return done;
  };
  let revision = -1;
  const check = async (): Promise<void> => {
    revision = value(await engine.check(CHOICES)).revision;
  };
  /** Once the host has read again what it wrote. */
  const quiet = (step: string) =>
    during(step, async () => {
      let before = -1;
      while (before !== excel.traffic.syncs) {
        before = excel.traffic.syncs;
        await excel.settled();
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    });
  const planOf = async (choices: PlanChoices) => value(await engine.plan(revision, choices));
  const apply = async (plan: EditPlan) => value(await host.apply(plan));

  await during(
    'open and check',
    async () => value(await host.snapshot()),
    async (snapshot) => {
      await engine.open(dataOf(snapshot), 'bench.xlsx');
      await check();
    },
  );
  let changed: (changes: readonly SnapshotChange[]) => void = () => undefined;
  host.onChange((changes) => {
    changed(changes);
  });
  const marks = await planOf(MARKS);
  await during('mark', () => apply(marks));
  await quiet('marks read back');
  const results = await planOf(ALL);
  await during('write results', () => apply(results));
  await quiet('results read back');
  await during(
    'an edit heard',
    () =>
      new Promise<readonly SnapshotChange[]>((resolve) => {
        changed = resolve;
        void excel.user.type(SHEET, 'M6', 41);
      }),
    async (changes) => {
      await engine.change(changes);
      await check();
    },
  );
  const after = await planOf(ALL);
  await during('brought up to it', () => apply(after));
  await quiet('that read back');
  await during('clear', () => apply({ edits: [] }));
  host.dispose();
  return efforts;
}

export function effortOf({ traffic: { requests, syncs } }: SimulatedExcel) {
  const sum = (of: (one: (typeof requests)[number]) => number) =>
    requests.reduce((total, one) => total + of(one), 0);
  const most = (of: (one: (typeof requests)[number]) => number) => Math.max(0, ...requests.map(of));
  return {
    syncs,
    actions: sum(({ actions }) => actions),
    objects: sum(({ objects }) => objects),
    requestMB: most(({ requestBytes }) => requestBytes) / 1e6,
    answerMB: most(({ responseBytes }) => responseBytes) / 1e6,
  };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.kind} ${result.problem.reason}`);
  return result.value;
}
