import { describe, expect, it } from '@jest/globals';
import { paneCommands } from '../../src/addin/paneCommands';
import { paneSession } from '../../src/taskpane/session';
import { untilState } from '../../src/taskpane/session/untilState';
import { fakeEngine, fakeHost } from '../support/paneFakes';
import { findingView } from '../support/paneViews';

function loaded(findings = [findingView(0), findingView(1)]) {
  const host = fakeHost();
  const engine = fakeEngine(findings);
  const pane = paneSession({ host, engine, today: () => '2026-09-01' });
  let shown = 0;
  const commands = paneCommands(pane, () => {
    shown += 1;
    return Promise.resolve();
  });
  const opening = pane.open('county.xlsx');
  const checks = () => engine.log.filter((call) => call.startsWith('check')).length;
  const painted = () => untilState(pane, ({ painting }) => !painting);
  return { host, pane, commands, opening, checks, painted, shown: () => shown };
}

describe('commands of ribbon and keyboard', () => {
  it('check once where the page was loaded for the command, and again where it stood already', async () => {
    const { commands, checks, shown } = loaded();
    await commands.check();
    expect([checks(), shown()]).toEqual([1, 1]);
    await commands.check();
    expect([checks(), shown()]).toEqual([2, 2]);
  });

  it('go through the findings without opening the pane', async () => {
    const { commands, pane, host, shown } = loaded();
    await commands.next();
    await commands.next();
    expect(pane.state().current).toBe(1);
    await commands.previous();
    expect(pane.state().current).toBe(0);
    expect(host.log.filter((call) => call === 'reveal')).toHaveLength(3);
    expect(shown()).toBe(0);
  });

  it('open the pane where there is nothing to go to', async () => {
    const { commands, shown } = loaded([]);
    await commands.next();
    expect(shown()).toBe(1);
  });

  it('take marks and results off, and put the marks on again as they were chosen', async () => {
    const { commands, pane, host, opening, painted } = loaded();
    await opening;
    pane.actions.setSettings({ notes: false, validation: true });
    await commands.balance();
    expect(pane.state().results).toBe(true);
    await commands.marks();
    await painted();
    expect(pane.state()).toMatchObject({
      results: false,
      settings: { marks: false, notes: false, validation: false },
    });
    expect(host.plans.at(-1)?.edits).toEqual([]);
    await commands.marks();
    await painted();
    expect(pane.state()).toMatchObject({
      results: false,
      settings: { marks: true, notes: false, validation: true },
    });
    expect(host.plans.at(-1)?.edits).not.toEqual([]);
  });

  it('write the results and take them off', async () => {
    const { commands, pane } = loaded();
    await commands.balance();
    expect(pane.state().results).toBe(true);
    await commands.balance();
    expect(pane.state().results).toBe(false);
  });

  it('open the pane for what goes wrong', async () => {
    const { commands, pane, host, opening, shown } = loaded();
    await opening;
    host.refuse = 'reveal';
    await commands.next();
    expect(pane.state().notice?.tone).toBe('error');
    expect(shown()).toBe(1);
    host.refuse = 'apply';
    await commands.balance();
    expect(shown()).toBe(2);
    await commands.marks();
    expect(shown()).toBe(3);
  });

  it('open the pane where the workbook cannot be read', async () => {
    const host = fakeHost();
    host.refuse = 'snapshot';
    const pane = paneSession({ host, engine: fakeEngine() });
    let shown = 0;
    const commands = paneCommands(pane, () => {
      shown += 1;
      return Promise.resolve();
    });
    void pane.open('county.xlsx');
    await commands.next();
    expect(shown).toBe(1);
  });
});
