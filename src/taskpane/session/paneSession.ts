import type { LiveHost } from '../../app/host';
import type { Engine } from '../../app/live/engine';
import { problemText } from '../../i18n/index';
import { fail } from '../../kernel/result';
import { dataOf } from '../../sheet/editableWorkbook';
import { holdsResults } from '../../sheet/ownership';
import { arrivals } from './arrivals';
import { asking } from './asking';
import { changing } from './changing';
import { checking, giveUp, type Checking } from './checking';
import { comparing, type ReadWorkbook } from './comparing';
import { entering } from './entering';
import { newForms, type NewWorkbookOpener } from './newForms';
import { NO_FILTER } from './filter';
import { looking } from './looking';
import { painting, type Painting } from './painting';
import { receiving } from './receiving/receiving';
import type { ReceivingPorts } from './receiving/types';
import { detailOf, type Parts, partsOf, serially } from './parts';
import {
  defaultSettings,
  languageOf,
  readSettings,
  type SettingsStorage,
  writeSettings,
} from './settings';
import { submitting } from './submitting';
import { storeOf } from './store';
import type { PaneActions, PaneSession, PaneSettings, PaneState } from './types';
import { type UndoStack, undoStack } from './undoing';

export interface PaneSessionOptions {
  readonly host: LiveHost;
  readonly engine: Engine;
  /** Where settings are kept between visits; nowhere when left out. */
  readonly storage?: SettingsStorage | undefined;
  /** Language of the machine as `zh-CN`, for the first visit. */
  readonly locale?: string | undefined;
  /** Opens a new workbook beside or in place of this one, where the surroundings can. */
  readonly newWorkbook?: NewWorkbookOpener | undefined;
  /** Reads last year's workbook; where it is left out none can be chosen. */
  readonly readWorkbook?: ReadWorkbook | undefined;
  /** Receives files of many schools; where it is left out there is no such screen. */
  readonly receiving?: ReceivingPorts | undefined;
  /** Day of today as `2026-09-01`, for reasons. */
  readonly today?: () => string;
}

/** The workbook in `host` as the pane works on it: checked by `engine`, followed while it is edited. */
export function paneSession(options: PaneSessionOptions): PaneSession {
  const { host, engine, storage, today = localDay } = options;
  const defaults = defaultSettings(languageOf(options.locale));
  const store = storeOf<PaneState>(emptyState(readSettings(storage, defaults)));
  const parts = partsOf(host, engine, store);
  const inTurn = serially();
  const paint = painting(parts, inTurn);
  const show = arrivals(parts, () => void paintQuietly(parts, paint));
  const checks = checking(parts, show);
  const steps = undoStack(parts);
  const setSettings = settingsChange({ parts, checks, paint, storage });
  const ends: (() => void)[] = [];
  const reading = opening({ parts, checks, paint, steps, ends });
  const actions = guarded(parts, {
    ...looking(parts),
    ...asking(parts),
    ...changing({ parts, checks, paint, steps, inTurn, today }),
    ...entering({ parts, checks, steps, inTurn }),
    ...comparing({ parts, checks, steps, inTurn }, options.readWorkbook),
    ...newForms(parts, options.newWorkbook),
    ...submitting({ parts, checks, steps, inTurn }),
    check: () => (reading.goOn() ? Promise.resolve() : checks.check()),
    cancel: () => {
      reading.stop();
      checks.cancel();
    },
    setSettings,
    resetSettings: () => {
      setSettings({ ...defaults, language: store.get().settings.language });
    },
  });
  const received =
    options.receiving &&
    receiving(parts, options.receiving, { newWorkbook: options.newWorkbook, today });
  return {
    actions,
    state: store.get,
    subscribe: store.subscribe,
    receiving: received ?? null,
    open: (name) => {
      received?.workbookOpened(name);
      return reading.open(name);
    },
    close: () => {
      checks.restart();
      paint.restart();
      void engine.cancel();
      for (const end of ends.splice(0)) end();
      store.set(emptyState(store.get().settings));
    },
  };
}

function emptyState(settings: PaneSettings): PaneState {
  return {
    phase: 'empty',
    progress: null,
    view: null,
    findings: [],
    findingsComplete: false,
    painting: false,
    stale: false,
    problem: null,
    settings,
    screen: 'overview',
    filter: NO_FILTER,
    current: null,
    selection: null,
    results: false,
    undoable: [],
    notice: null,
    drafts: {},
  };
}

interface Open {
  readonly parts: Parts;
  readonly checks: Checking;
  readonly paint: Painting;
  readonly steps: UndoStack;
  /** Ends of what listens to the host. */
  readonly ends: (() => void)[];
}

interface Opening {
  readonly open: PaneSession['open'];
  /** While the host is still reading the workbook: it is not checked when it is there. */
  readonly stop: () => void;
  /** Takes `stop` back; false where nothing is being read. */
  readonly goOn: () => boolean;
}

