import type {
  Arrival,
  ReadOnce,
  ReceiveChoices,
  ReceivePool,
  SentFile,
} from '../../../app/collect/live/receiver';
import type { ReceivedFile } from '../../../app/collect/types';
import type { FileLine } from './types';

/** A file of the list; another object takes its place when the file is chosen again. */
interface Entry {
  readonly path: string;
  readonly sent: SentFile;
  status: 'waiting' | 'reading' | 'cancelled' | 'read';
  received: ReceivedFile | null;
  /** Choices that `received` was read by. */
  readBy: string;
}

export interface ReadingParts {
  readonly pool: ReceivePool;
  readonly choices: () => ReceiveChoices;
  /** Something of the list or of the progress differs. */
  readonly onChange: () => void;
  /** A file was read, for the first time or with another outcome than before. */
  readonly onRead: (read: ReadOnce) => void;
}

export interface Reading {
  readonly add: (files: readonly SentFile[]) => void;
  readonly stop: () => void;
  readonly goOn: () => void;
  readonly readAgain: (paths: readonly string[]) => void;
  /** What was read by `before` would be read the same by the choices of now, but for these files, which are read again. */
  readonly choicesDiffer: (before: ReceiveChoices, paths: readonly string[]) => void;
  readonly remove: (paths: readonly string[]) => void;
  /** A file of the list, by the path that it stands under. */
  readonly sentBy: (path: string) => SentFile | undefined;
  /** In the order in which people count files: 2 before 10. */
  readonly lines: () => readonly FileLine[];
  readonly progress: () => { readonly done: number; readonly total: number };
  readonly phase: () => 'empty' | 'reading' | 'stopping' | 'stopped' | 'ready';
  /** Paths of files that were read by other choices than those of now. */
  readonly outdated: () => readonly string[];
  /** Paths of files that hold something to be checked, or may: they are being read. */
  readonly checkable: () => readonly string[];
}

