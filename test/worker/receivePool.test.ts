import { afterEach, describe, expect, it } from '@jest/globals';
import type { Arrival, FileReceiver, ReceiveChoices } from '../../src/app/collect/live/receiver';
import { succeed } from '../../src/kernel/result';
import { receivePool, workersFor } from '../../src/worker/receivePool';
import { channelWorkers, type ChannelWorker } from '../support/channelWorker';
import { receivedFile, sent, turns } from '../support/receivingFakes';

const workers = channelWorkers();
afterEach(workers.end);

const CHOICES: ReceiveChoices = {
  standard: 'cn.quality-2017',
  reliefs: [],
  language: 'zh',
  lastYear: null,
};

const COPIES: Pick<FileReceiver, 'returnCopy'> = {
  returnCopy: ({ bytes }) => Promise.resolve(succeed(new Uint8Array(bytes.length))),
};
const READS: FileReceiver = {
  ...COPIES,
  receive: ({ path, bytes }, _, known) => {
    const hash = new TextDecoder().decode(bytes);
    if (hash === 'bug') return Promise.reject(new Error('a bug'));
    return Promise.resolve(
      hash === known
        ? { kind: 'same' }
        : { kind: 'received', file: receivedFile(path, hash), questions: [] },
    );
  },
};
const NEVER: FileReceiver = { ...COPIES, receive: () => new Promise<never>(() => undefined) };

function pool(...apis: readonly FileReceiver[]) {
  const made: ChannelWorker[] = [];
  const rest = [...apis];
  const makeWorker = () => {
    const worker = workers.make(rest.shift() ?? READS);
    made.push(worker);
    return worker;
  };
  return { made, ...receivePool({ makeWorker, atOnce: 2, patience: 10 }) };
}

function told(arrival: Arrival): string {
  if (arrival.kind === 'same') return 'same';
  const { path, status, problem } = arrival.file;
  return [path, status, ...(problem === null ? [] : [problem.kind, problem.reason])].join(' ');
}

describe('a pool of receivers', () => {
  it('keeps a worker for the next file, and starts another only when one is needed', async () => {
    const { read, made } = pool();
    expect(told(await read(sent('a.xlsx', 'A'), CHOICES, null))).toBe('a.xlsx checked');
    expect(told(await read(sent('a.xlsx', 'A'), CHOICES, 'A'))).toBe('same');
    expect(made).toHaveLength(1);
    await Promise.all([read(sent('b'), CHOICES, null), read(sent('c'), CHOICES, null)]);
    expect(made).toHaveLength(2);
  });

  it('ends a worker that does not stop; its file is told as cancelled and the next one is read', async () => {
    const { read, stop, made } = pool(NEVER);
    const reading = read(sent('slow.xlsx'), CHOICES, null);
    await turns(5);
    // Pressed twice, as people do.
    stop();
    stop();
    expect(told(await reading)).toBe('slow.xlsx not-checked cancelled by-user');
    expect(made[0]?.isOver()).toBe(true);
    made[0]?.die('ended');
    expect(told(await read(sent('next.xlsx'), CHOICES, null))).toBe('next.xlsx checked');
  });

  it('lets a worker that comes to its end within a moment go on', async () => {
    const { read, stop, made } = pool();
    await read(sent('a.xlsx'), CHOICES, null);
    stop();
    await turns(30);
    expect(told(await read(sent('b.xlsx'), CHOICES, null))).toBe('b.xlsx checked');
    expect(made).toHaveLength(1);
  });

  it('cancels a file whose bytes do not come, as from a drive that hangs', async () => {
    const { read, stop } = pool();
    const hanging = {
      path: 'far.xlsx',
      stamp: '',
      read: () => new Promise<never>(() => undefined),
    };
    const reading = read(hanging, CHOICES, null);
    stop();
    expect(told(await reading)).toBe('far.xlsx not-checked cancelled by-user');
  });

  it('tells of a file that has gone since, of a bug, and of a worker that died, each by its file', async () => {
    const { read, made } = pool();
    const gone = { path: 'gone.xlsx', stamp: '', read: () => Promise.reject(new Error('gone')) };
    expect(told(await read(gone, CHOICES, null))).toBe(
      'gone.xlsx not-checked file-unreadable changed-since',
    );
    expect(told(await read(sent('bug.xlsx', 'bug'), CHOICES, null))).toBe(
      'bug.xlsx not-checked file-unreadable broke',
    );
    expect(made).toHaveLength(1);
    const dying = pool(NEVER);
    const reading = dying.read(sent('big.xlsx'), CHOICES, null);
    await turns(5);
    dying.made[0]?.die('out of memory');
    expect(told(await reading)).toBe('big.xlsx not-checked file-unreadable broke');
    expect(told(await dying.read(sent('next.xlsx'), CHOICES, null))).toBe('next.xlsx checked');
  });

  it('makes annotated copies in the same workers, and says where a file has gone', async () => {
    const { returnCopy } = pool();
    const copy = await returnCopy(sent('a.xlsx', 'abc'), [], CHOICES);
    expect(copy.ok && copy.value.length).toBe(3);
    const gone = { path: 'gone.xlsx', stamp: '', read: () => Promise.reject(new Error('gone')) };
    await expect(returnCopy(gone, [], CHOICES)).resolves.toMatchObject({
      ok: false,
      problem: { reason: 'changed-since' },
    });
  });

  it('gives last year’s data to each worker once, and again to one that takes its place', async () => {
    const given: (number | null | undefined)[] = [];
    const asked: FileReceiver = {
      ...COPIES,
      receive: ({ path }, { lastYear }) => {
        given.push(lastYear === null ? undefined : (lastYear.files?.length ?? null));
        if (path === 'dies.xlsx') return new Promise<never>(() => undefined);
        return Promise.resolve({ kind: 'received', file: receivedFile(path), questions: [] });
      },
    };
    const { read, made } = pool(asked, asked);
    const of = (key: string) => ({ ...CHOICES, lastYear: { key, files: [file(key)] } });
    const file = (path: string) => ({ path, bytes: new Uint8Array(3) });
    await read(sent('a.xlsx'), of('2025'), null);
    await read(sent('b.xlsx'), of('2025'), null);
    await read(sent('c.xlsx'), CHOICES, null);
    await read(sent('d.xlsx'), of('2025'), null);
    await read(sent('e.xlsx'), of('2024'), null);
    expect(given.splice(0)).toEqual([1, null, undefined, null, 1]);
    const dying = read(sent('dies.xlsx'), of('2024'), null);
    await turns(5);
    made[0]?.die('out of memory');
    await dying;
    await read(sent('f.xlsx'), of('2024'), null);
    expect(given).toEqual([null, 1]);
  });

  it('has no more workers than the machine has cores, and four at most', () => {
    expect([undefined, 0, 1, 2, 16].map(workersFor)).toEqual([1, 1, 1, 2, 4]);
  });
});
