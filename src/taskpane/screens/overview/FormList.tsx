import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { formatAddress } from '../../../kernel/address';
import type { CheckView } from '../../../app/view/types';
import { useFigures, useText } from '../../hooks';
import { CellLink } from '../../parts/CellLink';
import { Disclosure } from '../../parts/Disclosure';
import { Section } from '../../parts/Section';
import { TierIcon } from '../../parts/TierBadge';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  form: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
  },
  kind: { display: 'inline-block', '::first-letter': { textTransform: 'uppercase' } },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  lacking: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: tokens.spacingHorizontalS,
  },
});

/** Forms that come to more than this stand behind a line that opens: a file of one school has a sheet for each. */
const SHOWN = 12;

/** Which forms were recognised where, and which sheets no form explains. */
export function FormList({ view }: { readonly view: CheckView }) {
  const styles = useStyles();
  const { integer } = useFigures();
  const t = useText('overview');
  const { forms, unknown } = view;
  const like = unknown.filter(({ closest }) => closest !== null);
  const strange = unknown.filter(({ closest }) => closest === null);
  return (
    <Section title={t('forms.title')}>
      {forms.length === 0 ? <span>{t('forms.none')}</span> : null}
      <Rows forms={forms.slice(0, SHOWN)} />
      {forms.length > SHOWN ? (
        <Disclosure summary={t('forms.more', { count: integer(forms.length - SHOWN) })}>
          <Rows forms={forms.slice(SHOWN)} />
        </Disclosure>
      ) : null}
      {like.map(({ sheet, closest, at }) => (
        <div key={`${sheet}!${formatAddress(at)}`} className={styles.lacking}>
          <TierIcon tier="warning" />
          <span>
            <CellLink sheet={sheet} cell="" at={at} /> {closest}
          </span>
        </div>
      ))}
      {strange.length > 0 ? (
        <Disclosure
          summary={
            <span className={styles.quiet}>
              {t('forms.unknown', { count: integer(strange.length) })}
            </span>
          }
        >
          <ul className={styles.list}>
            {strange.map(({ sheet }) => (
              <li key={sheet}>
                <CellLink sheet={sheet} cell="" at={{ row: 0, column: 0 }} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Section>
  );
}

function Rows({ forms }: { readonly forms: CheckView['forms'] }) {
  const styles = useStyles();
  const { integer } = useFigures();
  const t = useText('overview');
  return (
    <ul className={styles.list}>
      {forms.map((form, index) => (
        <li key={index} className={styles.form}>
          <span className={styles.name}>
            <span className={styles.kind}>{form.name}</span>{' '}
            <CellLink sheet={form.sheet} cell="" at={form.at}>
              {t('forms.sheet', { sheet: form.sheet.trim() })}
            </CellLink>
          </span>
          <span className={styles.quiet}>{t('forms.rows', { count: integer(form.rows) })}</span>
        </li>
      ))}
    </ul>
  );
}
