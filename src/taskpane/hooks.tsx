import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { paneTranslator, type Translate } from '../i18n/pane';
import type { FindingView } from '../app/view/types';
import { figure, percent } from './parts/figures';
import { filterFindings } from './session/filter';
import type { PaneActions, PaneSession, PaneState } from './session/types';

/** The session that every part of the pane works on. */
export const PaneContext = createContext<PaneSession | null>(null);

/** The session itself, for what need not be drawn again when the state differs: one of many fields of a form. */
export function useSession(): PaneSession {
  const session = useContext(PaneContext);
  if (session === null) throw new Error('A part of the pane stands outside its context.');
  return session;
}

/** What is shown and what can be done; the component is drawn again whenever the state differs. */
export function usePane(): { readonly state: PaneState; readonly actions: PaneActions } {
  const session = useSession();
  const state = useSyncExternalStore(session.subscribe, session.state);
  return { state, actions: session.actions };
}

/** Texts of one namespace in the language chosen: `t('title')`, or `t('pane:tier.error')` for one of another. */
export function useText(namespace: string): Translate {
  const session = useSession();
  const language = useSyncExternalStore(session.subscribe, () => session.state().settings.language);
  return useCallback(
    (key, params) =>
      paneTranslator(language)(key.includes(':') ? key : `${namespace}:${key}`, params),
    [language, namespace],
  );
}

export interface Answer<T> {
  /** The latest answer; null before there is one. */
  readonly value: T | null;
  readonly loading: boolean;
  /** `value` answers an earlier question, and is shown until the new answer is there. */
  readonly stale: boolean;
}

/**
 * Asks whenever `key` differs from before; null asks nothing. The key names all that the answer depends on, the
 * revision of the check and the language included. An answer that comes after another question is dropped.
 */
export function useAnswer<T>(key: string | null, ask: () => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<{ key: string; value: T } | null>(null);
  useEffect(() => {
    if (key === null) return undefined;
    let wanted = true;
    void ask().then((value) => {
      if (wanted) setAnswer({ key, value });
    });
    return () => {
      wanted = false;
    };
    // What is asked is a new closure at every drawing; `key` says when it is another question.
  }, [key]);
  const current = key !== null && answer?.key === key;
  return {
    value: key === null ? null : (answer?.value ?? null),
    loading: key !== null && !current,
    stale: answer !== null && !current,
  };
}

/** The latest answer that was one: what has been overtaken leaves on screen what was there, with the keyboard in it. */
export function useKept<T>(answer: T | null): T | null {
  const [kept, keep] = useState(answer);
  if (answer !== null && answer !== kept) keep(answer);
  return answer ?? kept;
}

/** Numbers as the language writes them. */
export function useFigures() {
  const { language } = usePane().state.settings;
  return useMemo(
    () => ({
      integer: (value: number) => figure(value, language),
      decimal: (value: number, decimals: number) => figure(value, language, decimals),
      percent: (share: number) => percent(share, language),
    }),
    [language],
  );
}

/** Revision and language of the check on screen: what answers about it depend on. */
export function useRevision(): string {
  const { view, settings } = usePane().state;
  return `${String(view?.revision ?? 0)} ${settings.language}`;
}

/** The findings that the filter lets through, in their order. */
export function useShownFindings(): readonly FindingView[] {
  const { findings, filter, view } = usePane().state;
  return useMemo(() => {
    const names = new Map((view?.groups ?? []).map(({ rule, name }) => [rule, name]));
    return filterFindings(findings, filter, names);
  }, [findings, filter, view]);
}

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    useCallback(
      (listener: () => void) => {
        list.addEventListener('change', listener);
        return () => {
          list.removeEventListener('change', listener);
        };
      },
      [list],
    ),
    () => list.matches,
  );
}
