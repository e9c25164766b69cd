import type {
  Arrival,
  CollectChoices,
  CountyDesk,
  ReceiveChoices,
  ReceivePool,
  SentFile,
} from '../../src/app/collect/live/receiver';
import { unreadFile } from '../../src/app/collect/live/receiver';
import type { ReceivedFile } from '../../src/app/collect/types';
import type { MappingProfile } from '../../src/taskpane/session/receiving/types';
import { fail, succeed } from '../../src/kernel/result';

/** A file as it was chosen; its content is its own hash. */
export function sent(path: string, content = path, stamp = ''): SentFile {
  return {
    path,
    stamp,
    read: () =>
      Promise.resolve({
        bytes: new TextEncoder().encode(content),
        modified: '2026-09-01T00:00:00Z',
      }),
  };
}

/** A pool whose files end when the test says so; it keeps to the contract of `ReceivePool`. */
export interface FakePool extends ReceivePool {
  /** Paths that are being read. */
  reading(): readonly string[];
  /** Paths in the order in which they were asked for. */
  readonly asked: string[];
  /** Lets everything that is being read come to its end. */
  finish(): Promise<void>;
}

export function fakePool(atOnce = 2): FakePool {
  const under = new Map<string, (stopped: boolean) => void>();
  const pool: FakePool = {
    atOnce,
    asked: [],
    reading: () => [...under.keys()],
    async finish() {
      for (const end of [...under.values()]) end(false);
      await turns();
    },
    async read(file: SentFile, _: ReceiveChoices, known: string | null): Promise<Arrival> {
      pool.asked.push(file.path);
      const stopped = await new Promise<boolean>((resolve) => under.set(file.path, resolve));
      under.delete(file.path);
      if (stopped)
        return {
          kind: 'received',
          file: unreadFile(file.path, fail('cancelled', 'by-user').problem),
          questions: [],
        };
      const hash = new TextDecoder().decode((await file.read()).bytes);
      if (hash === known) return { kind: 'same' };
      return { kind: 'received', file: receivedFile(file.path, hash), questions: [] };
    },
    async returnCopy(file) {
      pool.asked.push(`copy ${file.path}`);
      const stopped = await new Promise<boolean>((resolve) => under.set(file.path, resolve));
      under.delete(file.path);
      if (stopped) return fail('cancelled', 'by-user');
      return file.path.includes('gone')
        ? fail('file-unreadable', 'changed-since')
        : succeed(new Uint8Array([1]));
    },
    stop() {
      for (const end of [...under.values()]) end(true);
    },
  };
  return pool;
}

export function receivedFile(path: string, sha256 = path): ReceivedFile {
  const { problem } = fail('file-damaged', 'truncated');
  return sha256 === 'damaged'
    ? { ...unreadFile(path, problem), sha256 }
    : { ...unreadFile(path, problem), sha256, status: 'checked', problem: null };
}

export interface FakeDesk extends CountyDesk {
  /** Paths of the files on it. */
  readonly files: Set<string>;
  /** Choices of each look at the whole, and how many files there were. */
  readonly looks: (CollectChoices & { readonly count: number })[];
  /** Files whose slips were put into the archive. */
  readonly returned: string[];
  /** The next question throws, as one of a worker that died would. */
  broken: boolean;
}

export function fakeDesk(): FakeDesk {
  const desk: FakeDesk = {
    files: new Set(),
    looks: [],
    returned: [],
    broken: false,
    put(files) {
      for (const { file } of files) desk.files.add(file.path);
      return Promise.resolve();
    },
    drop(paths) {
      for (const path of paths) desk.files.delete(path);
      return Promise.resolve();
    },
    view(choices) {
      if (desk.broken) return Promise.reject(new Error('out of memory'));
      desk.looks.push({ ...choices, count: desk.files.size });
      return Promise.resolve(
        succeed({
          remarks: new Map(),
          schools: [],
          missing: [],
          years: [],
          rows: desk.files.size,
          complete: true,
          questions: [],
        }),
      );
    },
    differences: () => Promise.resolve(succeed([])),
    countyTable: () =>
      Promise.resolve(
        succeed({ made: { sheets: [{ name: '学校台账', rows: [] }] }, verdict: '达标。' }),
      ),
    countyFile: () =>
      Promise.resolve(succeed({ made: new Uint8Array([80, 75]), verdict: '达标。' })),
    beginReturn: () =>
      Promise.resolve(
        succeed(
          [...desk.files].map((path) => ({
            path,
            copy: path.includes('damaged') ? null : `${path} copy`,
            further: [],
          })),
        ),
      ),
    addReturn(path, copy) {
      desk.returned.push(`${path}${copy === null ? '' : ' copy'}`);
      return Promise.resolve(new Uint8Array([desk.returned.length]));
    },
    lookAtLastYear: ({ path, bytes }, { profile }) => {
      // A header that was said to mean something gives a row more.
      const found = 2 + (profile?.entries.length ?? 0);
      const rows = new TextDecoder().decode(bytes) === 'nothing' ? 0 : found;
      const { problem } = fail('form-not-recognised', 'nothing-known');
      return Promise.resolve({
        path,
        problem: rows === 0 ? problem : null,
        year: 2025,
        forms: [],
        rows,
      });
    },
    lastYear: async (choices) => {
      const files = choices.lastYear?.files ?? [];
      const held = await Promise.all(files.map((file) => desk.lookAtLastYear(file, choices)));
      return succeed({ files: held, schools: files.length });
    },
    fields: () => Promise.resolve([{ field: 'teachers', name: '专任教师数' }]),
    readProfile: async (file) => {
      const text = await file.text();
      return text === ''
        ? fail('file-damaged', 'empty-file')
        : succeed(JSON.parse(text) as MappingProfile);
    },
    writeProfile: (profile) => Promise.resolve(JSON.stringify(profile)),
    endReturn: () => Promise.resolve(new Uint8Array([255])),
    roster: ({ path }) =>
      Promise.resolve(
        path === 'none.xlsx'
          ? fail('form-not-recognised', 'no-schools', { path })
          : succeed({ path, schools: [{ code: '2133000001', name: '甲', type: '' }] }),
      ),
  };
  return desk;
}

/** Lets what waits for promises and short timers go on. */
export function turns(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
