import {
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { DifferenceView, SchoolStanding } from '../../../../app/collect/live/receiver';
import { useAnswer, useFigures, usePane, useText } from '../../../hooks';
import { useReceiving } from '../useReceiving';
import type { SchoolRow } from './schoolRows';

const useStyles = makeStyles({
  details: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { ...typographyStyles.caption1Strong, margin: 0 },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  difference: { padding: `${tokens.spacingVerticalXXS} 0` },
  value: { display: 'block', overflowWrap: 'anywhere' },
});

/** The files that tell of a school, which of them counts, and where they differ. */
export function SchoolDetails({ row }: { readonly row: SchoolRow }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  if (row.received === null) return <div>{t('standing.missing')}</div>;
  const { received } = row;
  return (
    <div className={styles.details}>
      {received.standing.kind === 'expected' || received.standing.kind === 'no-roster' ? null : (
        <div>{t('standing.advice')}</div>
      )}
      {received.paths.length < 2 ? (
        <div className={styles.quiet}>{received.paths[0]}</div>
      ) : (
        <>
          <WhichCounts school={received} />
          <Differences school={received} />
        </>
      )}
    </div>
  );
}

const BY_RULE = '';

function WhichCounts({ school }: { readonly school: SchoolStanding }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { state, actions } = useReceiving();
  return (
    <div>
      <h3 className={styles.title}>{t('which.title')}</h3>
      <RadioGroup
        aria-label={t('which.title')}
        value={state.chosen[school.key] ?? BY_RULE}
        onChange={(_, { value }) => {
          actions.choose(school.key, value === BY_RULE ? null : value);
        }}
      >
        <Radio value={BY_RULE} label={t('which.rule')} />
        {school.paths.map((path) => {
          const aside = school.setAside.find((one) => one.path === path);
          return (
            <Radio
              key={path}
              value={path}
              label={
                aside === undefined ? path : `${path}${t('between')}${t(`which.${aside.why}`)}`
              }
            />
          );
        })}
      </RadioGroup>
    </div>
  );
}

function Differences({ school }: { readonly school: SchoolStanding }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { state, actions } = useReceiving();
  const { language } = usePane().state.settings;
  // Another answer wherever files or choices differ.
  const key = JSON.stringify([
    school.key,
    school.paths,
    school.differences,
    state.chosen,
    language,
  ]);
  const answer = useAnswer(key, () => actions.differences(school.key));
  if (answer.value === null)
    return <div className={styles.quiet}>{answer.loading ? t('difference.loading') : ''}</div>;
  if (answer.value.length === 0) return <div>{t('difference.none')}</div>;
  return (
    <div>
      <h3 className={styles.title}>{t('difference.title')}</h3>
      <ul className={styles.list}>
        {answer.value.map((difference, index) => (
          <Difference key={index} difference={difference} />
        ))}
      </ul>
    </div>
  );
}

function Difference({ difference }: { readonly difference: DifferenceView }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const figures = useFigures();
  const { level, field, settling, said } = difference;
  const shown = (value: string | number | null) => {
    if (value === null) return t('difference.blank');
    return typeof value === 'number' ? figures.decimal(value, 12) : value;
  };
  return (
    <li className={styles.difference}>
      {level === '' ? field : `${level} ${field}`}{' '}
      <span className={styles.quiet}>{t(`difference.settling.${settling}`)}</span>
      {said.map(({ path, place, value, counts }) => (
        <span key={path} className={styles.value}>
          {shown(value)}
          {counts ? ` ${t('difference.counts')}` : ''}{' '}
          <span className={styles.quiet}>{`${path} ${place}`.trim()}</span>
        </span>
      ))}
    </li>
  );
}
