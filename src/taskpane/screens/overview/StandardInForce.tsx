import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CheckView } from '../../../app/view/types';
import { usePane, useText } from '../../hooks';
import { Section } from '../../parts/Section';

const useStyles = makeStyles({
  title: { margin: 0, overflowWrap: 'anywhere' },
  more: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The standard that the verdicts rest on, with the reliefs switched on. */
export function StandardInForce({ view }: { readonly view: CheckView }) {
  const styles = useStyles();
  const { actions } = usePane();
  const t = useText('overview');
  const { standard, reliefs } = view;
  return (
    <Section
      title={t('standard.title')}
      aside={
        <Link
          as="button"
          onClick={() => {
            actions.show('settings');
          }}
        >
          {t('standard.change')}
        </Link>
      }
    >
      <p className={styles.title}>
        {standard.title}
        <br />
        <span className={styles.more}>{standard.documentNumber}</span>
      </p>
      {reliefs.map(({ id, name }) => (
        <p key={id} className={styles.more}>
          {t('standard.relief', { name })}
        </p>
      ))}
    </Section>
  );
}
