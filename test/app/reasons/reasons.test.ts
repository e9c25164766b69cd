import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildReport, checkFiles, readFile } from '../../../src/app';
import { sameFigures } from '../../../src/app/reasons/figures';
import type { CheckView, FindingView } from '../../../src/app/view/types';
import type { Engine } from '../../../src/app/live/engine';
import type { UserAmendment } from '../../../src/sheet/amendment';
import type { SheetData, SnapshotChange, WorkbookData } from '../../../src/sheet/data';
import { editableWorkbook } from '../../../src/sheet/editableWorkbook';
import { findStandard } from '../../../src/standard';
import { checkedEngine, CHOICES, exampleData, valueOf } from '../../support/live';

const REASON = { text: '当年借用邻校场地', who: '王会计', on: '2026-11-22' };

/** What a host makes of the amendments of reasons. */
function changesOf(data: WorkbookData, amendments: readonly UserAmendment[]): SnapshotChange[] {
  return amendments.map((amendment): SnapshotChange => {
    if (amendment.kind === 'set-cells') {
      const cells = amendment.cells.map(({ at, value }) => ({ ...at, value }));
      return { kind: 'cells', sheet: amendment.sheet, cells };
    }
    const [first] = data.sheets;
    if (first === undefined) throw new Error('no sheet');
    const cells = (amendment.rows ?? []).flatMap((line, row) =>
      line.map((value, column) => ({ row, column, value })),
    );
    const sheet: SheetData = { ...first, name: amendment.name, cells, merges: [], tables: [] };
    return { kind: 'workbook', workbook: { ...data, sheets: [...data.sheets, sheet] } };
  });
}

interface Session {
  readonly engine: Engine;
  readonly view: CheckView;
  readonly warnings: readonly FindingView[];
}

async function again(engine: Engine, changes: readonly SnapshotChange[]): Promise<Session> {
  await engine.change(changes);
  const view = valueOf(await engine.check(CHOICES));
  return { engine, view, warnings: await warningsOf(engine, view) };
}

async function warningsOf(engine: Engine, view: CheckView) {
  const all = valueOf(await engine.findings(view.revision, 0, 9999));
  return all.filter(({ tier }) => tier === 'warning');
}

let data: WorkbookData;
beforeAll(() => {
  data = exampleData('examples/county-messy.xlsx');
});

/** Two 经验校验 with figures of their own explained in a new sheet. */
async function explained(): Promise<Session & { readonly ids: readonly number[] }> {
  const { engine, view } = await checkedEngine(data);
  const warnings = await warningsOf(engine, view);
  const ids = warnings.filter(({ cell, school }) => cell !== '' && school !== null).slice(0, 2);
  const amendments = valueOf(
    await engine.explain(
      view.revision,
      ids.map(({ id }) => id),
      REASON,
    ),
  );
  const session = await again(engine, changesOf(data, amendments));
  return { ...session, ids: ids.map(({ id }) => id) };
}

