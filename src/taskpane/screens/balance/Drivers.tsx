import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { PointView } from '../../../app/view/types';
import { useFigures, useText } from '../../hooks';

const SHOWN = 8;

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0 },
  driver: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto 30% 4em',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    minHeight: '28px',
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', textAlign: 'left' },
  track: { height: '8px', backgroundColor: tokens.colorNeutralBackground4 },
  bar: { height: '100%', backgroundColor: tokens.colorBrandBackground },
  share: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
});

interface DriversProps {
  /** Those that drive the coefficient most come first. */
  readonly points: readonly PointView[];
  readonly onShow: (point: PointView) => void;
}

/** Which schools make the coefficient what it is: their parts of the variance, the largest first. */
export function Drivers({ points, onShow }: DriversProps): ReactElement | null {
  const t = useText('balance');
  const { percent } = useFigures();
  const styles = useStyles();
  const drivers = points.filter(({ share }) => (share ?? 0) > 0).slice(0, SHOWN);
  if (drivers.length === 0) return null;
  return (
    <div>
      <Text as="h3" weight="semibold" size={200}>
        {t('drivers')}
      </Text>
      <ol className={styles.list}>
        {drivers.map((point) => (
          <li key={point.school} className={styles.driver}>
            <Link
              as="button"
              className={styles.name}
              title={point.name}
              onClick={() => {
                onShow(point);
              }}
            >
              {point.name}
            </Link>
            <Text size={200}>{point.valueText}</Text>
            <div className={styles.track} aria-hidden>
              <div
                className={styles.bar}
                style={{ width: `${String((point.share ?? 0) * 100)}%` }}
              />
            </div>
            <Text size={200} className={styles.share}>
              {percent(point.share ?? 0)}
            </Text>
          </li>
        ))}
      </ol>
    </div>
  );
}
