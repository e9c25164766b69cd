import type { CollectChoices } from '../../../app/collect/live/receiver';
import type { NewWorkbookOpener } from '../newForms';
import type { Parts } from '../parts';
import { storeOf } from '../store';
import { collecting } from './collecting';
import { comparingYears } from './comparingYears';
import { making } from './making';
import { mapping } from './mapping';
import { reading } from './reading';
import type { Receiving, ReceivingActions, ReceivingPorts, ReceivingState } from './types';

/** Milliseconds between two drawings while files are read: more often nobody can follow. */
const DRAWN_EVERY = 120;

const NOTHING: ReceivingState = {
  phase: 'empty',
  files: [],
  done: 0,
  total: 0,
  collection: null,
  stale: false,
  roster: null,
  year: null,
  lastYear: null,
  lastYearReading: null,
  chosen: {},
  profile: null,
  outdated: 0,
  making: null,
  opened: null,
  verdict: null,
  view: { part: 'files', files: null, schools: null, search: '' },
};

export interface ReceivingSurroundings {
  readonly newWorkbook: NewWorkbookOpener | undefined;
  readonly today: () => string;
}

/** Files of many schools on their way into one county table; goes on while other workbooks are opened and closed. */
export function receiving(
  parts: Parts,
  ports: ReceivingPorts,
  { newWorkbook, today }: ReceivingSurroundings,
): Receiving {
  const { pool, desk } = ports;
  const store = storeOf(NOTHING);
  const settings = () => parts.store.get().settings;
  const choices = (): CollectChoices => {
    const { standard, reliefs, language } = settings();
    const { year, roster, chosen, profile, lastYear } = store.get();
    const said = profile === null ? {} : { profile };
    const before = { lastYear: lastYear?.given ?? null };
    return { standard, reliefs, language, year, roster, chosen, ...before, ...said };
  };
  const whole = collecting({
    desk,
    choices,
    onView: (collection, isLatest) => {
      store.set({ collection, stale: !isLatest });
    },
    onProblem: parts.tellProblem,
    onCrash: parts.tellCrash,
  });
  /** What was made of the files as they are has been kept by the user. */
  let isKept = false;
  const changed = (later = false) => {
    isKept = false;
    store.set({ stale: true, verdict: null });
    whole.changed(later);
  };
  const told = (work: Promise<void>) => void work.catch(parts.tellCrash);
  const files = reading({
    pool,
    choices,
    onChange: () => {
      // That reading began, was stopped or ended is shown at once; how far it is, now and then.
      if (files.phase() === store.get().phase) redraw();
      else draw();
    },
    onRead: (read) => {
      told(desk.put([read]));
      changed(true);
    },
  });
  const draw = () => {
    const phase = files.phase();
    const before = store.get().phase;
    store.set({
      phase,
      files: files.lines(),
      ...files.progress(),
      outdated: files.outdated().length,
    });
    // All is there: what the last files said is not waited for.
    if (before !== phase && phase !== 'reading' && phase !== 'empty') changed();
  };
  const redraw = seldom(draw, DRAWN_EVERY);
  followSettings(parts, () => {
    redraw();
    if (store.get().files.length > 0) changed();
  });
  const made = making({
    parts,
    ports,
    store,
    choices,
    sentBy: files.sentBy,
    newWorkbook,
    today,
    onKept: () => {
      isKept = true;
    },
  });
  const years = comparingYears({ parts, desk, store, choices, files, changed });
  const actions: ReceivingActions = {
    add: files.add,
    stop: files.stop,
    goOn: files.goOn,
    readAgain: (paths) => {
      files.readAgain(paths ?? files.outdated());
    },
    remove: (paths) => {
      files.remove(paths);
      told(desk.drop(paths));
      changed();
    },
    removeAll: () => {
      files.stop();
      const paths = store.get().files.map(({ path }) => path);
      files.remove(paths);
      told(desk.drop(paths));
      const { roster, year, profile, lastYear, lastYearReading } = store.get();
      store.set({ ...NOTHING, roster, year, profile, lastYear, lastYearReading });
      draw();
    },
    useRoster: async (file) => {
      try {
        const roster = await desk.roster({ path: file.path, ...(await file.read()) });
        if (roster.ok) {
          store.set({ roster: roster.value });
          changed();
        } else parts.tellProblem(roster.problem);
      } catch (error) {
        parts.tellCrash(error);
      }
    },
    forgetRoster: () => {
      store.set({ roster: null });
      changed();
    },
    setYear: (year) => {
      if (year === store.get().year) return;
      store.set({ year });
      changed();
    },
    choose: (school, path) => {
      const others = Object.entries(store.get().chosen).filter(([key]) => key !== school);
      store.set({
        chosen: Object.fromEntries(path === null ? others : [...others, [school, path]]),
      });
      changed();
    },
    differences: async (school) => {
      try {
        const answer = await desk.differences(choices(), school);
        if (answer.ok) return answer.value;
        parts.tellProblem(answer.problem);
      } catch (error) {
        parts.tellCrash(error);
      }
      return null;
    },
    setView: (change) => {
      store.set({ view: { ...store.get().view, ...change } });
    },
    ...years.actions,
    ...mapping({
      parts,
      ports,
      store,
      choices,
      differs: (before, paths) => {
        files.choicesDiffer(before, paths);
        void years.profileDiffers();
      },
    }),
    ...made.actions,
    openBrowserWorkbook: ports.openBrowserWorkbook ?? null,
  };
  return {
    state: store.get,
    subscribe: store.subscribe,
    workbookOpened: made.workbookOpened,
    workbookSaved: () => {
      const { opened, verdict } = store.get();
      // A table of earlier files keeps nothing of those that came since.
      if (opened !== null && verdict !== null) isKept = true;
    },
    unsaved: () => store.get().files.length > 0 && !isKept,
    actions,
  };
}

/** Calls `draw` soon, and once for all that asked for it meanwhile. */
function seldom(draw: () => void, pause: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      draw();
    }, pause);
  };
}

/** Tells when what files are read and judged by differs. */
function followSettings({ store }: Parts, differ: () => void): void {
  const keyNow = () => {
    const { standard, reliefs, language } = store.get().settings;
    return JSON.stringify([standard, reliefs, language]);
  };
  let key = keyNow();
  store.subscribe(() => {
    const now = keyNow();
    if (now === key) return;
    key = now;
    differ();
  });
}