function opening({ parts, checks, paint, steps, ends }: Open): Opening {
  const { host, engine, store } = parts;
  let reading = false;
  let stopped = false;
  const listen = () => {
    ends.push(host.onChange(checks.changed));
    ends.push(
      host.onSelect((sheet, area) => {
        store.set({ selection: { sheet, area } });
      }),
    );
  };
  const take = async (name: string): Promise<void> => {
    reading = true;
    const snapshot = await host.snapshot();
    reading = false;
    if (!snapshot.ok) {
      const problem = problemText(snapshot.problem, store.get().settings.language);
      store.set({ phase: 'failed', problem });
      return;
    }
    // Results that stand there are kept, and brought up to date with the check.
    store.set({ results: holdsResults(snapshot.value) });
    const opened = engine.open(dataOf(snapshot.value), name);
    checks.restart(opened);
    listen();
    if (!stopped) await checks.check();
  };
  const open = async (name: string): Promise<void> => {
    stopped = false;
    checks.restart();
    paint.restart();
    steps.clear();
    for (const end of ends.splice(0)) end();
    const { settings, screen } = store.get();
    store.set({ ...emptyState(settings), screen, phase: 'checking' });
    try {
      await engine.cancel();
      await take(name);
    } catch (error) {
      const problem = parts.say('pane:problem.unexpected', { detail: detailOf(error) });
      reading = false;
      store.set({ phase: 'failed', problem });
    }
  };
  return {
    open,
    stop: () => {
      if (!reading) return;
      stopped = true;
      giveUp(parts, fail('cancelled', 'by-user').problem);
    },
    goOn: () => {
      if (!reading) return false;
      stopped = false;
      store.set({ phase: 'checking', problem: null });
      return true;
    },
  };
}

interface SettingsParts extends Pick<Open, 'parts' | 'checks' | 'paint'> {
  readonly storage: SettingsStorage | undefined;
}

/** Takes settings over and does what follows from them: nothing, new marks, or a new check. */
function settingsChange({ parts, checks, paint, storage }: SettingsParts) {
  const { store } = parts;
  return (change: Partial<PaneSettings>): void => {
    const before = store.get().settings;
    const now = { ...before, ...change };
    const differs = (...keys: readonly (keyof PaneSettings)[]) =>
      keys.some((key) => before[key] !== now[key]);
    store.set({ settings: now });
    writeSettings(storage, now);
    const { phase, view, stale } = store.get();
    if (phase === 'empty') return;
    const recheck = differs('standard', 'reliefs', 'language') || (stale && differs('live'));
    if (recheck && (now.live || !differs('live'))) void checks.check();
    else if (view !== null && differs('marks', 'notes', 'validation'))
      void paintQuietly(parts, paint);
  };
}

/** Paints and tells of it only when it went wrong. */
async function paintQuietly(parts: Parts, paint: Painting): Promise<void> {
  try {
    const painted = await paint.repaint();
    if (painted?.ok === false) parts.tellProblem(painted.problem);
  } catch (error) {
    parts.tellCrash(error);
  }
}

/** Actions never throw: what a bug or a dead worker throws is told, and the answer is what "nothing" is there. */
function guarded(parts: Parts, actions: PaneActions): PaneActions {
  const orElse = async <T>(answer: Promise<T>, nothing: T): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      parts.tellCrash(error);
      return nothing;
    }
  };
  const { newForm, reveal, previewFixes, applyFixes, explain, setResults, undo } = actions;
  const { nextYear, useLastYear } = actions;
  return {
    ...actions,
    reveal: (sheet, area) => orElse(reveal(sheet, area), undefined),
    previewFixes: (of) => orElse(previewFixes(of), []),
    applyFixes: (fixes) => orElse(applyFixes(fixes), undefined),
    explain: (findings, text) => orElse(explain(findings, text), undefined),
    previewResults: () => orElse(actions.previewResults(), null),
    setResults: (on) => orElse(setResults(on), undefined),
    undo: () => orElse(undo(), undefined),
    rule: (id) => orElse(actions.rule(id), null),
    school: (id) => orElse(actions.school(id), null),
    points: (level, indicator) => orElse(actions.points(level, indicator), []),
    readiness: () => orElse(actions.readiness(), null),
    receipt: () => orElse(actions.receipt(), null),
    writeReceipt: () => orElse(actions.writeReceipt(), undefined),
    standards: () => orElse(actions.standards(), []),
    entryRows: () => orElse(actions.entryRows(), null),
    entry: (place) => orElse(actions.entry(place), null),
    readEntry: (place, key, text) => orElse(actions.readEntry(place, key, text), null),
    enter: (place, key, text, label) => orElse(actions.enter(place, key, text, label), null),
    newForm: newForm && ((form) => orElse(newForm(form), undefined)),
    nextYear: nextYear && (() => orElse(nextYear(), undefined)),
    useLastYear: useLastYear && ((file) => orElse(useLastYear(file), undefined)),
    forgetLastYear: () => orElse(actions.forgetLastYear(), undefined),
    keepLastYear: () => orElse(actions.keepLastYear(), undefined),
    lookAt: (sheet, at) => orElse(actions.lookAt(sheet, at), undefined),
  };
}

function localDay(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
