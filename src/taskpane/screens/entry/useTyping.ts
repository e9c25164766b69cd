import { useCallback, useEffect, useRef, useState } from 'react';
import type { EntryAnswer, EntryField, EntryPlace } from '../../../app/view/entryTypes';
import { useSession, useText } from '../../hooks';
import { draftKey } from './places';

/** Milliseconds without a key before it is said what the text will come to. */
const PAUSE = 120;

export interface Typing {
  /** What stands in the field. */
  readonly text: string;
  readonly isTyping: boolean;
  /** What will be stored in place of what is typed; empty where it is just that. */
  readonly note: string;
  /** Why it cannot be stored. */
  readonly refused: string;
  /** What the cell has come to hold while she was typing; null where it is as it was. */
  readonly meanwhile: string | null;
  readonly type: (text: string) => void;
  /** Stores what is typed. False where it is known already that it cannot be. */
  readonly store: (text?: string) => boolean;
  readonly restore: () => void;
}

/** One field between what its cell holds and what she types, until the workbook has taken it. */
export function useTyping(
  field: EntryField,
  place: EntryPlace,
  onStored: (place: EntryPlace) => void,
): Typing {
  const { state, actions } = useSession();
  const t = useText('entry');
  const id = draftKey(place, field.key);
  const [draft, setDraft] = useState<string | null>(state().drafts[id] ?? null);
  const [answer, setAnswer] = useState<{ text: string; answer: EntryAnswer } | null>(null);
  const [problem, setProblem] = useState('');
  const [stored, setStored] = useState<string | null>(null);
  const [before, setBefore] = useState(field.value);
  const latest = useRef<string | null>(draft);
  const storing = useRef<string | null>(null);

  // What was stored is shown until the check that has taken it in says what the cell holds.
  useEffect(() => {
    if (!state().stale) setStored(null);
  }, [field]);

  const read = useCallback(
    async (text: string) => {
      const came = await actions.readEntry(place, field.key, text);
      if (came !== null && latest.current === text) setAnswer({ text, answer: came });
    },
    [actions, place, field.key],
  );
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => void read(draft), PAUSE);
    return () => {
      clearTimeout(timer);
    };
  }, [draft, read]);

  const put = (text: string | null) => {
    latest.current = text;
    setDraft(text);
    if (text === null) setAnswer(null);
    setProblem('');
  };
  const keep = async (text: string) => {
    storing.current = text;
    const came = await actions.enter(place, field.key, text, field.label);
    storing.current = null;
    if (latest.current !== text) return;
    if (came?.kind === 'stored') {
      setStored(came.value);
      put(null);
      actions.keepDraft(id, null);
      onStored(came.place);
      return;
    }
    actions.keepDraft(id, text);
    if (came === null) setProblem(t('notStored'));
    else setAnswer({ text, answer: came });
  };
  const known = answer !== null && answer.text === draft ? answer.answer : null;
  return {
    text: draft ?? stored ?? field.value,
    isTyping: draft !== null,
    note: known?.kind === 'stored' ? known.note : '',
    refused: known?.kind === 'refused' ? known.message : problem,
    meanwhile: draft !== null && field.value !== before ? field.value : null,
    type: (text) => {
      if (draft === null) setBefore(field.value);
      put(text);
    },
    store: (given) => {
      const text = given ?? draft;
      if (given !== undefined) put(given);
      if (text === null || storing.current === text) return true;
      void keep(text);
      return known?.kind !== 'refused';
    },
    restore: () => {
      put(null);
      actions.keepDraft(id, null);
    },
  };
}
