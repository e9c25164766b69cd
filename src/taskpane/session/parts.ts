import type { LiveHost } from '../../app/host';
import type { Engine } from '../../app/live/engine';
import { problemText } from '../../i18n/index';
import { paneTranslator, type TextParams } from '../../i18n/pane';
import type { Problem } from '../../kernel/result';
import type { Store } from './store';
import type { Notice, PaneState } from './types';

/** What the pieces of a session share. */
export interface Parts {
  readonly host: LiveHost;
  readonly engine: Engine;
  readonly store: Store<PaneState>;
  /** A text of the pane in the language chosen now. */
  readonly say: (key: string, params?: TextParams) => string;
  readonly tell: (tone: Notice['tone'], text: string, undo?: boolean) => void;
  readonly tellProblem: (problem: Problem) => void;
  /** What a bug, or a worker that died, looks like to the user. */
  readonly tellCrash: (error: unknown) => void;
}

export function partsOf(host: LiveHost, engine: Engine, store: Store<PaneState>): Parts {
  let notices = 0;
  const language = () => store.get().settings.language;
  const say = (key: string, params?: TextParams) => paneTranslator(language())(key, params);
  const tell = (tone: Notice['tone'], text: string, undo = false) => {
    notices += 1;
    store.set({ notice: { id: notices, tone, text, undo } });
  };
  return {
    host,
    engine,
    store,
    say,
    tell,
    tellProblem: (problem) => {
      if (problem.kind === 'cancelled') tell('warning', say('pane:notice.outdated'));
      else tell('error', problemText(problem, language()));
    },
    tellCrash: (error) => {
      tell('error', say('pane:problem.unexpected', { detail: detailOf(error) }));
    },
  };
}

export function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Runs tasks one after another, in the order given; a task that throws does not stop those after it. */
export function serially() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const mine = last.then(task, task);
    last = mine.catch(() => undefined);
    return mine;
  };
}
