import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, type ReactElement } from 'react';
import type { ObstacleView } from '../../../app/view/types';
import { parseAddress } from '../../../kernel/address';
import { useFigures, usePane, useText } from '../../hooks';
import { CellLink } from '../../parts/CellLink';
import { TierIcon } from '../../parts/TierBadge';
import { NothingShown } from './NothingShown';
import { filterObstacles } from './obstacles';

const useStyles = makeStyles({
  hint: {
    ...typographyStyles.caption1,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: 'block' },
  scroll: { flex: '1 1 0', minHeight: 0, overflowY: 'auto' },
  list: { position: 'relative', margin: 0, padding: 0, listStyle: 'none' },
  item: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  quiet: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
});

/** 无法判断: each missing or unreadable figure once, with the checks that wait for it. */
export function ObstacleList(): ReactElement {
  const { view, filter } = usePane().state;
  const t = useText('findings');
  const styles = useStyles();
  const figures = useFigures();
  const scroll = useRef<HTMLDivElement>(null);
  const all = view?.obstacles ?? NONE;
  const shown = useMemo(() => {
    const names = new Map((view?.groups ?? []).map(({ rule, name }) => [rule, name]));
    return filterObstacles(all, filter, names);
  }, [all, filter, view]);
  const lines = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 76,
    overscan: 6,
  });
  if (shown.length === 0) return <NothingShown />;
  const counts = {
    shown: figures.integer(shown.length),
    all: figures.integer(all.length),
    checks: figures.integer(view?.counts.cannotTell ?? 0),
  };
  return (
    <>
      <div className={styles.hint}>
        <span className={styles.line} role="status">
          {t('obstacles.count', counts)}
        </span>
        {t('obstacles.explain')}
      </div>
      <div ref={scroll} className={styles.scroll}>
        <ul
          className={styles.list}
          aria-label={t('obstacles.list')}
          style={{ height: lines.getTotalSize() }}
        >
          {lines.getVirtualItems().map(({ index, start }) => {
            const obstacle = shown[index];
            return obstacle === undefined ? null : (
              <li
                key={index}
                ref={lines.measureElement}
                data-index={index}
                aria-setsize={shown.length}
                aria-posinset={index + 1}
                className={styles.item}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                <Obstacle obstacle={obstacle} />
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

const NONE: readonly never[] = [];

function Obstacle({ obstacle }: { readonly obstacle: ObstacleView }): ReactElement {
  const { sheet, cell, school, reason, rules } = obstacle;
  const t = useText('findings');
  const styles = useStyles();
  return (
    <>
      <TierIcon tier="cannot-tell" />
      <div>
        {reason}
        <span className={styles.quiet}>
          <CellLink sheet={sheet} cell={cell} at={parseAddress(cell) ?? null} />
          {school === null ? null : ` · ${school}`}
        </span>
        {rules.length === 0 ? null : (
          <span className={styles.quiet}>
            {t('obstacles.rules', { rules: rules.join(t('separator')) })}
          </span>
        )}
      </div>
    </>
  );
}
