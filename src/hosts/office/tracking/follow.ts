import type { LiveHost } from '../../../app/host';
import { succeed, type Result } from '../../../kernel/result';
import type { SnapshotChange } from '../../../sheet/data';
import type { DefinedName, WorkbookSnapshot } from '../../../sheet/snapshot';
import type { OfficeLayer } from '../apply';
import { readWorkbook, type ListenWith } from '../reading/readWorkbook';
import type { ExcelSession } from '../session';
import { adopt, asBefore, changesOf, type Adopted } from './adopt';
import { isClean, noDirt, restore, type Dirt } from './dirt';
import { knownOf, snapshotOf, workbookData, type Known } from './known';
import { listenTo } from './listen';
import { reread, type Reread } from './reread';

/** Milliseconds of quiet before changes are read, and the longest that they wait. */
const QUIET = 30;
const LONGEST = 150;
/** Milliseconds before what could not be read is tried again. */
const RETRY = 2_000;
/** A workbook that takes longer than this to read is not compared each time that the pane is looked at. */
const LONG = 2_000;
/** A sheet or a table was gone by the time it was read. */
const MEANWHILE = 'changed-meanwhile';
/** Why a first reading failed that may go well without listening to events. */
const AGAIN: ReadonlySet<string> = new Set([MEANWHILE, 'not-supported', 'refused']);

export type Mark = (dirt: Dirt, idOf: (sheet: string) => string | undefined) => void;

/** The workbook as it stands, followed by way of Excel's events. */
export interface Following extends Pick<LiveHost, 'onChange'> {
  readonly snapshot: () => Promise<Result<WorkbookSnapshot>>;
  /** Compares all of the workbook: not everything that its user does makes an event. */
  readonly refresh: () => Promise<Result<void>>;
  /**
   * Carries out what we write: what is pending is read before, lest it be taken for ours, and nothing in between. `mark`
   * says what may be different then, given the ids of sheets.
   */
  readonly during: <T>(work: () => Promise<Result<T>>, mark: Mark) => Promise<Result<T>>;
  readonly dispose: () => void;
}

export function follow(
  session: ExcelSession,
  layer: Pick<OfficeLayer, 'known' | 'disown'>,
): Following {
  const listeners = new Set<(changes: readonly SnapshotChange[]) => void>();
  let isOwed = false;
  let known: Known | undefined;
  let told: readonly DefinedName[] = [];
  let dirt = noDirt();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  let isWriting = false;
  let refreshing: Promise<Result<void>> | undefined;
  let restUntil = 0;
  let isDisposed = false;
  let turn: Promise<unknown> = Promise.resolve();

  const schedule = (wait = QUIET): void => {
    if (isDisposed || isWriting || isClean(dirt)) return;
    const now = performance.now();
    since ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => void inTurn(catchUp),
      Math.max(0, wait > LONGEST ? wait : Math.min(wait, since + LONGEST - now)),
    );
  };
  /** One reading after the other: each is held against the one before. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  };
  const ear = listenTo(session, (mark) => {
    mark(dirt);
    schedule();
  });

  const deliver = (changes: readonly SnapshotChange[]): void => {
    if (changes.length === 0) return;
    if (listeners.size === 0) isOwed = true;
    for (const listener of [...listeners]) listener(changes);
  };
  /** Cells of ours that the user has typed over are hers from now on; where Excel refuses that, they are found again. */
  const handOver = async ({ known: read, overtyped }: Adopted): Promise<Result<void>> => {
    let problem: Result<void> = succeed(undefined);
    let now = read;
    for (const cells of overtyped) {
      const disowned = await layer.disown(cells.sheet, cells.areas);
      if (disowned.ok) now = { ...now, definedNames: disowned.value };
      else {
        problem = disowned;
        now = asBefore(now, cells);
        dirt.all = true;
      }
    }
    known = now;
    return problem;
  };
  const take = async (before: Known, read: Reread, isOwn: boolean): Promise<Result<void>> => {
    const adopted = adopt(before, read, isOwn);
    layer.known(adopted.known.definedNames);
    const handed = await handOver(adopted);
    const now = known ?? adopted.known;
    const changes = changesOf({ ...adopted, known: now }, told);
    if (changes.some(({ kind }) => kind !== 'cells')) told = now.definedNames;
    deliver(changes);
    return handed;
  };
  /** Reads what is pending and tells of it. */
  const catchUp = async (): Promise<Result<void>> => {
    clearTimeout(timer);
    since = undefined;
    const before = known;
    const pending = dirt;
    if (isDisposed || before === undefined || isClean(pending)) return succeed(undefined);
    dirt = noDirt();
    const read = await session.run((context) =>
      reread(context, session.capabilities, before, pending),
    );
    if (!read.ok) {
      restore(dirt, pending);
      dirt.all ||= read.problem.reason === MEANWHILE;
      schedule(RETRY);
      return read;
    }
    const taken = await take(before, read.value, pending.own);
    await ear.listen(known?.ids ?? []);
    schedule(RETRY);
    return taken;
  };
  const snapshot = async (): Promise<Result<WorkbookSnapshot>> => {
    const pending = dirt;
    dirt = noDirt();
    const once = (listenWith?: ListenWith) =>
      session.run((context) => readWorkbook(context, session.capabilities, listenWith));
    const first = await once(ear.listenWith);
    // Excel may have refused to tell of some event: the workbook is read all the same.
    const isWorthIt = !first.ok && AGAIN.has(first.problem.reason);
    const read = isWorthIt ? await once() : first;
    if (!read.ok) {
      restore(dirt, pending);
      schedule(RETRY);
      return read;
    }
    if (known === undefined) {
      known = knownOf(read.value);
      layer.known(known.definedNames);
    } else await take(known, { kind: 'workbook', workbook: read.value }, pending.own);
    told = known.definedNames;
    isOwed = false;
    await ear.listen(known.ids);
    return succeed(snapshotOf(known));
  };
  return {
    snapshot: () => inTurn(snapshot),
    refresh: () => {
      refreshing ??= inTurn(async () => {
        refreshing = undefined;
        const began = performance.now();
        if (began < restUntil) return succeed(undefined);
        dirt.all = true;
        const done = await catchUp();
        const took = performance.now() - began;
        if (took > LONG) restUntil = performance.now() + 10 * took;
        return done;
      });
      return refreshing;
    },
    during: (work, mark) =>
      inTurn(async () => {
        const read = await catchUp();
        if (!read.ok) return read;
        isWriting = true;
        try {
          return await work();
        } finally {
          isWriting = false;
          mark(dirt, (sheet) => idOf(known, sheet));
          schedule();
        }
      }),
    onChange: (listener) => {
      listeners.add(listener);
      if (isOwed && known !== undefined) {
        const late: SnapshotChange = { kind: 'workbook', workbook: workbookData(known) };
        told = known.definedNames;
        queueMicrotask(() => listeners.has(listener) && listener([late]));
      }
      isOwed = false;
      return () => {
        listeners.delete(listener);
      };
    },
    dispose: () => {
      isDisposed = true;
      clearTimeout(timer);
      listeners.clear();
      void turn.then(ear.dispose);
    },
  };
}

function idOf(known: Known | undefined, sheet: string): string | undefined {
  const wanted = sheet.toLowerCase();
  const at = known?.sheets.findIndex(({ name }) => name.toLowerCase() === wanted) ?? -1;
  return known?.ids[at];
}
