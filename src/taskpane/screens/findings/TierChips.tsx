import { makeStyles, tokens, ToggleButton } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { CountsView } from '../../../app/view/types';
import { useFigures, usePane, useText } from '../../hooks';
import { TierIcon } from '../../parts/TierBadge';

const useStyles = makeStyles({
  chips: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  chip: {
    minWidth: 0,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
  },
});

const TIERS = [
  { tier: 'error', countOf: ({ error }: CountsView) => error },
  { tier: 'warning', countOf: ({ warning }: CountsView) => warning },
  { tier: 'below', countOf: ({ below }: CountsView) => below },
  { tier: 'info', countOf: ({ info }: CountsView) => info },
  { tier: 'cannot-tell', countOf: ({ cannotTell }: CountsView) => cannotTell },
] as const;

/** The kinds with their counts; one of them, or none for all. Kinds that nothing belongs to are left out. */
export function TierChips(): ReactElement {
  const { state, actions } = usePane();
  const { filter, view } = state;
  const t = useText('findings');
  const styles = useStyles();
  const figures = useFigures();
  const chips = TIERS.flatMap(({ tier, countOf }) => {
    const count = view === null ? 0 : countOf(view.counts);
    return count === 0 && filter.tier !== tier ? [] : [{ tier, count }];
  });
  return (
    <div className={styles.chips} role="group" aria-label={t('tiers')}>
      {chips.map(({ tier, count }) => (
        <ToggleButton
          key={tier}
          className={styles.chip}
          size="small"
          shape="circular"
          icon={<TierIcon tier={tier} />}
          checked={filter.tier === tier}
          aria-label={t('tierCount', {
            tier: t(`pane:tier.${tier}`),
            count: figures.integer(count),
          })}
          onClick={() => {
            actions.setFilter({ tier: filter.tier === tier ? null : tier });
          }}
        >
          {t(`pane:tier.${tier}`)} {figures.integer(count)}
        </ToggleButton>
      ))}
    </div>
  );
}
