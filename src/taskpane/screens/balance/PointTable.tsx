import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactElement } from 'react';
import type { PointView } from '../../../app/view/types';
import { useFigures, useText } from '../../hooks';

const ROW = 28;

const useStyles = makeStyles({
  scroll: { maxHeight: '320px', overflowY: 'auto' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 5em 5em 4em',
    gap: tokens.spacingHorizontalS,
    height: `${String(ROW)}px`,
    alignItems: 'center',
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
  },
  body: { position: 'relative' },
  line: { position: 'absolute', top: 0, left: 0, right: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', textAlign: 'left' },
  head: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface PointTableProps {
  readonly points: readonly PointView[];
  readonly unit: string;
  readonly onShow: (point: PointView) => void;
}

/** The chart as a table: for screen readers, and for who wants the figures. Only the lines in sight exist. */
export function PointTable({ points, unit, onShow }: PointTableProps): ReactElement {
  const t = useText('balance');
  const { percent, integer } = useFigures();
  const styles = useStyles();
  const scroll = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: points.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 10,
  });
  return (
    <div role="table" aria-label={t('pointTable')} aria-rowcount={points.length + 1}>
      <div role="row" className={`${styles.row} ${styles.head}`}>
        <span role="columnheader" className={styles.name}>
          {t('school')}
        </span>
        <span role="columnheader">{t('pupils')}</span>
        <span role="columnheader">{t('value', { unit })}</span>
        <span role="columnheader">{t('share')}</span>
      </div>
      <div ref={scroll} className={styles.scroll} role="rowgroup" tabIndex={0}>
        <div className={styles.body} style={{ height: lines.getTotalSize() }} role="presentation">
          {lines.getVirtualItems().map(({ index, start }) => {
            const point = points[index];
            return point === undefined ? null : (
              <div
                key={point.school}
                role="row"
                aria-rowindex={index + 2}
                className={`${styles.row} ${styles.line}`}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                <span role="cell" className={styles.name}>
                  <Link
                    as="button"
                    onClick={() => {
                      onShow(point);
                    }}
                  >
                    {point.name}
                  </Link>
                </span>
                <span role="cell">{point.pupils === null ? '——' : integer(point.pupils)}</span>
                <span role="cell">{point.valueText}</span>
                <span role="cell">{point.share === null ? '——' : percent(point.share)}</span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
