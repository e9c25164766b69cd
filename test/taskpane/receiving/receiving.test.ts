import { describe, expect, it } from '@jest/globals';
import { fail, succeed } from '../../../src/kernel/result';
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

const names = (count: number) => Array.from({ length: count }, (_, n) => `${String(n + 1)}.xlsx`);

function statuses(of: ReturnType<typeof begun>): readonly string[] {
  return of.state().files.map(({ path, status }) => `${path} ${status}`);
}

describe('receiving', () => {
  it('reads no more files at once than there are workers, and lists them as people count', async () => {
    const all = begun({ atOnce: 2 });
    all.actions.add(
      names(12)
        .reverse()
        .map((name) => sent(name)),
    );
    await turns(DRAWN);
    expect(all.pool.reading()).toEqual(['12.xlsx', '11.xlsx']);
    expect(all.state()).toMatchObject({ phase: 'reading', done: 0, total: 12 });
    expect(statuses(all).slice(0, 2)).toEqual(['1.xlsx waiting', '2.xlsx waiting']);
    expect(statuses(all).slice(-2)).toEqual(['11.xlsx reading', '12.xlsx reading']);
    await all.pool.finish();
    expect(all.pool.reading()).toEqual(['10.xlsx', '9.xlsx']);
    await allRead(all);
    expect(all.state()).toMatchObject({ phase: 'ready', done: 12, total: 12, stale: false });
    expect(all.state().collection?.rows).toBe(12);
  });

  it('stops on the word, keeps what was read, and goes on where it stopped', async () => {
    const all = begun();
    all.actions.add(names(5).map((name) => sent(name)));
    await all.pool.finish();
    all.actions.stop();
    await turns(DRAWN);
    expect(all.state().phase).toBe('stopped');
    expect(statuses(all)).toEqual([
      '1.xlsx checked',
      '2.xlsx checked',
      '3.xlsx cancelled',
      '4.xlsx cancelled',
      '5.xlsx waiting',
    ]);
    expect([...all.desk.files]).toEqual(['1.xlsx', '2.xlsx']);
    all.actions.goOn();
    await allRead(all);
    expect(all.pool.asked.filter((path) => path === '1.xlsx')).toHaveLength(1);
    expect(all.state()).toMatchObject({ phase: 'ready', done: 3 });
    expect([...all.desk.files].sort()).toEqual(names(5));
  });

  it('adds to what is there; a file that has not changed is not taken for another outcome', async () => {
    const all = begun();
    all.actions.add([sent('county/a.xlsx', 'one'), sent('county/b.xlsx', 'two')]);
    await allRead(all);
    const before = all.state().files;
    all.actions.add([sent('county/a.xlsx', 'one'), sent('county/c.xlsx', 'damaged')]);
    await allRead(all);
    expect(statuses(all)).toEqual([
      'county/a.xlsx checked',
      'county/b.xlsx checked',
      'county/c.xlsx not-checked',
    ]);
    expect(all.state().files[0]?.received).toBe(before[0]?.received);
    all.actions.add([sent('county/a.xlsx', 'damaged')]);
    await allRead(all);
    expect(statuses(all)[0]).toBe('county/a.xlsx not-checked');
  });

  it('keeps files of one name apart where no folder tells them apart', async () => {
    const all = begun();
    all.actions.add([sent('填报表.xlsx', 'a', '10 1')]);
    all.actions.add([sent('填报表.xlsx', 'b', '12 2')]);
    all.actions.add([sent('填报表.xlsx', 'a', '10 1')]);
    await allRead(all);
    expect(statuses(all)).toEqual(['填报表 (2).xlsx checked', '填报表.xlsx checked']);
  });

  it('forgets a file that is taken off the list, also while it is read', async () => {
    const all = begun();
    all.actions.add(names(2).map((name) => sent(name)));
    all.actions.remove(['1.xlsx']);
    await allRead(all);
    expect(statuses(all)).toEqual(['2.xlsx checked']);
    expect([...all.desk.files]).toEqual(['2.xlsx']);
    all.actions.removeAll();
    await turns(DRAWN);
    expect(all.state()).toMatchObject({ phase: 'empty', files: [], collection: null });
    expect(all.desk.files.size).toBe(0);
  });

  it('says which files were read by other settings, and reads just these again', async () => {
    const all = begun();
    all.actions.add(names(2).map((name) => sent(name)));
    await allRead(all);
    all.pane.actions.setSettings({ standard: 'cn.basic-2012' });
    await turns(DRAWN);
    expect(all.state().outdated).toBe(2);
    expect(all.desk.looks.at(-1)?.standard).toBe('cn.basic-2012');
    all.actions.add([sent('3.xlsx')]);
    await allRead(all);
    expect(all.state().outdated).toBe(2);
    all.actions.readAgain();
    await allRead(all);
    expect(all.state().outdated).toBe(0);
    expect(all.pool.asked).toEqual(['1.xlsx', '2.xlsx', '3.xlsx', '1.xlsx', '2.xlsx']);
  });

  it('looks at the whole anew for list, year and choice, not for every file', async () => {
    const all = begun();
    all.actions.add(names(20).map((name) => sent(name)));
    await allRead(all);
    expect(all.desk.looks.length).toBeLessThan(4);
    await all.actions.useRoster(sent('名单.xlsx'));
    all.actions.setYear(2026);
    all.actions.choose('2133000001', '1.xlsx');
    await turns(DRAWN);
    expect(all.desk.looks.at(-1)).toMatchObject({
      year: 2026,
      chosen: { 2133000001: '1.xlsx' },
      roster: { path: '名单.xlsx' },
    });
    expect(all.state().stale).toBe(false);
    all.actions.choose('2133000001', null);
    all.actions.forgetRoster();
    await turns();
    expect(all.desk.looks.at(-1)).toMatchObject({ chosen: {}, roster: null });
  });

  it('tells of a list without schools, and keeps the one before', async () => {
    const all = begun();
    await all.actions.useRoster(sent('名单.xlsx'));
    await all.actions.useRoster(sent('none.xlsx'));
    expect(all.state().roster?.path).toBe('名单.xlsx');
    expect(all.pane.state().notice?.tone).toBe('error');
  });

  it('tells of a desk that broke, and looks again when something differs', async () => {
    const all = begun();
    all.desk.broken = true;
    all.actions.add([sent('1.xlsx')]);
    await allRead(all);
    expect(all.pane.state().notice?.text).toContain('out of memory');
    all.desk.broken = false;
    all.actions.setYear(2026);
    await turns();
    expect(all.state()).toMatchObject({ stale: false, collection: { rows: 1 } });
  });
});

