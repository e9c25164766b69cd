import { describe, expect, it } from '@jest/globals';
import { paneSession } from '../../src/taskpane/session';
import type { FindingView } from '../../src/app/view/types';
import { fakeEngine, fakeHost } from '../support/paneFakes';
import { findingView } from '../support/paneViews';

function session(findings: readonly FindingView[] = []) {
  const host = fakeHost();
  const engine = fakeEngine(findings);
  const pane = paneSession({ host, engine, today: () => '2026-09-01' });
  return { host, engine, pane };
}

/** Longer than the pause after an edit, and what follows from it. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 160));
}

async function opened(findings: readonly FindingView[] = []) {
  const parts = session(findings);
  await parts.pane.open('county.xlsx');
  await settled();
  return parts;
}

const three = [findingView(0), findingView(1), findingView(2)];

describe('opening', () => {
  it('checks the workbook, lists its findings and marks them', async () => {
    const { pane, host, engine } = await opened(three);
    const { phase, findings, findingsComplete, stale } = pane.state();
    expect({ phase, findingsComplete, stale }).toEqual({
      phase: 'ready',
      findingsComplete: true,
      stale: false,
    });
    expect(findings.map(({ cell }) => cell)).toEqual(['S8', 'S9', 'S10']);
    expect(host.plans).toHaveLength(1);
    expect(engine.log).toEqual(['open', 'check cn.quality-2017']);
  });

  it('fetches long lists page by page and keeps their order', async () => {
    const many = Array.from({ length: 5001 }, (_, id) => findingView(id));
    const { pane } = await opened(many);
    expect(pane.state().findings.map(({ id }) => id)).toEqual(many.map(({ id }) => id));
    expect(pane.state().findingsComplete).toBe(true);
  });

  it('asks what to mark as soon as the check is shown, not after the last page', async () => {
    const { pane, engine, host } = session(
      Array.from({ length: 5001 }, (_, id) => findingView(id)),
    );
    const plan = engine.plan.bind(engine);
    const arrived: number[] = [];
    engine.plan = (...asked) => {
      arrived.push(pane.state().findings.length);
      return plan(...asked);
    };
    await pane.open('county.xlsx');
    await settled();
    expect(arrived).toEqual([2000]);
    expect(host.plans).toHaveLength(1);
  });

  it('says why nothing was checked where the host has nothing to give', async () => {
    const { pane, host } = session();
    host.refuse = 'snapshot';
    await pane.open('broken.xlsx');
    expect(pane.state().phase).toBe('failed');
    expect(pane.state().problem).not.toBeNull();
  });

  it('is stopped while the host is still reading, and goes on when asked to', async () => {
    const { pane, host, engine } = session(three);
    const snapshot = host.snapshot.bind(host);
    let read: () => void = () => undefined;
    host.snapshot = async () => {
      await new Promise<void>((resolve) => {
        read = resolve;
      });
      return snapshot();
    };
    const open = pane.open('county.xlsx');
    await settled();
    pane.actions.cancel();
    expect(pane.state().problem).toBe('已取消，未检查。');
    read();
    await open;
    expect(engine.log).toEqual(['open']);
    await pane.actions.check();
    expect(engine.log).toEqual(['open', 'check cn.quality-2017']);
    const again = pane.open('county.xlsx');
    await settled();
    pane.actions.cancel();
    await pane.actions.check();
    expect(pane.state().phase).toBe('checking');
    read();
    await again;
    expect(pane.state().phase).toBe('ready');
  });

  it('survives a host that throws', async () => {
    const { pane, host } = session();
    host.broken = true;
    await pane.open('broken.xlsx');
    expect(pane.state().problem).toContain('broken');
  });

  it('forgets the workbook before, its undo steps and its cursor', async () => {
    const { pane } = await opened(three);
    pane.actions.focusFinding(1, false);
    await pane.actions.setResults(true);
    await pane.open('other.xlsx');
    const { current, undoable, results } = pane.state();
    expect({ current, undoable, results }).toEqual({ current: null, undoable: [], results: false });
  });

  it('drops what a check of the workbook before comes to', async () => {
    const { pane, engine, host } = session(three);
    engine.held = true;
    const first = pane.open('first.xlsx');
    await settled();
    engine.held = false;
    engine.findingsNow = [findingView(0, { cell: 'Z1' })];
    await pane.open('second.xlsx');
    await first;
    await settled();
    expect(pane.state().findings.map(({ cell }) => cell)).toEqual(['Z1']);
    expect(engine.mostAtOnce()).toBe(1);
    expect(host.plans).toHaveLength(1);
  });
});

describe('following edits', () => {
  it('checks once for edits that come close together', async () => {
    const { pane, host, engine } = await opened(three);
    host.edit();
    host.edit();
    host.edit();
    expect(pane.state().stale).toBe(true);
    await settled();
    expect(engine.log.slice(2)).toEqual([
      'change 1',
      'change 1',
      'change 1',
      'check cn.quality-2017',
    ]);
    expect(pane.state().stale).toBe(false);
  });

  it('asks for the check of an edit before it draws anything', async () => {
    const { pane, host, engine } = await opened(three);
    let asked: readonly string[] = [];
    pane.subscribe(() => {
      if (pane.state().phase === 'checking') asked = [...engine.log];
    });
    host.edit();
    // No timer runs in between, and so no frame.
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    expect(asked.slice(2)).toEqual(['change 1', 'check cn.quality-2017']);
    await settled();
  });

  it('ends a check that an edit has overtaken, and never runs two at once', async () => {
    const { pane, host, engine } = await opened(three);
    engine.held = true;
    const first = pane.actions.check();
    await settled();
    host.edit();
    engine.held = false;
    engine.findingsNow = three.slice(1).map((finding, id) => ({ ...finding, id }));
    await first;
    await settled();
    expect(engine.mostAtOnce()).toBe(1);
    expect(pane.state().findings).toHaveLength(2);
    expect(pane.state().phase).toBe('ready');
    expect(pane.state().stale).toBe(false);
  });

  it('stays stale where an edit came after the check had begun and live checking is off', async () => {
    const { pane, host, engine } = await opened(three);
    pane.actions.setSettings({ live: false });
    engine.held = true;
    const checked = pane.actions.check();
    await settled();
    host.edit();
    engine.release();
    await checked;
    expect(pane.state().stale).toBe(true);
    expect(engine.log.at(-1)).toBe('change 1');
  });

  it('only says that the list is old where live checking is off, and checks when it is on again', async () => {
    const { pane, host, engine } = await opened(three);
    pane.actions.setSettings({ live: false });
    host.edit();
    await settled();
    expect(engine.log.filter((call) => call.startsWith('check'))).toHaveLength(1);
    expect(pane.state().stale).toBe(true);
    pane.actions.setSettings({ live: true });
    await settled();
    expect(pane.state().stale).toBe(false);
  });

  it('does not paint a plan that the workbook has left behind', async () => {
    const { host, engine } = await opened(three);
    host.edit();
    await settled();
    await settled();
    const marked = host.plans.flatMap(({ edits }) =>
      edits.flatMap((edit) => (edit.kind === 'mark' ? edit.areas.map(({ top }) => top) : [])),
    );
    expect(marked).toEqual([1, 2]);
    expect(engine.mostAtOnce()).toBe(1);
  });

  it('shows how far a check is once it takes a while', async () => {
    const { pane, engine } = await opened(three);
    const shown: number[] = [];
    pane.subscribe(() => {
      const { progress } = pane.state();
      if (progress !== null && !shown.includes(progress.share)) shown.push(progress.share);
    });
    const check = engine.check.bind(engine);
    engine.check = async (choices, onProgress) => {
      onProgress?.({ step: 'check', share: 0.2 });
      await new Promise((resolve) => setTimeout(resolve, 350));
      onProgress?.({ step: 'check', share: 0.6 });
      return check(choices);
    };
    await pane.actions.check();
    expect(shown).toEqual([0.6]);
  });

  it('keeps the check before when the user cancels', async () => {
    const { pane, engine } = await opened(three);
    engine.held = true;
    const checked = pane.actions.check();
    await settled();
    expect(pane.state().phase).toBe('checking');
    pane.actions.cancel();
    await checked;
    expect(pane.state().phase).toBe('ready');
    expect(pane.state().findings).toHaveLength(3);
    expect(pane.state().stale).toBe(true);
  });
});
