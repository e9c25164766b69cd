import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CitationView } from '../../app/view/types';
import { useText } from '../hooks';

const useStyles = makeStyles({
  citation: {
    ...typographyStyles.caption1,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  trust: { color: tokens.colorNeutralForeground3 },
  address: { color: tokens.colorNeutralForeground3, userSelect: 'all' },
});

/**
 * The clause that something rests on: its document, the place in it, how far the source can be trusted and when it
 * was read. The address is text to copy: the pane itself never goes out.
 */
export function CitationLine({ citation }: { readonly citation: CitationView }) {
  const styles = useStyles();
  const t = useText('pane');
  const { title, locator, provenance, checked, url } = citation;
  return (
    <p className={styles.citation}>
      <span>{t('citation.text', { title, locator })}</span>{' '}
      <span className={styles.trust}>{t('citation.trust', { provenance, checked })}</span>
      {url === null ? null : (
        <>
          {' '}
          <span className={styles.address}>{url}</span>
        </>
      )}
    </p>
  );
}
