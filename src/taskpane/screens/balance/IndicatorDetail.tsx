import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useState, type ReactElement } from 'react';
import type { LevelIndicatorView, LevelView, PointView } from '../../../app/view/types';
import { useAnswer, usePane, useRevision, useText } from '../../hooks';
import { CitationLine } from '../../parts/CitationLine';
import { Drivers } from './Drivers';
import { PointTable } from './PointTable';

/** The chart brings a library of its own, fetched when the first one is shown. */
const SchoolChart = lazy(() => import(/* webpackChunkName: "chart" */ './SchoolChart'));

const useStyles = makeStyles({
  detail: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
  },
  // The button stays as wide as its words beside a long name.
  as: { flexShrink: 0 },
  // The chart's own height, so that nothing jumps when it arrives.
  place: { minHeight: '220px' },
});

const NONE: readonly PointView[] = [];

interface IndicatorDetailProps {
  readonly level: LevelView;
  readonly indicator: LevelIndicatorView;
}

/** One indicator of one level: where its schools stand, and which of them pull them apart. */
export function IndicatorDetail({ level, indicator }: IndicatorDetailProps): ReactElement {
  const { actions } = usePane();
  const t = useText('balance');
  const styles = useStyles();
  const [asTable, setAsTable] = useState(false);
  const revision = useRevision();
  const answer = useAnswer(`${revision} ${level.level} ${indicator.key}`, () =>
    actions.points(level.level, indicator.key),
  );
  // Of another indicator's schools nothing is shown under this one's name.
  const points = answer.stale ? NONE : (answer.value ?? NONE);
  // The same function each time, or the chart would be drawn anew with every rendering.
  const show = useCallback(
    ({ sheet, at }: PointView) => {
      if (at === null) return;
      const { row, column } = at;
      void actions.reveal(sheet, { top: row, bottom: row, left: column, right: column });
    },
    [actions],
  );
  return (
    <section className={styles.detail} aria-label={indicator.name}>
      <div className={styles.head}>
        <Text as="h2" weight="semibold">
          {t('schoolsOf', { code: indicator.code, name: indicator.name })}
        </Text>
        <Button
          className={styles.as}
          size="small"
          appearance="subtle"
          onClick={() => {
            setAsTable(!asTable);
          }}
        >
          {t(asTable ? 'asChart' : 'asTable')}
        </Button>
      </div>
      <Text size={200}>{summary(indicator, t)}</Text>
      <div className={styles.place}>
        {asTable ? (
          <PointTable points={points} unit={indicator.unit} onShow={show} />
        ) : (
          <Suspense fallback={null}>
            <SchoolChart points={points} indicator={indicator} onShow={show} />
          </Suspense>
        )}
      </div>
      <Drivers points={points} onShow={show} />
      {indicator.citation === null ? null : <CitationLine citation={indicator.citation} />}
    </section>
  );
}

function summary(
  { meanText, unit, thresholdText, missed, threshold }: LevelIndicatorView,
  t: ReturnType<typeof useText>,
): string {
  if (threshold === null || missed === null) return t('summaryMean', { mean: meanText, unit });
  return t('summary', { mean: meanText, unit, threshold: thresholdText, missed });
}
