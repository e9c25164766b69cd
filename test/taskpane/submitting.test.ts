import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { liveEngine } from '../../src/app/live/liveEngine';
import { paneSession } from '../../src/taskpane/session';
import { timeWithZone } from '../../src/taskpane/session/submitting';
import { readWorkbook } from '../../src/xlsx';
import { fakeEngine, fakeHost } from '../support/paneFakes';
import { liveMemoryHost, memorySheets } from '../support/liveMemoryHost';

const SHEET = '学校填报数据';

async function opened(file = 'schools/澄湖县实验小学.xlsx') {
  const workbook = readWorkbook(readFileSync(`examples/${file}`));
  if (!workbook.ok) throw new Error(file);
  const host = liveMemoryHost(memorySheets(workbook.value));
  const pane = paneSession({ host, engine: liveEngine() });
  await pane.open(file);
  pane.actions.setSettings({ who: '王会计', live: true });
  return { host, pane };
}

type Pane = Awaited<ReturnType<typeof opened>>['pane'];

/** Until what was done has been checked again. */
async function followed(pane: Pane): Promise<void> {
  const from = pane.state().view?.revision ?? 0;
  for (let turn = 0; turn < 200; turn++) {
    const { view, phase, stale } = pane.state();
    if ((view?.revision ?? 0) > from && phase === 'ready' && !stale) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('no check followed');
}

describe('handing a workbook in', () => {
  it('makes a receipt that disturbs no check, and takes it back', async () => {
    const { pane } = await opened();
    expect(await pane.actions.readiness()).toMatchObject({ ready: true });
    expect(await pane.actions.receipt()).toMatchObject({ outcome: 'none' });
    const { counts, forms, unknown } = pane.state().view ?? {};
    await pane.actions.writeReceipt();
    await followed(pane);
    expect(pane.state().undoable).toEqual(['已生成上报凭证']);
    expect(pane.state().view).toMatchObject({ counts, forms, unknown });
    expect(await pane.actions.receipt()).toMatchObject({
      outcome: 'valid',
      sheet: '上报凭证',
      made: { who: '王会计', standard: 'cn.quality-2017' },
    });

    await pane.actions.undo();
    await followed(pane);
    expect(await pane.actions.receipt()).toMatchObject({ outcome: 'none' });
  });

  it('names the cell that was changed since, until it is what it was', async () => {
    const { host, pane } = await opened();
    await pane.actions.writeReceipt();
    await followed(pane);
    await host.type(SHEET, 4, 4, 1985);
    await followed(pane);
    expect(await pane.actions.receipt()).toMatchObject({
      outcome: 'changed',
      changed: 1,
      cells: [{ sheet: SHEET, cell: 'E5', field: '建校年份', was: '1984', is: '1985' }],
    });
    await host.type(SHEET, 4, 4, 1984);
    await followed(pane);
    expect(await pane.actions.receipt()).toMatchObject({ outcome: 'valid' });
  });

  it('tells of a receipt that was tampered with', async () => {
    const { host, pane } = await opened();
    await pane.actions.writeReceipt();
    await followed(pane);
    await host.type('上报凭证', 8, 1, '别的学校');
    await followed(pane);
    expect(await pane.actions.receipt()).toMatchObject({ outcome: 'forged', why: 'digest' });
  });

  it('makes none while something is missing, and says what and where', async () => {
    const { host, pane } = await opened();
    await host.type(SHEET, 4, 4, null);
    await followed(pane);
    const readiness = await pane.actions.readiness();
    expect(readiness?.ready).toBe(false);
    expect(readiness?.steps.map(({ id, state, count }) => [id, state, count])).toEqual([
      ['forms', 'done', 0],
      ['required', 'open', 1],
      ['errors', 'done', 0],
      ['reasons', 'done', 0],
      ['undecided', 'later', 0],
    ]);
    await pane.actions.writeReceipt();
    expect(pane.state().notice?.tone).toBe('error');
    expect(pane.state().undoable).toEqual([]);
  });

  it('asks for a reason where a figure is doubtful, and keeps the reason in the receipt', async () => {
    const { host, pane } = await opened();
    await host.type(SHEET, 4, 4, '1984');
    await followed(pane);
    const [open] =
      (await pane.actions.readiness())?.steps.filter(({ state }) => state === 'open') ?? [];
    expect(open).toMatchObject({ id: 'reasons', count: 1 });
    const warnings = pane.state().findings.filter(({ tier }) => tier === 'warning');
    await pane.actions.explain(
      warnings.map(({ id }) => id),
      '系统导出的文本',
    );
    await followed(pane);
    expect(await pane.actions.readiness()).toMatchObject({ ready: true });
    await pane.actions.writeReceipt();
    await followed(pane);
    expect(await pane.actions.receipt()).toMatchObject({ outcome: 'valid' });
    const reasons = await host.snapshot();
    const sheet = reasons.ok
      ? reasons.value.sheets.find(({ name }) => name === '数据核查说明')
      : undefined;
    expect(sheet?.grid.value(1, 8)).toBe('系统导出的文本');
    await host.type('数据核查说明', 1, 8, '另一个说法');
    await followed(pane);
    expect(await pane.actions.receipt()).toMatchObject({
      outcome: 'changed',
      cells: [{ sheet: '数据核查说明', cell: 'I2', was: '系统导出的文本', is: '另一个说法' }],
    });
  });

  it('tells of a receipt that the workbook does not take, and offers nothing to undo', async () => {
    const host = fakeHost();
    const pane = paneSession({ host, engine: fakeEngine() });
    await pane.open('school.xlsx');
    host.refuse = 'amend';
    await pane.actions.writeReceipt();
    expect(pane.state().notice?.tone).toBe('error');
    expect(pane.state().undoable).toEqual([]);
  });

  it('writes the time with its zone', () => {
    expect(timeWithZone(new Date())).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d$/);
  });
});
