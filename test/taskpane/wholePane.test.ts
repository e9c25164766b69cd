import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { liveEngine } from '../../src/app/live/liveEngine';
import { paneSession } from '../../src/taskpane/session';
import { readWorkbook } from '../../src/xlsx';
import { liveMemoryHost, memorySheets } from '../support/liveMemoryHost';

async function opened(file: string) {
  const workbook = readWorkbook(readFileSync(`examples/${file}`));
  if (!workbook.ok) throw new Error(file);
  const host = liveMemoryHost(memorySheets(workbook.value));
  const pane = paneSession({ host, engine: liveEngine(), today: () => '2026-09-01' });
  await pane.open(file);
  return { host, pane };
}

/** Until what was done has been checked again. */
async function followed(pane: Awaited<ReturnType<typeof opened>>['pane']): Promise<void> {
  const from = pane.state().view?.revision ?? 0;
  for (let turn = 0; turn < 200; turn++) {
    const { view, phase, stale } = pane.state();
    if ((view?.revision ?? 0) > from && phase === 'ready' && !stale) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('a workbook from opening to undoing', () => {
  it('follows a repair by hand: the finding goes and the cursor moves to the next', async () => {
    const { host, pane } = await opened('county-messy.xlsx');
    const { findings, view } = pane.state();
    const first = findings.find(({ rule }) => rule === 'R-005');
    if (first === undefined) throw new Error('no such finding');
    expect(findings).toHaveLength((view?.groups ?? []).reduce((sum, g) => sum + g.count, 0));
    pane.actions.focusFinding(first.id, true);
    expect(host.revealed).toEqual([`${first.sheet} 7,18`]);
    await host.type(first.sheet, 7, 18, 12);
    await followed(pane);
    const after = pane.state();
    expect(after.view?.revision).toBe(2);
    expect(after.findings.some(({ rule }) => rule === 'R-005')).toBe(false);
    const current = after.findings[after.current ?? -1];
    expect(current?.cell).toBe(findings[first.id + 1]?.cell);
  });

  it('repairs all of a kind and takes it back exactly', async () => {
    const { host, pane } = await opened('county-messy.xlsx');
    const { rule, count } = pane.state().view?.fixes[0] ?? { rule: '', count: 0 };
    const fixes = await pane.actions.previewFixes({ rule });
    expect(fixes).toHaveLength(count);
    const before = fixes.map(({ sheet, at }) => host.memory.cell(sheet, at.row, at.column)?.value);
    await pane.actions.applyFixes(fixes);
    await followed(pane);
    expect(pane.state().view?.fixes.some((one) => one.rule === rule)).toBe(false);
    await pane.actions.undo();
    await followed(pane);
    expect(fixes.map(({ sheet, at }) => host.memory.cell(sheet, at.row, at.column)?.value)).toEqual(
      before,
    );
    expect(pane.state().view?.fixes[0]?.count).toBe(count);
  });

  it('writes results as formulas, checks the same with them there, and takes all of them off', async () => {
    const { host, pane } = await opened('county.xlsx');
    const counts = pane.state().view?.counts;
    const preview = await pane.actions.previewResults();
    expect(preview?.blocks.reduce((sum, block) => sum + block.formulas, 0)).toBeGreaterThan(100);
    pane.actions.setSettings({ marks: false, notes: false });
    await pane.actions.setResults(true);
    expect(host.memory.layer().names.length).toBeGreaterThan(0);
    await pane.actions.check();
    expect(pane.state().view?.counts).toEqual(counts);
    await pane.actions.undo();
    const { cells, marks, notes, sheets, names } = host.memory.layer();
    expect([cells.size, marks.length, notes.size, sheets.length, names.length]).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('finds results that stand in the workbook when it is opened again, and takes them off', async () => {
    const { host, pane } = await opened('county.xlsx');
    await pane.actions.setResults(true);
    const written = host.memory.layer();
    pane.close();
    await pane.open('county.xlsx');
    expect(pane.state().results).toBe(true);
    expect(host.memory.layer().names).toEqual(written.names);
    expect([...host.memory.layer().cells]).toEqual([...written.cells]);
    await pane.actions.setResults(false);
    expect(host.memory.layer().names).toEqual([]);
  });

  it('keeps a reason in the workbook and honours it', async () => {
    const { pane } = await opened('county-messy.xlsx');
    const { findings, view } = pane.state();
    const group = view?.groups.find(({ explainable }) => explainable);
    const finding = findings[group?.from ?? -1];
    if (finding === undefined) throw new Error('nothing to explain');
    await pane.actions.explain([finding.id], '新建校区，已核实');
    await followed(pane);
    expect(pane.state().view?.counts.explained).toBeGreaterThan(0);
    const now = pane
      .state()
      .findings.find(({ rule, cell }) => rule === finding.rule && cell === finding.cell);
    expect(now?.reason).toBe('新建校区，已核实');
  });

  it('speaks the language chosen, findings included', async () => {
    const { pane } = await opened('county-messy.xlsx');
    pane.actions.setSettings({ language: 'en' });
    await followed(pane);
    expect(pane.state().findings[0]?.message).not.toMatch(/请/);
  });
});
