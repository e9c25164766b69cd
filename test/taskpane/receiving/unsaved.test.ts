import { describe, expect, it } from '@jest/globals';
import { succeed } from '../../../src/kernel/result';
import { paneSession } from '../../../src/taskpane/session';
import type { NewWorkbookOpener } from '../../../src/taskpane/session/newForms';
import type { ReceivingPorts } from '../../../src/taskpane/session/receiving/types';
import { fakeEngine, fakeHost } from '../../support/paneFakes';
import { fakeDesk, fakePool, sent, turns } from '../../support/receivingFakes';

/** As long as a drawing may be put off. */
const DRAWN = 160;

function begun(
  { atOnce = 2, newWorkbook }: { atOnce?: number; newWorkbook?: NewWorkbookOpener } = {},
  saveFile?: ReceivingPorts['saveFile'],
) {
  const pool = fakePool(atOnce);
  const desk = fakeDesk();
  const pane = paneSession({
    host: fakeHost(),
    engine: fakeEngine(),
    newWorkbook,
    receiving: { pool, desk, saveFile },
  });
  const { receiving } = pane;
  if (receiving === null) throw new Error('nothing can be received');
  return { pool, desk, pane, receiving, actions: receiving.actions, state: receiving.state };
}

/** Until all that was asked for is read. */
async function allRead({ pool }: ReturnType<typeof begun>): Promise<void> {
  while (pool.reading().length > 0) await pool.finish();
  await turns(DRAWN);
}

describe('what was received', () => {
  it('is lost with the page until its table or its slips are kept, and again when it differs', async () => {
    const all = begun({}, () => 'saved');
    expect(all.receiving.unsaved()).toBe(false);
    all.actions.add([sent('1.xlsx')]);
    await turns(DRAWN);
    expect(all.receiving.unsaved()).toBe(true);
    await allRead(all);
    await all.actions.saveCountyTable?.();
    expect(all.receiving.unsaved()).toBe(false);
    all.actions.add([sent('2.xlsx')]);
    await allRead(all);
    expect(all.receiving.unsaved()).toBe(true);
    const making = all.actions.saveSlips?.();
    await turns();
    await allRead(all);
    await making;
    expect(all.receiving.unsaved()).toBe(false);
    all.actions.setYear(2026);
    expect(all.receiving.unsaved()).toBe(true);
    all.actions.removeAll();
    expect(all.receiving.unsaved()).toBe(false);
  });

  it('is kept with the county table that was opened, if that is of all of it', async () => {
    const all = begun({
      newWorkbook: (_, name) => {
        void all.pane.open(name);
        return Promise.resolve(succeed('here'));
      },
    });
    all.actions.add([sent('1.xlsx')]);
    await allRead(all);
    all.receiving.workbookSaved();
    expect(all.receiving.unsaved()).toBe(true);
    await all.actions.openCountyTable?.();
    expect(all.receiving.unsaved()).toBe(true);
    all.receiving.workbookSaved();
    expect(all.receiving.unsaved()).toBe(false);
    all.actions.add([sent('2.xlsx')]);
    await allRead(all);
    all.receiving.workbookSaved();
    expect(all.receiving.unsaved()).toBe(true);
  });
});
