import type { Remote } from 'comlink';
import { wrap, transfer } from 'comlink';
import type { BrowserHost, UnsavedKind } from '../hosts/browser';
import { fail, type Problem, type Result } from '../kernel/result';
import type { Amendment } from '../sheet/amendment';
import type { Unseen } from '../sheet/look';
import type { NewWorkbook } from '../sheet/newWorkbook';
import type { PaneSession } from '../taskpane/session/types';
import type { Files, OpenedFile } from './files';
import { followLinks } from './followLinks';
import type { Grid } from './grid';
import type { HostSlot } from './hostSlot';
import { upToDate } from './upToDate';

/** What the page shows around grid and pane. */
export interface DeskState {
  readonly phase: 'starting' | 'opening' | 'open' | 'saving' | 'empty';
  readonly name: string;
  /** What the file holds that the grid does not show; a saved copy keeps it. */
  readonly unseen: readonly Unseen[];
  readonly problem: Problem | null;
  /** Name of the copy that was saved last, until something else happens. */
  readonly saved: string | null;
  /** What of the user's changes that copy does not hold. */
  readonly leftOut: readonly UnsavedKind[];
  /** Name of a file that waits to be opened, because the one that is open has changes that no copy holds. */
  readonly waiting: string | null;
}

/** The workbook on the page: opens one in place of the other and saves copies. */
export interface Desk {
  readonly state: () => DeskState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly openFile: (file: File) => Promise<void>;
  readonly openBytes: (bytes: Uint8Array, name: string) => Promise<void>;
  /** Opens a workbook that is on no disk yet. */
  readonly openNew: (workbook: NewWorkbook, name: string) => Promise<void>;
  /** Answers for the file that waits: save the changes first, drop them, or stay with what is open. */
  readonly decide: (choice: 'save' | 'drop' | 'stay') => Promise<void>;
  /** Stops reading a file; what was open stays open. */
  readonly cancelOpening: () => void;
  readonly save: () => Promise<void>;
  readonly dismiss: () => void;
  /** Whether closing now would lose something that was typed here. */
  readonly unsaved: () => boolean;
}

export interface DeskParts {
  readonly grid: Promise<Grid>;
  readonly slot: HostSlot;
  readonly session: PaneSession;
  readonly makeWorker: () => Worker;
  readonly download: (bytes: Uint8Array<ArrayBuffer>, name: string) => void;
}

