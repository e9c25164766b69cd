import { describe, expect, it } from '@jest/globals';
import { paneSession } from '../../src/taskpane/session';
import type { FixView } from '../../src/app/view/types';
import { fakeEngine, fakeHost } from '../support/paneFakes';
import { findingView } from '../support/paneViews';

const fix: FixView = {
  rule: 'C-001',
  sheet: '学校',
  cell: 'J6',
  at: { row: 5, column: 9 },
  before: '1325',
  after: 1325,
  isSure: true,
};

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 160));
}

async function opened() {
  const host = fakeHost();
  const engine = fakeEngine([findingView(0), findingView(1)]);
  const pane = paneSession({ host, engine, today: () => '2026-09-01' });
  await pane.open('county.xlsx');
  await settled();
  return { host, engine, pane };
}

describe('changing the workbook', () => {
  it('checks again after a repair, even where live checking is off', async () => {
    const { pane, engine } = await opened();
    pane.actions.setSettings({ live: false });
    await pane.actions.applyFixes([fix]);
    await settled();
    expect(engine.log.filter((call) => call.startsWith('check'))).toHaveLength(2);
    expect(pane.state().notice).toMatchObject({ tone: 'done', undo: true });
    expect(pane.state().stale).toBe(false);
  });

  it('tells of a repair that the host refuses, and offers nothing to undo', async () => {
    const { pane, host } = await opened();
    host.refuse = 'amend';
    await pane.actions.applyFixes([fix]);
    expect(pane.state().notice?.tone).toBe('error');
    expect(pane.state().undoable).toEqual([]);
  });

  it('takes back the latest first, results and repairs alike', async () => {
    const { pane, host } = await opened();
    await pane.actions.applyFixes([fix]);
    await pane.actions.setResults(true);
    await pane.actions.explain([0], '新建校区');
    expect(pane.state().undoable).toHaveLength(3);
    await pane.actions.undo();
    expect(pane.state()).toMatchObject({ results: true });
    expect(host.log.filter((call) => call === 'undo')).toHaveLength(1);
    await pane.actions.undo();
    expect(pane.state().results).toBe(false);
    expect(host.plans.at(-1)?.edits.map(({ kind }) => kind)).not.toContain('write');
    await pane.actions.undo();
    expect(host.log.filter((call) => call === 'undo')).toHaveLength(2);
    expect(pane.state().undoable).toEqual([]);
    await pane.actions.undo();
    expect(host.log.filter((call) => call === 'undo')).toHaveLength(2);
  });

  it('lets go of a step that cannot be taken back, and says so', async () => {
    const { pane, host } = await opened();
    await pane.actions.applyFixes([fix]);
    host.refuse = 'undo';
    await pane.actions.undo();
    expect(pane.state().notice).toMatchObject({ tone: 'warning', undo: false });
    expect(pane.state().undoable).toEqual([]);
  });

  it('leaves the results off where the host refuses them', async () => {
    const { pane, host } = await opened();
    host.refuse = 'apply';
    await pane.actions.setResults(true);
    expect(pane.state()).toMatchObject({ results: false, undoable: [] });
    expect(pane.state().notice?.tone).toBe('error');
  });

  it('previews results by their cells and formulas', async () => {
    const { pane } = await opened();
    expect(await pane.actions.previewResults()).toEqual({
      blocks: [{ sheet: '学校', area: 'AE1:AE2', cells: 2, formulas: 1, headers: ['达标'] }],
      sheets: [],
    });
  });

  it('turns what a broken host throws into a notice', async () => {
    const { pane, host } = await opened();
    host.broken = true;
    await pane.actions.applyFixes([fix]);
    expect(pane.state().notice?.text).toContain('broken');
  });
});

describe('settings', () => {
  it('take marks off and put them back without another check', async () => {
    const { pane, host, engine } = await opened();
    pane.actions.setSettings({ marks: false });
    await settled();
    expect(host.plans.at(-1)).toEqual({ edits: [] });
    pane.actions.setSettings({ marks: true });
    await settled();
    expect(host.plans.at(-1)?.edits).toHaveLength(1);
    expect(engine.log.filter((call) => call.startsWith('check'))).toHaveLength(1);
  });

  it('check again by another standard', async () => {
    const { pane, engine } = await opened();
    pane.actions.setSettings({ standard: 'cn.basic-2012' });
    await settled();
    expect(engine.log.at(-1)).toBe('check cn.basic-2012');
  });

  it('outlast the session, and what a hand has spoilt in them takes its default', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const parts = { host: fakeHost(), engine: fakeEngine(), storage };
    paneSession({ ...parts, locale: 'en-US' }).actions.setSettings({ theme: 'dark', who: '王' });
    expect(paneSession(parts).state().settings).toMatchObject({
      theme: 'dark',
      who: '王',
      language: 'en',
    });
    for (const [key] of kept) kept.set(key, '{"theme":"pink","live":1,"reliefs":[3,"a"]}');
    expect(paneSession(parts).state().settings).toMatchObject({
      theme: 'system',
      live: true,
      reliefs: ['a'],
      language: 'zh',
    });
  });

  it('do without a storage that refuses', () => {
    const refuse = () => {
      throw new Error('private');
    };
    const storage = { getItem: refuse, setItem: refuse };
    const pane = paneSession({ host: fakeHost(), engine: fakeEngine(), storage });
    pane.actions.setSettings({ who: '王' });
    expect(pane.state().settings.who).toBe('王');
  });
});
