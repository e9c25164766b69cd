import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from 'react';

const useStyles = makeStyles({
  scroll: { flex: '1 1 0', minHeight: '200px', overflowY: 'auto', overflowX: 'hidden' },
  body: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  open: { boxShadow: `inset 3px 0 ${tokens.colorBrandStroke1}` },
  head: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    width: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { boxShadow: `inset 3px 0 ${tokens.colorNeutralStrokeAccessible}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  more: {
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    paddingLeft: `calc(20px + ${tokens.spacingHorizontalM} + ${tokens.spacingHorizontalS})`,
  },
});

interface RowListProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Stands before the words: the mark of the row's state. */
  readonly icon: (row: T) => ReactNode;
  /** What the line says; made of phrases only, as it stands on a button. */
  readonly line: (row: T) => ReactNode;
  /** What the line opens to. */
  readonly more: (row: T) => ReactNode;
}

/** Height of a line before it is drawn, in pixels. */
const LINE_HEIGHT = 58;
const PAGE = 8;

/**
 * A list as long as need be whose lines open to more; only those in sight exist, and the one that has the keyboard. Arrow
 * keys, Home, End, Page Up and Page Down go along the lines, Enter opens one, and Tab goes on to what is in it.
 */
export function RowList<T>(props: RowListProps<T>): ReactElement {
  const { label, rows, keyOf, icon, line, more } = props;
  const styles = useStyles();
  const scroll = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const found = rows.findIndex((row) => keyOf(row) === current);
  const at = found < 0 ? 0 : found;
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: useCallback(
      (index: number) => {
        const row = rows[index];
        return row === undefined ? index : keyOf(row);
      },
      [rows, keyOf],
    ),
    overscan: 6,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return drawn.includes(at) || at >= range.count ? drawn : [...drawn, at].sort((a, b) => a - b);
    },
  });
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current !== at) return;
    wanted.current = null;
    lines.scrollToIndex(at, { align: 'auto' });
    headAt(scroll.current, at)?.focus({ preventScroll: true });
  }, [at, lines]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const onHead = event.target instanceof HTMLElement && event.target.matches('[data-head]');
    if (event.key === 'Escape' && !onHead) {
      // Out of what a line opened to, back to the line.
      headAt(scroll.current, at)?.focus();
      return;
    }
    const to = onHead ? indexAfter(event.key, at, rows.length) : null;
    const row = to === null ? undefined : rows[to];
    if (row === undefined) return;
    event.preventDefault();
    wanted.current = to;
    setCurrent(keyOf(row));
  };
  return (
    <div ref={scroll} className={styles.scroll} onKeyDown={onKeyDown}>
      <div
        role="list"
        aria-label={label}
        className={styles.body}
        style={{ height: lines.getTotalSize() }}
      >
        {lines.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const isOpen = keyOf(row) === open;
          return (
            <div
              key={key}
              ref={lines.measureElement}
              data-index={index}
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className={mergeClasses(styles.row, isOpen && styles.open)}
              style={{ transform: `translateY(${String(start)}px)` }}
              onFocus={() => {
                setCurrent(keyOf(row));
              }}
            >
              <button
                type="button"
                data-head
                className={styles.head}
                tabIndex={index === at ? 0 : -1}
                aria-expanded={isOpen}
                onClick={() => {
                  setOpen(isOpen ? null : keyOf(row));
                }}
              >
                {icon(row)}
                <span>{line(row)}</span>
              </button>
              {isOpen ? <div className={styles.more}>{more(row)}</div> : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where a key leads to from line `at` of `count`; null where it leads nowhere. */
export function indexAfter(key: string, at: number, count: number): number | null {
  const last = count - 1;
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: last,
  }[key];
  return to === undefined ? null : Math.max(0, Math.min(last, to));
}

function headAt(list: HTMLElement | null, index: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-index="${String(index)}"] > [data-head]`) ?? null;
}