export function desk(parts: DeskParts): Desk {
  let state: DeskState = {
    phase: 'starting',
    name: '',
    unseen: [],
    problem: null,
    saved: null,
    leftOut: [],
    waiting: null,
  };
  const listeners = new Set<() => void>();
  const set = (change: Partial<DeskState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  let host: BrowserHost | undefined;
  let links: ReturnType<typeof followLinks> | undefined;
  /** Knows the file that is open; each file has a worker of its own, so that stopping one loses nothing of another. */
  let current: Reader | undefined;
  let stop: (() => void) | undefined;
  /** The opening that counts: a file that is chosen while another is still being opened takes its place. */
  let latest = 0;
  let putting: Promise<void> = Promise.resolve();
  let savedEdits = NOTHING;
  let openWaiting: (() => Promise<void>) | undefined;

  const read = async (
    next: Reader,
    bytes: Uint8Array,
    name: string,
  ): Promise<Result<OpenedFile>> => {
    const stopped = new Promise<Result<OpenedFile>>((answer) => {
      stop = () => {
        answer(fail('cancelled', 'by-user'));
      };
    });
    return Promise.race([next.files.open(transfer(bytes, [bytes.buffer]), name), stopped]);
  };

  const put = async (file: OpenedFile, name: string, turn: number): Promise<void> => {
    const grid = await parts.grid;
    // Results that are still being computed for the workbook before are not to be taken for this one's.
    const opened = { ...file, univer: { ...file.univer, id: `${file.univer.id}-${String(turn)}` } };
    parts.session.close();
    links?.dispose();
    host?.dispose();
    parts.slot.fill(undefined);
    grid.show(opened.univer);
    const { browserHost } = await import(/* webpackChunkName: "grid" */ '../hosts/browser');
    host = browserHost(grid.api, opened);
    links = followLinks(grid, host);
    parts.slot.fill(host);
    savedEdits = NOTHING;
    // Another file may already be on its way.
    const phase = turn === latest ? 'open' : 'opening';
    set({ phase, name, unseen: opened.look.unseen });
    void parts.session.open(name);
  };

  const openBytes = async (bytes: Uint8Array, name: string): Promise<void> => {
    stop?.();
    const turn = ++latest;
    set({ phase: 'opening', problem: null, saved: null });
    const next = fileReader(parts.makeWorker);
    const opened = await read(next, bytes, name);
    if (turn !== latest) {
      next.terminate();
      return;
    }
    stop = undefined;
    if (!opened.ok) {
      next.terminate();
      const problem = opened.problem.kind === 'cancelled' ? null : opened.problem;
      set({ phase: host === undefined ? 'empty' : 'open', problem });
      return;
    }
    // One after the other: a file is not put over another that is only half there.
    putting = putting
      .then(async () => {
        current?.terminate();
        current = next;
        await put(opened.value, name, turn);
      })
      .catch(broke);
    await putting;
  };

  /** A fault of the program is told like any other problem: the page stays, and so does what is typed in it. */
  const broke = (error: unknown): void => {
    const detail = error instanceof Error ? error.message : String(error);
    const { problem } = fail('file-unreadable', 'unexpected', { detail });
    set({ phase: host === undefined ? 'empty' : 'open', problem });
  };

  const unsaved = (): boolean => {
    if (host?.edited() !== true) return false;
    const edits = editsOf(host.amendments(), host.unsaved());
    return edits !== NOTHING && edits !== savedEdits;
  };

  const saveNow = async (): Promise<void> => {
    if (host === undefined || current === undefined) return;
    set({ phase: 'saving', problem: null, saved: null });
    // Marks of an older state of the workbook would be saved at the wrong rows.
    await upToDate(parts.session);
    const amendments = host.amendments();
    const leftOut = host.unsaved();
    const saved = await current.files.save(amendments, host.plan());
    if (!saved.ok) {
      set({ phase: 'open', problem: saved.problem });
      return;
    }
    const name = copyName(state.name);
    parts.download(saved.value, name);
    savedEdits = editsOf(amendments, leftOut);
    set({ phase: 'open', saved: name, leftOut });
  };

  const save = () => saveNow().catch(broke);

  const offer = async (bytes: Uint8Array, name: string): Promise<void> => {
    if (!unsaved()) {
      await openBytes(bytes, name);
      return;
    }
    openWaiting = () => openBytes(bytes, name);
    set({ waiting: name });
  };

  const decide = async (choice: 'save' | 'drop' | 'stay'): Promise<void> => {
    const open = openWaiting;
    openWaiting = undefined;
    set({ waiting: null });
    if (choice === 'save') await save();
    // A copy that could not be saved is told of, and nothing is lost for it.
    if (open !== undefined && choice !== 'stay' && state.problem === null) await open();
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openBytes: offer,
    async openNew(workbook, name) {
      const writer = fileReader(parts.makeWorker);
      try {
        await offer(await writer.files.write(workbook), name);
      } finally {
        writer.terminate();
      }
    },
    decide,
    async openFile(file) {
      await offer(new Uint8Array(await file.arrayBuffer()), file.name);
    },
    cancelOpening() {
      stop?.();
    },
    save,
    dismiss() {
      if (state.problem === null && state.saved === null) set({ unseen: [] });
      else set({ problem: null, saved: null });
    },
    unsaved,
  };
}

/** All that a user did, to be compared. */
function editsOf(amendments: readonly Amendment[], leftOut: readonly UnsavedKind[]): string {
  return JSON.stringify([amendments, leftOut]);
}

const NOTHING = editsOf([], []);

interface Reader {
  readonly files: Remote<Files>;
  terminate(): void;
}

function fileReader(makeWorker: () => Worker): Reader {
  const worker = makeWorker();
  return {
    files: wrap<Files>(worker),
    terminate: () => {
      worker.terminate();
    },
  };
}

/** `学校.xlsx` → `学校（均衡）.xlsx`: the file that was opened is not to be taken for its copy. */
function copyName(name: string): string {
  const base = name.replace(/（均衡）(?=\.[^.]*$|$)/, '');
  const dot = base.lastIndexOf('.');
  return dot < 0 ? `${base}（均衡）.xlsx` : `${base.slice(0, dot)}（均衡）${base.slice(dot)}`;
}
