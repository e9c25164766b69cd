import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { liveEngine } from '../../../src/app/live/liveEngine';
import type { Engine, Progress } from '../../../src/app/live/engine';
import type { CheckView } from '../../../src/app/view/types';
import { dataOf, editableWorkbook } from '../../../src/sheet/editableWorkbook';
import type { SnapshotChange, WorkbookData } from '../../../src/sheet/data';
import { checkedEngine, CHOICES, edit, exampleData, valueOf } from '../../support/live';

let county: WorkbookData;
beforeAll(() => {
  county = exampleData('examples/county.xlsx');
});

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the live engine', () => {
  it('says after random edits what a fresh engine says of the same workbook', async () => {
    const value = fc.constantFrom(
      null,
      0,
      -3,
      12,
      99999,
      '约12',
      '１２人',
      '',
      '小学',
      '初中',
      true,
    );
    const change = fc.record({ row: fc.nat(52), column: fc.nat(52), value });
    const { engine } = await checkedEngine(county);
    const mirror = editableWorkbook(county);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (cells) => {
        const changes: SnapshotChange[] = [{ kind: 'cells', sheet: '学校台账', cells }];
        await engine.change(changes);
        mirror.change(changes);
        const followed = valueOf(await engine.check(CHOICES));
        const fresh = await checkedEngine(dataOf(mirror.snapshot()));
        const { revision, ...view } = fresh.view;
        expect(followed).toEqual({ ...view, revision: followed.revision });
        const told = valueOf(await engine.findings(followed.revision, 0, 30));
        expect(told).toEqual(valueOf(await fresh.engine.findings(revision, 0, 30)));
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('lists the findings of its groups in their order', async () => {
    const { engine, view } = await checkedEngine(exampleData('examples/county-messy.xlsx'));
    const all = valueOf(await engine.findings(view.revision, 0, 9999));
    expect(all.map(({ id }) => id)).toEqual(all.map((_, at) => at));
    const listed = view.groups.flatMap(({ rule, from, count }) =>
      all.slice(from, from + count).map((finding) => [finding.rule, rule]),
    );
    expect(listed).toHaveLength(all.length);
    for (const [found, group] of listed) expect(found).toBe(group);
    const order = ['error', 'warning', 'below', 'info'];
    const tiers = view.groups.map(({ tier }) => order.indexOf(tier));
    expect(tiers).toEqual([...tiers].sort((a, b) => a - b));
  });

  it('lets a later check end an earlier one, and the user end both', async () => {
    const engine = liveEngine(turn);
    await engine.open(county, 'a.xlsx');
    const first = engine.check(CHOICES);
    const second = engine.check({ ...CHOICES, language: 'en' });
    expect(await first).toMatchObject({
      ok: false,
      problem: { kind: 'cancelled', reason: 'stale' },
    });
    const view = valueOf(await second);
    const third = engine.check(CHOICES);
    await engine.cancel();
    expect(await third).toMatchObject({ ok: false, problem: { reason: 'by-user' } });
    expect((await engine.findings(view.revision, 0, 1)).ok).toBe(true);
  });

  it('answers nothing about a check that is no longer the latest', async () => {
    const { engine, view } = await checkedEngine(county);
    await engine.check(CHOICES);
    const stale = { ok: false, problem: { kind: 'cancelled', reason: 'stale' } };
    expect(await engine.findings(view.revision, 0, 1)).toMatchObject(stale);
    expect(await engine.school(view.revision, 0)).toMatchObject(stale);
  });

  it('tells how far it is, never backwards', async () => {
    const engine = liveEngine(turn);
    await engine.open(county, 'a.xlsx');
    const told: Progress[] = [];
    await engine.check(CHOICES, (progress) => told.push(progress));
    const shares = told.map(({ share }) => share);
    expect(told.length).toBeGreaterThan(0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('plans the parts that are chosen, and nothing where none is', async () => {
    const { engine, view } = await checkedEngine(exampleData('examples/county-messy.xlsx'));
    const none = { marks: false, notes: false, results: false, validation: false };
    const kinds = async (chosen: Partial<typeof none>) => {
      const plan = valueOf(await engine.plan(view.revision, { ...none, ...chosen }));
      return [...new Set(plan.edits.map(({ kind }) => kind))];
    };
    expect(await kinds({})).toEqual([]);
    expect(await kinds({ marks: true })).toEqual(['mark']);
    expect(await kinds({ notes: true })).toEqual(['note']);
    expect(await kinds({ results: true })).toEqual(['write', 'add-sheet']);
    expect(await kinds({ validation: true })).toEqual(['validate']);
  });

  it('offers repairs that, once made, are no findings any more', async () => {
    const data = exampleData('examples/county-messy.xlsx');
    const { engine, view } = await checkedEngine(data);
    const fixes = valueOf(await engine.fixes(view.revision, {}));
    expect(fixes.length).toBeGreaterThan(10);
    expect(fixes.length).toBe(view.fixes.reduce((sum, { count }) => sum + count, 0));
    const sure = fixes.filter(({ isSure }) => isSure);
    const before = await marksOf(engine, view);
    await engine.change(sure.map(({ sheet, cell, after }) => edit(sheet, cell, after)));
    const after = valueOf(await engine.check(CHOICES));
    const left = valueOf(await engine.fixes(after.revision, {}));
    expect(left.filter(({ isSure }) => isSure)).toEqual([]);
    const marks = await marksOf(engine, after);
    expect([...marks].filter((mark) => !before.has(mark))).toEqual([]);
    expect(marks.size).toBeLessThan(before.size);
    expect(after.counts.error).toBe(view.counts.error);
  });
});

/** Every rule and cell that a finding of the check marks. */
async function marksOf(engine: Engine, { revision, groups }: CheckView): Promise<Set<string>> {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const findings = valueOf(await engine.findings(revision, 0, count));
  return new Set(
    findings.flatMap(({ rule, sheet, cells }) =>
      cells.map(({ row, column }) => `${rule} ${sheet} ${String(row)} ${String(column)}`),
    ),
  );
}
