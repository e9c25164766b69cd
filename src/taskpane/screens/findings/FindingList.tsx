import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef, type ReactElement } from 'react';
import type { RuleView } from '../../../app/view/types';
import { usePane, useText } from '../../hooks';
import { FindingLine } from './FindingLine';
import { GroupLine } from './GroupLine';
import { LINE_HEIGHT } from './lineStyles';
import type { ListRow } from './rows';
import { useListCursor } from './useListCursor';

const useStyles = makeStyles({
  scroll: { flex: '1 1 0', minHeight: 0, overflowY: 'auto', overflowX: 'hidden' },
  body: { position: 'relative' },
  dimmed: { opacity: 0.65 },
});

/** Heights before a line has been drawn, in pixels. */
const HEIGHTS = { group: 60, finding: LINE_HEIGHT };

interface FindingListProps {
  readonly rows: readonly ListRow[];
  /** The rule of the finding under the cursor. */
  readonly rule: RuleView | null;
  readonly dimmed: boolean;
  readonly onToggle: (rule: string, open: boolean) => void;
}

/**
 * The lines in sight of a list as long as need be. It is a `treegrid` whose rows take the focus: unlike options of a
 * listbox, rows may hold buttons and fields, and level, place and size are told although most rows do not exist. The
 * row under the cursor always exists, so that scrolling never takes the focus away.
 */
export function FindingList({ rows, rule, dimmed, onToggle }: FindingListProps): ReactElement {
  const { state } = usePane();
  const t = useText('findings');
  const styles = useStyles();
  const scroll = useRef<HTMLDivElement>(null);
  const cursor = useListCursor({ rows, scroll, onToggle });
  const { index: at } = cursor;
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'finding'],
    getItemKey: useCallback((index: number) => keyOf(rows[index]), [rows]),
    overscan: 8,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return drawn.includes(at) || at >= range.count ? drawn : [...drawn, at].sort((a, b) => a - b);
    },
  });
  cursor.follow(lines);
  return (
    <div ref={scroll} className={styles.scroll}>
      <div
        role="treegrid"
        aria-label={t('list')}
        aria-rowcount={rows.length}
        className={mergeClasses(styles.body, dimmed && styles.dimmed)}
        style={{ height: lines.getTotalSize() }}
        {...cursor.handlers}
      >
        {lines.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const line = { index, start, measure: lines.measureElement, focusable: index === at };
          return row.kind === 'group' ? (
            <GroupLine key={key} row={row} line={line} onChoose={cursor.choose} />
          ) : (
            <FindingLine
              key={key}
              row={row}
              line={line}
              rule={row.finding.id === state.current && rule?.id === row.group.rule ? rule : null}
              current={row.finding.id === state.current}
              onChoose={cursor.choose}
            />
          );
        })}
      </div>
    </div>
  );
}

function keyOf(row: ListRow | undefined): string {
  if (row === undefined) return '';
  return row.kind === 'group' ? row.group.rule : row.key;
}
