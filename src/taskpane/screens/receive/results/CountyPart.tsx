import { Button, Link, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { usePane, useText } from '../../../hooks';
import { Section } from '../../../parts/Section';
import { countsOf } from '../counts';
import { useReceiving } from '../useReceiving';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

/** 县级汇总表: what it will hold and what not, making it, and what its check says once it is open. */
export function CountyPart(): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { state, actions } = useReceiving();
  const { collection, making } = state;
  const { openCountyTable, saveCountyTable } = actions;
  if (collection === null || collection.rows === 0)
    return <Section title={t('county.title')}>{t('county.nothing')}</Section>;
  return (
    <Section title={t('county.title')}>
      <div>{t('county.text', { schools: collection.schools.length, rows: collection.rows })}</div>
      <LeftOut />
      <div className={styles.buttons}>
        {openCountyTable === null ? null : (
          <Button
            appearance="primary"
            disabledFocusable={making !== null}
            onClick={() => void openCountyTable()}
          >
            {t('county.make')}
          </Button>
        )}
        {saveCountyTable === null ? null : (
          <Button disabledFocusable={making !== null} onClick={() => void saveCountyTable()}>
            {t('county.save')}
          </Button>
        )}
        {making === null || making.what === 'slips' ? null : (
          <Spinner size="tiny" label={t('county.making')} />
        )}
      </div>
      {openCountyTable === null ? <div>{t('county.cannotOpen')}</div> : null}
      {saveCountyTable === null ? <div>{t('county.cannotSave')}</div> : null}
      <Opened />
    </Section>
  );
}

/** What the table will not hold, so that nobody takes it for the whole. */
function LeftOut(): ReactElement | null {
  const styles = useStyles();
  const t = useText('receive');
  const { state } = useReceiving();
  const { collection, files, phase } = state;
  if (collection === null) return null;
  const counts = countsOf(files);
  const open = collection.schools.filter((school) => school.open > 0).length;
  const texts = [
    ...(phase === 'ready' ? [] : [t('county.unfinished')]),
    ...(collection.missing.length > 0
      ? [t('county.missing', { count: collection.missing.length })]
      : []),
    ...(open > 0 ? [t('county.open', { count: open })] : []),
    ...(counts.not > 0 ? [t('county.unread', { count: counts.not })] : []),
  ];
  if (texts.length === 0) return null;
  return (
    <ul className={styles.list}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** The county's verdict in one sentence, and the way to the checks of the table once it is the open workbook. */
function Opened(): ReactElement {
  const t = useText('receive');
  const { state } = useReceiving();
  const { actions } = usePane();
  const { verdict, opened, collection, phase } = state;
  const isWhole = collection?.complete === true && phase === 'ready';
  return (
    <div role="status">
      {verdict === null ? null : (
        <div>{t(isWhole ? 'county.verdict' : 'county.verdictInPart', { sentence: verdict })}</div>
      )}
      {opened === null ? null : (
        <div>
          {t('county.openedAs', { name: opened })}{' '}
          <Link
            as="button"
            inline
            onClick={() => {
              actions.show('overview');
            }}
          >
            {t('county.checks')}
          </Link>
        </div>
      )}
    </div>
  );
}
