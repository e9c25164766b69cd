import { describe, expect, it } from '@jest/globals';
import type { FileBytes, SentFile } from '../../../src/app/collect/live/receiver';
import { paneSession } from '../../../src/taskpane/session';
import { fakeEngine, fakeHost } from '../../support/paneFakes';
import { fakeDesk, fakePool, sent, turns } from '../../support/receivingFakes';

/** As long as a drawing may be put off. */
const DRAWN = 160;

async function begun(...paths: readonly string[]) {
  const pool = fakePool();
  const desk = fakeDesk();
  const pane = paneSession({
    host: fakeHost(),
    engine: fakeEngine(),
    receiving: { pool, desk },
  });
  const { receiving } = pane;
  if (receiving === null) throw new Error('nothing can be received');
  const all = { pool, desk, pane, actions: receiving.actions, state: receiving.state };
  if (paths.length > 0) all.actions.add(paths.map((path) => sent(path, path)));
  await allRead(all);
  pool.asked.splice(0);
  return all;
}

async function allRead({ pool }: { readonly pool: ReturnType<typeof fakePool> }): Promise<void> {
  while (pool.reading().length > 0) await pool.finish();
  await turns(DRAWN);
}

/** A file whose content does not come before the test says so. */
function slow(path: string): SentFile & { readonly come: () => void } {
  let come: () => void = () => undefined;
  const coming = new Promise<void>((resolve) => {
    come = resolve;
  });
  const read = async (): Promise<Pick<FileBytes, 'bytes'>> => {
    await coming;
    return { bytes: new TextEncoder().encode(path) };
  };
  return { path, stamp: '', read, come };
}

describe('last year’s data beside received files', () => {
  it('have what was received checked again, but for what was never checked', async () => {
    const all = await begun('1.xlsx', '2.xlsx', 'damaged');
    await all.actions.useLastYear([sent('2025.xlsx')]);
    expect(all.pane.state().notice).toMatchObject({
      text: '正按上年数据重新检查已收到的 2 个文件。可以取消，以后再继续。',
    });
    await allRead(all);
    expect([...all.pool.asked].sort()).toEqual(['1.xlsx', '2.xlsx']);
    expect(all.state()).toMatchObject({
      phase: 'ready',
      outdated: 0,
      lastYear: { files: [{ path: '2025.xlsx', year: 2025, rows: 2 }], schools: 1 },
    });
    expect(all.desk.looks.at(-1)?.lastYear?.files?.map(({ path }) => path)).toEqual(['2025.xlsx']);
    all.pool.asked.splice(0);
    // The same file once more changes nothing.
    await all.actions.useLastYear([sent('2025.xlsx')]);
    await allRead(all);
    expect(all.pool.asked).toEqual([]);
    expect(all.state().outdated).toBe(0);
    all.actions.forgetLastYear();
    await allRead(all);
    expect([...all.pool.asked].sort()).toEqual(['1.xlsx', '2.xlsx']);
    expect(all.state()).toMatchObject({ lastYear: null, outdated: 0 });
    expect(all.desk.looks.at(-1)?.lastYear).toBeNull();
  });

  it('may be chosen while files are read: what was being read is read again', async () => {
    const all = await begun();
    all.actions.add(['1.xlsx', '2.xlsx', '3.xlsx'].map((path) => sent(path)));
    expect(all.pool.reading()).toEqual(['1.xlsx', '2.xlsx']);
    await all.actions.useLastYear([sent('2025.xlsx')]);
    await allRead(all);
    expect(all.state()).toMatchObject({ phase: 'ready', outdated: 0 });
    expect([...all.pool.asked].sort()).toEqual(['1.xlsx', '1.xlsx', '2.xlsx', '2.xlsx', '3.xlsx']);
  });

  it('are read file by file, and dropped on the user’s word', async () => {
    const all = await begun('1.xlsx');
    await all.actions.useLastYear([sent('2025.xlsx')]);
    await allRead(all);
    const before = all.state().lastYear;
    const second = slow('上年/b.xlsx');
    const reading = all.actions.useLastYear([second, sent('上年/a.xlsx')]);
    await turns();
    expect(all.state().lastYearReading).toEqual({ done: 1, total: 2 });
    all.actions.stopLastYear();
    expect(all.state().lastYearReading).toBeNull();
    second.come();
    await reading;
    expect(all.state().lastYear).toBe(before);
    expect(all.pane.state().notice?.text).toBe('已取消读取，仍按原来的上年数据核对。');
  });

  it('give way to files that are chosen later', async () => {
    const all = await begun();
    const first = slow('a.xlsx');
    const reading = all.actions.useLastYear([first]);
    await all.actions.useLastYear([sent('b.xlsx')]);
    first.come();
    await reading;
    expect(all.state()).toMatchObject({
      lastYear: { files: [{ path: 'b.xlsx' }] },
      lastYearReading: null,
    });
  });

  it('tell of files in which nothing was found, and of one that has gone', async () => {
    const all = await begun();
    const gone = { path: 'gone.xlsx', stamp: '', read: () => Promise.reject(new Error('gone')) };
    await all.actions.useLastYear([sent('2025.xlsx'), sent('other.xlsx', 'nothing'), gone]);
    const files = all.state().lastYear?.files ?? [];
    expect(files.map(({ path, problem, rows }) => [path, problem?.kind, rows])).toEqual([
      ['2025.xlsx', undefined, 2],
      ['gone.xlsx', 'file-unreadable', 0],
      ['other.xlsx', 'form-not-recognised', 0],
    ]);
  });

  it('may be chosen before the first file, which is then checked once', async () => {
    const all = await begun();
    await all.actions.useLastYear([sent('2025.xlsx')]);
    expect(all.state()).toMatchObject({ phase: 'empty', lastYear: { schools: 1 } });
    all.actions.add([sent('1.xlsx')]);
    await allRead(all);
    expect(all.pool.asked).toEqual(['1.xlsx']);
    expect(all.state()).toMatchObject({ phase: 'ready', outdated: 0 });
  });

  it('stay as they were where nothing at all was found', async () => {
    const all = await begun('1.xlsx');
    await all.actions.useLastYear([sent('other.xlsx', 'nothing')]);
    expect(all.state().lastYear).toBeNull();
    expect(all.pane.state().notice?.tone).toBe('error');
    expect(all.pool.asked).toEqual([]);
  });

  it('stay when the list is emptied, and have all files read again when a header is confirmed', async () => {
    const all = await begun('1.xlsx', '2.xlsx');
    await all.actions.useLastYear([sent('2025.xlsx')]);
    await allRead(all);
    all.pool.asked.splice(0);
    const question = { id: 'q', table: 'ledger', form: 'school-ledger' as const, header: '老师' };
    const at = {
      place: '台账 A1',
      path: '1.xlsx',
      samples: [],
      paths: ['1.xlsx'],
      suggestions: [],
    };
    all.actions.decide([{ question: { ...question, ...at }, field: 'teachers' }]);
    await allRead(all);
    expect([...all.pool.asked].sort()).toEqual(['1.xlsx', '2.xlsx']);
    expect(all.state().lastYear?.files).toMatchObject([{ path: '2025.xlsx', rows: 3 }]);
    all.actions.removeAll();
    expect(all.state().lastYear).not.toBeNull();
  });
});
