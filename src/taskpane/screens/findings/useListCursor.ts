import type { Virtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { usePane } from '../../hooks';
import { LINE_HEIGHT } from './lineStyles';
import { cursorIndex, moveOf, type CursorMove } from './rowCursor';
import type { ListRow } from './rows';

interface CursorParts {
  readonly rows: readonly ListRow[];
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly onToggle: (rule: string, open: boolean) => void;
}

/** Lines of a screenful where the list has no height yet. */
const PAGE = 8;

/**
 * The cursor of the list: one row has the focus, keys move it, and it follows the finding that the session points at.
 * `follow` is called at every drawing with the virtual list, and brings the row into sight after the cursor moved.
 */
export function useListCursor({ rows, scroll, onToggle }: CursorParts) {
  const { state, actions } = usePane();
  const [head, setHead] = useState<string | null>(null);
  const current = state.current === null ? undefined : state.findings[state.current];
  const index = useMemo(() => cursorIndex(rows, head, current), [rows, head, current]);
  const { within, onFocus, onBlur } = useWithin();
  useEffect(() => {
    if (current !== undefined) setHead(null);
  }, [current]);
  const choose = useCallback(
    (row: ListRow, reveal: boolean) => {
      if (row.kind === 'group') {
        setHead(row.group.rule);
        if (reveal) onToggle(row.group.rule, !row.open);
        return;
      }
      setHead(null);
      actions.focusFinding(row.finding.id, reveal);
    },
    [actions, onToggle],
  );
  const act = (move: CursorMove) => {
    const row = move.kind === 'to' ? rows[move.index] : undefined;
    if (row !== undefined) choose(row, false);
    if (move.kind !== 'to') {
      setHead(move.rule);
      onToggle(move.rule, move.kind === 'open');
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const onRow = isRow(event.target);
    const row = rows[index];
    if (event.key === 'Escape') {
      // Out of the buttons and fields of a finding to the finding itself; from there, out of the search.
      if (onRow) actions.setFilter({ search: '' });
      else rowAt(scroll.current, index)?.focus();
      return;
    }
    if (!onRow || event.ctrlKey || event.altKey || event.metaKey || row === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') choose(row, true);
    else {
      const height = scroll.current?.clientHeight ?? 0;
      const page = Math.max(1, Math.floor(height / LINE_HEIGHT) - 1) || PAGE;
      const move = moveOf(event.key, { rows, index, page });
      if (move === null) return;
      act(move);
    }
    event.preventDefault();
  };
  const follow = useFollow({ scroll, index, within, target: head ?? state.current });
  return { index, choose, handlers: { onKeyDown, onFocus, onBlur }, follow };
}

/**
 * Whether the focus was last within the list; a dialog opened from it hands the focus back by itself. An element that is
 * taken away while it has the focus tells nobody: then the focus is on the page's body and this still says true.
 */
function useWithin() {
  const within = useRef(false);
  const onFocus = useCallback(({ currentTarget, target }: FocusEvent<HTMLElement>) => {
    within.current = currentTarget.contains(target);
  }, []);
  const onBlur = useCallback(() => {
    within.current = false;
  }, []);
  return { within, onFocus, onBlur };
}

interface FollowParts {
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly index: number;
  readonly within: RefObject<boolean>;
  /** What the cursor stands on; the list scrolls when it is another one, never when lines come or go above it. */
  readonly target: string | number | null;
}

function useFollow({ scroll, index, within, target }: FollowParts) {
  const lines = useRef<Virtualizer<HTMLDivElement, Element> | null>(null);
  useLayoutEffect(() => {
    const focused = document.activeElement;
    const lost = within.current && focused === document.body;
    const onRow = isRow(focused) && scroll.current?.contains(focused) === true;
    if (!lost && !onRow) return;
    const row = rowAt(scroll.current, index);
    if (row !== focused) row?.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (target !== null) lines.current?.scrollToIndex(index, { align: 'auto' });
    // Only another target scrolls; a line that moved because others came or went stays where the user put it.
  }, [target]);
  return (now: Virtualizer<HTMLDivElement, Element>) => {
    lines.current = now;
  };
}

function isRow(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.getAttribute('role') === 'row';
}

function rowAt(list: HTMLElement | null, index: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[role="row"][data-index="${String(index)}"]`) ?? null;
}
