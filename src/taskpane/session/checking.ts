import type { CheckView } from '../../app/view/types';
import { problemText } from '../../i18n/index';
import type { Problem } from '../../kernel/result';
import type { SnapshotChange } from '../../sheet/data';
import { detailOf, type Parts } from './parts';

/** Checks one at a time: what comes up during one begins when it has ended, and is one check whatever its number. */
export interface Checking {
  readonly check: () => Promise<void>;
  readonly cancel: () => void;
  /** Takes in what the user changed; with live checking, or after `expectChange`, a check follows. */
  readonly changed: (changes: readonly SnapshotChange[]) => void;
  /** The next change comes from the pane's own repair or reason, whose effect the user is waiting to see. */
  readonly expectChange: () => void;
  /** That change will not come. */
  readonly expectNothing: () => void;
  /** Forgets the workbook before; what is changed from now on waits until the next one is `opened`. */
  readonly restart: (opened?: Promise<void>) => void;
}

/** How a check stands to what has come up since it began. */
export interface Standing {
  /** No other check is to take its place. */
  readonly isLatest: () => boolean;
  /** The workbook has changed since. */
  readonly isStale: () => boolean;
}

/** Milliseconds of a check in which no progress is drawn: it would only hold up what comes of it. */
const SHORT = 300;

/** `take` shows what a check found; it stops by itself once `isLatest` says no. */
export function checking(
  parts: Parts,
  take: (view: CheckView, standing: Standing) => Promise<void>,
): Checking {
  const { engine, store } = parts;
  let wanted = false;
  let expected = false;
  let edits = 0;
  let workbook = 0;
  let running: Promise<void> | null = null;
  let told: Promise<void> = Promise.resolve();

  /** What is told while others wait to be goes along with them. */
  const allTold = async () => {
    for (let known; known !== told;) {
      known = told;
      await known;
    }
  };
  const once = async () => {
    await allTold();
    wanted = false;
    const [at, book] = [edits, workbook];
    const isLatest = () => !wanted && book === workbook;
    const isStale = () => at !== edits;
    const begun = Date.now();
    const { standard, reliefs, language } = store.get().settings;
    const checking = engine.check({ standard, reliefs, language }, (progress) => {
      if (isLatest() && Date.now() - begun > SHORT) store.set({ progress });
    });
    // After the question is on its way: what follows from this is drawn before anything else is done.
    store.set({ phase: 'checking', progress: null, problem: null });
    const checked = await checking;
    if (!isLatest()) return;
    if (!checked.ok) {
      giveUp(parts, checked.problem);
      return;
    }
    await take(checked.value, { isLatest, isStale });
    if (isLatest()) store.set({ phase: 'ready', progress: null, stale: isStale() });
  };
  const untilDone = async () => {
    try {
      while (wanted) await once();
    } catch (error) {
      wanted = false;
      const problem = parts.say('pane:problem.unexpected', { detail: detailOf(error) });
      store.set({ phase: 'failed', progress: null, problem });
    } finally {
      running = null;
    }
  };
  const check = () => {
    wanted = true;
    if (running === null) running = untilDone();
    else void engine.cancel();
    return running;
  };
  return {
    check,
    cancel: () => {
      wanted = false;
      void engine.cancel(true);
    },
    changed: (changes) => {
      edits += 1;
      store.set({ stale: true });
      // The engine takes calls in their order: a check need not wait for the answer to what was told before it.
      told = told
        .then(() => void engine.change(changes).catch(parts.tellCrash))
        .catch(parts.tellCrash);
      if (!store.get().settings.live && !expected) return;
      expected = false;
      void check();
    },
    expectChange: () => {
      expected = true;
    },
    expectNothing: () => {
      expected = false;
    },
    restart: (opened = Promise.resolve()) => {
      workbook += 1;
      expected = false;
      told = opened;
    },
  };
}

/** A cancelled check leaves the one before in force, if there was one. */
export function giveUp({ store }: Parts, problem: Problem): void {
  const { view, settings } = store.get();
  const kept = problem.kind === 'cancelled' && view !== null;
  store.set({
    phase: kept ? 'ready' : 'failed',
    progress: null,
    stale: true,
    problem: kept ? null : problemText(problem, settings.language),
  });
}