describe('written reasons', () => {
  it('stand in a sheet of the workbook that is no form, and are honoured', async () => {
    const { view, warnings, ids } = await explained();
    expect(ids).toHaveLength(2);
    expect(view.counts.explained).toBe(2);
    expect(view.unknown.map(({ sheet }) => sheet)).not.toContain('数据核查说明');
    expect(warnings.filter(({ reason }) => reason === REASON.text).map(({ id }) => id)).toEqual(
      ids,
    );
    const groups = view.groups.reduce((sum, group) => sum + group.explained, 0);
    expect(groups).toBe(2);
  });

  it('lapse when the figures are not those that they were written for', async () => {
    const { engine, ids } = await explained();
    const figures = [{ row: 1, column: 7, value: '教师 1 人' }];
    const after = await again(engine, [{ kind: 'cells', sheet: '数据核查说明', cells: figures }]);
    const lapsed = after.warnings.filter(({ lapsedReason }) => lapsedReason === REASON.text);
    expect(lapsed.map(({ id, reason }) => [id, reason])).toEqual([[ids[0], null]]);
    expect(after.view.counts.explained).toBe(1);
  });

  it('are replaced and taken out in the row in which they stand, leaving no gap', async () => {
    const { engine, view, ids } = await explained();
    const other = { ...REASON, text: '已核对原始台账' };
    const replace = valueOf(await engine.explain(view.revision, ids.slice(0, 1), other));
    const replaced = await again(engine, changesOf(data, replace));
    expect(
      replaced.warnings.filter(({ reason }) => reason !== null).map(({ reason }) => reason),
    ).toEqual(expect.arrayContaining([other.text, REASON.text]));
    const none = { ...REASON, text: ' ' };
    const out = valueOf(await engine.explain(replaced.view.revision, ids.slice(0, 1), none));
    const left = await again(engine, changesOf(data, out));
    expect(left.view.counts.explained).toBe(1);
    const [amendment] = out;
    if (amendment?.kind !== 'set-cells') throw new Error('no cells');
    const rows = new Set(amendment.cells.map(({ at }) => at.row));
    expect([...rows].sort()).toEqual([1, 2]);
    for (const { at, value } of amendment.cells) if (at.row === 2) expect(value).toBeNull();
  });

  it('take the marks and notes off the cells that they explain', async () => {
    const { engine, view } = await explained();
    const marks = { marks: true, notes: true, results: false, validation: false };
    const marked = async (revision: number) => {
      const plan = valueOf(await engine.plan(revision, marks));
      return plan.edits.filter(({ kind }) => kind === 'note').length;
    };
    const before = await checkedEngine(data);
    const notes = valueOf(await before.engine.plan(before.view.revision, marks));
    expect(await marked(view.revision)).toBeLessThan(
      notes.edits.filter(({ kind }) => kind === 'note').length,
    );
  });

  it('are found by their headers, however the sheet is called and laid out', async () => {
    const { engine, view } = await checkedEngine(data);
    const [one] = (await warningsOf(engine, view)).filter(({ school }) => school !== null);
    const [amendment] = valueOf(await engine.explain(view.revision, [one?.id ?? -1], REASON));
    if (amendment?.kind !== 'add-sheet') throw new Error('no sheet');
    const mirrored = (amendment.rows ?? []).map((line) => [...line].reverse());
    const rows = [['我的备注'], [], ...mirrored];
    const changes = changesOf(data, [{ ...amendment, name: '说明2026', rows, index: 0 }]);
    const { view: after } = await again(engine, changes);
    expect(after.counts.explained).toBe(1);
    expect(after.forms).toEqual(view.forms);
    expect(after.unknown).toEqual(view.unknown);
  });

  it('are nothing for errors and for what misses a standard', async () => {
    const { engine, view } = await checkedEngine(data);
    const all = valueOf(await engine.findings(view.revision, 0, 9999));
    const others = all.filter(({ tier }) => tier !== 'warning').map(({ id }) => id);
    expect(others.length).toBeGreaterThan(5);
    expect(valueOf(await engine.explain(view.revision, others, REASON))).toEqual([]);
  });

  it('are told by the report, which keeps them among the warnings', async () => {
    const { engine, view } = await checkedEngine(data);
    const [one] = await warningsOf(engine, view);
    if (one === undefined) throw new Error('no warning');
    const amendments = valueOf(await engine.explain(view.revision, [one.id], REASON));
    const workbook = editableWorkbook(data);
    workbook.change(changesOf(data, amendments));
    const standard = valueOf(findStandard('cn.quality-2017'));
    const snapshot = { ok: true, value: workbook.snapshot() } as const;
    const file = readFile({ path: 'a.xlsx', sha256: '', workbook: snapshot });
    const report = buildReport(checkFiles([file], { standard, reliefs: [] }), 'en');
    const told = report.files[0];
    expect(told?.status).toBe('checked');
    expect(told?.counts.explained).toBe(1);
    expect(told?.findings.filter(({ reason }) => reason === REASON.text)).toMatchObject([
      { rule: one.rule, cell: one.cell, severity: 'warning' },
    ]);
    const warnings = told?.findings.filter(({ severity }) => severity === 'warning');
    expect(told?.counts.warning).toBe(warnings?.length);
  });
});

describe('figures of a reason', () => {
  it('are the same numbers however they are typed', () => {
    expect(sameFigures('在校生数 1,200 人', '在校生数 1200 人')).toBe(true);
    expect(sameFigures('教师 ３ 人；学生 40.0 人', '教师 3 人、学生 40 人')).toBe(true);
    expect(sameFigures('教师 3 人', '教师 4 人')).toBe(false);
    expect(sameFigures('教师 3 人', '教师 3 人、学生 40 人')).toBe(false);
    expect(sameFigures('', '教师 3 人')).toBe(false);
    expect(sameFigures('约 （空）', '约（空）')).toBe(true);
  });
});