/** Reads files beside one another, as many at once as the pool has workers; the bytes of no other file are held. */
export function reading({ pool, choices, onChange, onRead }: ReadingParts): Reading {
  const entries = new Map<string, Entry>();
  const queue: string[] = [];
  let order: readonly string[] | null = null;
  let lanes = 0;
  let wanted = false;
  let done = 0;
  let lastKey = '';
  /** One string for as long as nothing differs: every file keeps it, and a profile is long. */
  const keyNow = (): string => {
    const key = keyOf(choices());
    if (key !== lastKey) lastKey = key;
    return lastKey;
  };

  const wait = (path: string, sent: SentFile) => {
    const before = entries.get(path);
    const { received = null, readBy = '' } = before ?? {};
    entries.set(path, { path, sent, status: 'waiting', received, readBy });
    if (before === undefined) order = null;
    if (before?.status !== 'waiting') queue.push(path);
  };
  const take = (): Entry | undefined => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const entry = entries.get(path);
      if (entry?.status === 'waiting') return entry;
    }
    return undefined;
  };
  const arrived = (entry: Entry, arrival: Arrival, by: string) => {
    // Removed, or chosen again, while it was being read.
    if (entries.get(entry.path) !== entry) return;
    const cancelled = arrival.kind === 'received' && arrival.file.problem?.kind === 'cancelled';
    entry.status = cancelled ? 'cancelled' : 'read';
    if (cancelled) return;
    done += 1;
    entry.readBy = by;
    if (arrival.kind === 'same') return;
    entry.received = arrival.file;
    onRead({ file: arrival.file, questions: arrival.questions });
  };
  const lane = async () => {
    lanes += 1;
    for (let entry = take(); entry !== undefined; entry = wanted ? take() : undefined) {
      entry.status = 'reading';
      onChange();
      const now = choices();
      const by = keyNow();
      const known = entry.readBy === by ? (entry.received?.sha256 ?? '') : '';
      arrived(
        entry,
        await pool.read({ ...entry.sent, path: entry.path }, now, known === '' ? null : known),
        by,
      );
      onChange();
    }
    lanes -= 1;
    onChange();
  };
  const start = () => {
    if (lanes === 0) done = 0;
    wanted = true;
    for (let more = queue.length; lanes < pool.atOnce && more > 0; more -= 1) void lane();
    onChange();
  };
  const readAgain = (paths: readonly string[]) => {
    for (const path of paths) {
      const entry = entries.get(path);
      if (entry !== undefined) wait(path, entry.sent);
    }
    start();
  };
  const open = () =>
    [...entries.values()].filter(({ status }) => status !== 'read' && status !== 'reading');
  return {
    add(files) {
      for (const sent of files) wait(pathFor(sent, entries), sent);
      start();
    },
    stop() {
      wanted = false;
      pool.stop();
      onChange();
    },
    goOn() {
      for (const { path, sent } of open()) wait(path, sent);
      start();
    },
    readAgain,
    choicesDiffer(before, paths) {
      const [old, now] = [keyOf(before), keyNow()];
      const concerned = new Set(paths);
      for (const [path, entry] of entries)
        if (entry.readBy === old && !concerned.has(path)) entry.readBy = now;
      readAgain(paths);
    },
    remove(paths) {
      for (const path of paths) entries.delete(path);
      order = null;
      onChange();
    },
    sentBy: (path) => {
      const entry = entries.get(path);
      return entry && { ...entry.sent, path };
    },
    lines() {
      order ??= [...entries.keys()].sort(byPath.compare);
      return order.flatMap((path) => {
        const entry = entries.get(path);
        return entry === undefined ? [] : [lineOf(entry)];
      });
    },
    progress: () => ({
      done,
      total: done + [...entries.values()].filter(({ status }) => isUnderWay(status)).length,
    }),
    phase: () => {
      if (lanes > 0) return wanted ? 'reading' : 'stopping';
      if (entries.size === 0) return 'empty';
      return open().length > 0 ? 'stopped' : 'ready';
    },
    outdated: () => {
      const by = keyNow();
      return [...entries].flatMap(([path, { received, readBy, status }]) =>
        received !== null && readBy !== by && status === 'read' ? [path] : [],
      );
    },
    checkable: () =>
      [...entries].flatMap(([path, { received, status }]) => {
        const isChecked = status === 'read' && received?.status !== 'not-checked';
        return isChecked || status === 'reading' ? [path] : [];
      }),
  };
}

/**
 * The path to keep the file by. Every school sends `填报表.xlsx`: of one name without a folder, another size or date is
 * another file, which is kept beside the first.
 */
function pathFor({ path, stamp }: SentFile, entries: ReadonlyMap<string, Entry>): string {
  if (stamp === '') return path;
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? path : numbered(path, copy);
    const taken = entries.get(name);
    if (taken === undefined || taken.sent.stamp === stamp) return name;
  }
}

function numbered(path: string, copy: number): string {
  const dot = path.lastIndexOf('.');
  const at = dot < 0 ? path.length : dot;
  return `${path.slice(0, at)} (${String(copy)})${path.slice(at)}`;
}

const byPath = new Intl.Collator('zh', { numeric: true });

function isUnderWay(status: Entry['status']): boolean {
  return status === 'waiting' || status === 'reading';
}

/** The same object for as long as nothing differs, so that what stands on screen need not be drawn again. */
const drawn = new WeakMap<Entry, FileLine>();

function lineOf(entry: Entry): FileLine {
  const { path, received } = entry;
  const status = entry.status === 'read' ? (received?.status ?? 'not-checked') : entry.status;
  const before = drawn.get(entry);
  if (before?.status === status && before.received === received) return before;
  const line = { path, status, received };
  drawn.set(entry, line);
  return line;
}

function keyOf({ standard, reliefs, language, profile, lastYear }: ReceiveChoices): string {
  return JSON.stringify([standard, reliefs, language, profile?.entries, lastYear?.key]);
}