describe('the county table', () => {
  it('opens as a workbook, and is known for as long as it is the open one', async () => {
    const opened: string[] = [];
    const all = begun({
      newWorkbook: (_, name) => {
        opened.push(name);
        void all.pane.open(name);
        return Promise.resolve(succeed('here'));
      },
    });
    all.actions.add([sent('1.xlsx')]);
    all.actions.setYear(2026);
    await allRead(all);
    await all.actions.openCountyTable?.();
    expect(opened).toEqual(['2026年县级汇总表.xlsx']);
    expect(all.state().opened).toBe('2026年县级汇总表');
    expect(all.pane.state().screen).toBe('receive');
    await all.pane.open('other.xlsx');
    expect(all.state().opened).toBeNull();
    expect(all.state().files).toHaveLength(1);
  });

  it('is kept as a file; nothing is offered that the surroundings cannot do', async () => {
    const kept: string[] = [];
    const all = begun({}, (_, name) => {
      kept.push(name);
      return 'saved';
    });
    expect(all.actions.openCountyTable).toBeNull();
    await all.actions.saveCountyTable?.();
    expect(kept).toEqual(['县级汇总表.xlsx']);
    expect(all.pane.state().notice).toMatchObject({ tone: 'done' });
    expect(begun().actions.saveCountyTable).toBeNull();
  });

  it.each([
    ['refused', () => Promise.resolve(fail('excel-refused', 'excel-busy'))],
    ['broken', () => Promise.reject(new Error('no window'))],
  ])('that is %s is told of', async (_, newWorkbook) => {
    const all = begun({ newWorkbook });
    await all.actions.openCountyTable?.();
    expect(all.pane.state().notice?.tone).toBe('error');
    expect(all.state().making).toBeNull();
  });
});

describe('return slips', () => {
  async function read(...paths: readonly string[]) {
    const kept: { name: string; content: Blob | Uint8Array }[] = [];
    const all = begun({}, (content, name) => {
      kept.push({ name, content });
      return 'saved';
    });
    all.actions.add(paths.map((path) => sent(path)));
    await allRead(all);
    return { ...all, kept };
  }

  it('are packed with their copies; a file without one has its slip alone', async () => {
    const all = await read('1.xlsx', '2.xlsx', 'damaged.xlsx');
    const making = all.actions.saveSlips?.();
    await turns();
    expect(all.pool.reading()).toHaveLength(2);
    await allRead(all);
    await making;
    expect([...all.desk.returned].sort()).toEqual(['1.xlsx copy', '2.xlsx copy', 'damaged.xlsx']);
    const [archive] = all.kept;
    expect(archive?.name).toBe('退回单.zip');
    const content = archive?.content;
    const bytes = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
    expect([...(bytes ?? [])].at(-1)).toBe(255);
    expect(bytes).toHaveLength(4);
    expect(all.state().making).toBeNull();
  });

  it('are made without the copy of a file that has gone, which is told', async () => {
    const all = await read('gone.xlsx');
    const making = all.actions.saveSlips?.();
    await turns();
    await allRead(all);
    await making;
    expect(all.desk.returned).toEqual(['gone.xlsx']);
    expect(all.pane.state().notice).toMatchObject({ tone: 'warning' });
    expect(all.pane.state().notice?.text).toContain('gone.xlsx');
  });

  it('are not kept where the user stops', async () => {
    const all = await read('1.xlsx', '2.xlsx', '3.xlsx');
    const making = all.actions.saveSlips?.();
    await turns();
    all.actions.stopMaking();
    await making;
    expect(all.kept).toEqual([]);
    expect(all.pane.state().notice?.text).toBe('已取消，没有生成。');
    expect(all.state().making).toBeNull();
  });
});

it('is not there where nothing can be received', () => {
  expect(paneSession({ host: fakeHost(), engine: fakeEngine() }).receiving).toBeNull();
});
