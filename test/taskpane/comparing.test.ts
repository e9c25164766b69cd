import { describe, expect, it } from '@jest/globals';
import { fail, succeed } from '../../src/kernel/result';
import { dataOf } from '../../src/sheet/editableWorkbook';
import type { ReadWorkbook } from '../../src/taskpane/session/comparing';
import { paneSession } from '../../src/taskpane/session';
import type { NewWorkbookOpener } from '../../src/taskpane/session/newForms';
import { fakeEngine, fakeHost } from '../support/paneFakes';
import { findingView } from '../support/paneViews';
import { makeWorkbook } from '../support/sheets';

const LAST = new File([new Uint8Array([1])], '2025.xlsx');
const READ: ReadWorkbook = () => Promise.resolve(succeed(dataOf(makeWorkbook([]))));

async function opened(readWorkbook?: ReadWorkbook) {
  const host = fakeHost();
  const engine = fakeEngine([findingView(0)]);
  const pane = paneSession({ host, engine, readWorkbook });
  await pane.open('county.xlsx');
  await new Promise((resolve) => setTimeout(resolve, 160));
  engine.log.length = 0;
  return { host, engine, pane };
}

describe('comparing with last year', () => {
  it('hands the chosen file to the engine and checks again', async () => {
    const { pane, engine } = await opened(READ);
    await pane.actions.useLastYear?.(LAST);
    expect(engine.log.slice(0, 2)).toEqual(['last year 2025.xlsx', 'check cn.quality-2017']);
    await pane.actions.forgetLastYear();
    expect(engine.log).toContain('last year forgotten');
  });

  it('tells of a file that cannot be read and leaves everything as it was', async () => {
    const { pane, engine } = await opened(() =>
      Promise.resolve(fail('file-damaged', 'not-a-workbook')),
    );
    await pane.actions.useLastYear?.(LAST);
    expect(pane.state().notice?.tone).toBe('error');
    expect(engine.log).toEqual([]);
  });

  it('keeps the figures in the workbook, and can take that back', async () => {
    const { pane, engine } = await opened(READ);
    await pane.actions.useLastYear?.(LAST);
    await pane.actions.keepLastYear();
    expect(pane.state().undoable).toEqual(['上年数据已存入本工作簿']);
    expect(engine.log).toContain('last year forgotten');
  });

  it('begins the form of the next year in a workbook of its own', async () => {
    const begun: string[] = [];
    const newWorkbook: NewWorkbookOpener = (book, name) => {
      begun.push(`${name} ${book.sheets.map((sheet) => sheet.name).join(' ')}`);
      return Promise.resolve(succeed('here'));
    };
    const pane = paneSession({ host: fakeHost(), engine: fakeEngine([]), newWorkbook });
    await pane.open('county.xlsx');
    await pane.actions.nextYear?.();
    expect(begun).toEqual(['新年度填报表.xlsx 学校填报表']);
    expect(pane.state().screen).toBe('entry');
  });

  it('offers no file where none can be read', async () => {
    const { pane } = await opened();
    expect(pane.actions.useLastYear).toBeNull();
    expect(pane.actions.nextYear).toBeNull();
  });
});
