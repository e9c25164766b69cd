import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { TierIcon } from './TierBadge';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    listStyleType: 'none',
  },
  line: {
    ...typographyStyles.caption1,
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
});

/** What the results may be wrong by; nothing where there is nothing of the kind. */
export function Cautions({ cautions }: { readonly cautions: readonly string[] }) {
  const styles = useStyles();
  if (cautions.length === 0) return null;
  return (
    <ul className={styles.list}>
      {cautions.map((caution) => (
        <li key={caution} className={styles.line}>
          <TierIcon tier="warning" />
          <span>{caution}</span>
        </li>
      ))}
    </ul>
  );
}
