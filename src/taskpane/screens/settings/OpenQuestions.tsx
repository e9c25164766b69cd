import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { StandardView } from '../../../app/view/types';
import { useFigures, useText } from '../../hooks';
import { Disclosure } from '../../parts/Disclosure';
import { Section } from '../../parts/Section';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalXXL}`,
    listStyleType: 'none',
  },
  assumed: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** What the sources leave open, and what is assumed until it is settled. */
export function OpenQuestions({ standard }: { readonly standard: StandardView }) {
  const styles = useStyles();
  const { integer } = useFigures();
  const t = useText('settings');
  const { openQuestions } = standard;
  if (openQuestions.length === 0) return null;
  return (
    <Section title={t('open.title')}>
      <Disclosure summary={t('open.summary', { count: integer(openQuestions.length) })}>
        <ul className={styles.list}>
          {openQuestions.map(({ id, question, assumed }) => (
            <li key={id}>
              {question}
              <br />
              <span className={styles.assumed}>{t('open.assumed', { assumed })}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </Section>
  );
}
