import { describe, expect, it } from '@jest/globals';
import { fail, succeed } from '../../src/kernel/result';
import { paneSession } from '../../src/taskpane/session';
import type { NewWorkbookOpener } from '../../src/taskpane/session/newForms';
import { fakeEngine, fakeHost } from '../support/paneFakes';

async function begun(answer: NewWorkbookOpener) {
  const pane = paneSession({
    host: fakeHost(),
    engine: fakeEngine([]),
    newWorkbook: answer,
  });
  await pane.open('county.xlsx');
  const { screen } = pane.state();
  await pane.actions.newForm?.('school-sheet');
  return { screen, after: pane.state() };
}

describe('a blank form', () => {
  it('is there to be filled in where it takes the place of the open workbook', async () => {
    const { after } = await begun(() => Promise.resolve(succeed('here')));
    expect([after.screen, after.notice]).toEqual(['entry', null]);
  });

  it('is told of where it opens beside: the pane stays with its own workbook', async () => {
    const { screen, after } = await begun(() => Promise.resolve(succeed('beside')));
    expect(after.screen).toBe(screen);
    expect(after.notice).toMatchObject({ tone: 'done', undo: false });
    expect(after.notice?.text).toContain('“学校填报表”已在新窗口中打开');
  });

  it.each([
    ['refused', () => Promise.resolve(fail('excel-refused', 'excel-busy'))],
    ['not made', () => Promise.reject(new Error('no worker'))],
  ])('that is %s is told of, and nothing else happens', async (_, answer) => {
    const { screen, after } = await begun(answer);
    expect([after.screen, after.notice?.tone]).toEqual([screen, 'error']);
  });
});
