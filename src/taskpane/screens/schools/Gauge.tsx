import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { SchoolIndicatorView } from '../../../app/view/types';

const useStyles = makeStyles({
  track: {
    position: 'relative',
    height: '8px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground4,
    overflow: 'hidden',
  },
  bar: { height: '100%', backgroundColor: tokens.colorStatusSuccessForeground1 },
  short: {
    backgroundImage: `repeating-linear-gradient(45deg, ${tokens.colorStatusDangerForeground1} 0 4px, ${tokens.colorStatusDangerBackground3} 4px 8px)`,
  },
  line: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '2px',
    backgroundColor: tokens.colorNeutralForeground1,
  },
});

/** How far the value reaches towards its threshold, the line. The figures beside it say the same in words. */
export function Gauge({
  indicator,
}: {
  readonly indicator: SchoolIndicatorView;
}): ReactElement | null {
  const styles = useStyles();
  const { value, threshold, met } = indicator;
  if (value === null || threshold === null || threshold <= 0) return null;
  const end = Math.max(value, threshold) * 1.05;
  const share = (of: number) => `${String(Math.max(0, Math.min(1, of / end)) * 100)}%`;
  return (
    <div className={styles.track} aria-hidden>
      <div
        className={mergeClasses(styles.bar, met === false && styles.short)}
        style={{ width: share(value) }}
      />
      <div className={styles.line} style={{ left: share(threshold) }} />
    </div>
  );
}
