import {
  Button,
  Field,
  Input,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useText } from '../../../hooks';
import { FileButton } from '../../../parts/FileButton';
import { sentFile } from '../../../session/receiving/sentFiles';
import { useReceiving } from '../useReceiving';
import { LastYearChoice } from './LastYearChoice';

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0`,
    flexShrink: 0,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  list: { flex: '1 1 14em', minWidth: 0, overflowWrap: 'anywhere' },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  year: { width: '11em' },
  yearInput: { minWidth: 0, width: '100%' },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** What is expected: which schools, of which year, and what they told last year. */
export function Expected(): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <RosterChoice />
      <YearChoice />
      <LastYearChoice />
    </div>
  );
}

function RosterChoice(): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { state, actions } = useReceiving();
  const { roster } = state;
  return (
    <section aria-label={t('roster.title')} className={styles.line}>
      <div className={styles.list}>
        <h3 className={styles.title}>{t('roster.title')}</h3>
        <div role="status" className={styles.quiet}>
          {roster === null
            ? t('roster.none')
            : t('roster.chosen', { path: roster.path, count: roster.schools.length })}
        </div>
      </div>
      <FileButton
        label={t('roster.choose')}
        text={roster === null ? t('roster.choose') : t('roster.another')}
        field="roster"
        accept=".xlsx,.xlsm"
        onFiles={([file]) => {
          if (file !== undefined) void actions.useRoster(sentFile(file, file.name));
        }}
      />
      {roster === null ? null : (
        <Button size="small" onClick={actions.forgetRoster}>
          {t('roster.forget')}
        </Button>
      )}
    </section>
  );
}

function YearChoice(): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { state, actions } = useReceiving();
  const { year, collection } = state;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (year === null ? '' : String(year));
  const isValid = /^(\d{4})?$/.test(text.trim());
  const commit = () => {
    if (typed === null || !isValid) return;
    actions.setYear(typed.trim() === '' ? null : Number(typed));
    setTyped(null);
  };
  const years = collection?.years ?? [];
  return (
    <div className={styles.line}>
      <Field
        label={t('year.title')}
        size="small"
        className={styles.year}
        {...(isValid ? {} : { validationMessage: t('year.invalid') })}
      >
        <Input
          size="small"
          className={styles.yearInput}
          input={{ className: styles.yearInput }}
          inputMode="numeric"
          placeholder={t('year.hint')}
          value={text}
          onChange={(_, { value }) => {
            setTyped(value);
          }}
          onBlur={commit}
          onKeyDown={({ key }) => {
            if (key === 'Enter') commit();
            if (key === 'Escape') setTyped(null);
          }}
        />
      </Field>
      {years.length === 0 ? null : (
        <span className={`${styles.quiet} ${styles.list}`}>
          {t('year.seen', {
            years: years
              .map((one) => t('year.named', { year: one.year, count: one.paths.length }))
              .join(t('list')),
          })}
        </span>
      )}
    </div>
  );
}
