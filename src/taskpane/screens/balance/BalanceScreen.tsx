import { makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { LevelView } from '../../../app/view/types';
import { usePane, useText } from '../../hooks';
import { Cautions } from '../../parts/Cautions';
import { EmptyState } from '../../parts/EmptyState';
import { VerdictIcon } from '../../parts/VerdictWord';
import { Excluded } from './Excluded';
import { IndicatorDetail } from './IndicatorDetail';
import { IndicatorTable } from './IndicatorTable';
import { WriteResults } from './WriteResults';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  // A tab each in one language, and a line each in the other where the pane is narrow.
  levels: { flexWrap: 'wrap', '& .fui-Tab__content::first-letter': { textTransform: 'uppercase' } },
  verdict: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
});

/** 均衡: level by level, whether the schools are alike enough, which of them are not, and writing it all in place. */
export function BalanceScreen(): ReactElement {
  const { view } = usePane().state;
  const t = useText('balance');
  const [chosen, choose] = useState<string | null>(null);
  const [indicator, setIndicator] = useState<string | null>(null);
  const styles = useStyles();
  const level = view?.levels.find((one) => one.level === chosen) ?? view?.levels[0];
  if (view === null || level === undefined)
    return <EmptyState title={t('empty.title')} text={t('empty.text')} />;
  const current =
    level.indicators.find(({ key }) => key === indicator) ?? mostTelling(level) ?? null;
  return (
    <div className={styles.screen}>
      <WriteResults />
      {view.levels.length > 1 ? (
        <TabList
          size="small"
          className={styles.levels}
          aria-label={t('levels')}
          selectedValue={level.level}
          onTabSelect={(_, { value }) => {
            choose(String(value));
          }}
        >
          {view.levels.map((one) => (
            <Tab key={one.level} value={one.level}>
              {t('levelTab', { level: one.name, schools: one.schools })}
            </Tab>
          ))}
        </TabList>
      ) : null}
      <div className={styles.verdict}>
        <VerdictIcon met={level.passed} />
        <Text>{level.sentence}</Text>
      </div>
      <IndicatorTable level={level} current={current?.key ?? null} onChoose={setIndicator} />
      {current === null ? null : <IndicatorDetail level={level} indicator={current} />}
      <Cautions cautions={view.cautions} />
      <Excluded schools={view.excluded} />
    </div>
  );
}

/** The indicator to look at first: the one furthest over its limit, else the one closest to it. */
function mostTelling(level: LevelView): LevelView['indicators'][number] | undefined {
  const weight = ({ cv, limit }: LevelView['indicators'][number]): number =>
    cv === null ? -1 : limit === null ? cv : cv / limit;
  return [...level.indicators].sort((a, b) => weight(b) - weight(a))[0];
}
