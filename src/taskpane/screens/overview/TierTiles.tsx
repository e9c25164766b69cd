import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { CountsView } from '../../../app/view/types';
import { useFigures, usePane, useText } from '../../hooks';
import { TierBadge } from '../../parts/TierBadge';
import type { FindingFilter } from '../../session/types';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(6, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  third: { gridColumnEnd: 'span 2' },
  half: { gridColumnEnd: 'span 3' },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '1px',
    },
  },
  none: { color: tokens.colorNeutralForeground3 },
  count: { ...typographyStyles.subtitle1, fontVariantNumeric: 'tabular-nums' },
  word: typographyStyles.caption1,
});

/** How many findings there are of each tier; each leads to them. */
export function TierTiles({ counts }: { readonly counts: CountsView }) {
  const styles = useStyles();
  const { actions } = usePane();
  const { integer } = useFigures();
  const t = useText('overview');
  const tiles = [
    ['error', counts.error],
    ['warning', counts.warning],
    ['below', counts.below],
    ['info', counts.info],
    ['cannot-tell', counts.cannotTell],
  ] as const;
  const go = (tier: FindingFilter['tier']) => {
    actions.setFilter({ tier, sheet: null, school: null, rule: null, search: '' });
    actions.show('findings');
  };
  return (
    <div className={styles.tiles}>
      {tiles.map(([tier, count]) => (
        <button
          key={tier}
          type="button"
          title={t(`meaning.${tier}`)}
          className={mergeClasses(
            styles.tile,
            tier === 'info' || tier === 'cannot-tell' ? styles.half : styles.third,
            count === 0 && styles.none,
          )}
          onClick={() => {
            go(tier);
          }}
        >
          <span className={styles.count}>{integer(count)}</span>
          <span className={styles.word}>
            <TierBadge tier={tier} quiet={count === 0} />
          </span>
        </button>
      ))}
    </div>
  );
}
