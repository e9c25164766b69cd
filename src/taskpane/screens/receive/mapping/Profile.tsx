import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactElement } from 'react';
import { useAnswer, usePane, useText } from '../../../hooks';
import { FileButton } from '../../../parts/FileButton';
import { Section } from '../../../parts/Section';
import type { MappingEntry } from '../../../session/receiving/types';
import { useReceiving } from '../useReceiving';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What has been confirmed, and its file. */
export function Profile(): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { state, actions } = useReceiving();
  const { profile } = state;
  const decided = profile?.entries ?? [];
  const { saveProfile } = actions;
  return (
    <Section title={t('mapping.profile')}>
      {decided.length === 0 ? null : (
        <ul className={styles.list} aria-label={t('mapping.decided')}>
          {decided.map((entry) => (
            <Decided key={`${entry.table} ${entry.header}`} entry={entry} />
          ))}
        </ul>
      )}
      <div>{t('mapping.share')}</div>
      <div className={styles.buttons}>
        <FileButton
          label={t('mapping.load')}
          field="profile"
          accept=".json"
          onFiles={([file]) => {
            if (file !== undefined) void actions.loadProfile(file);
          }}
        />
        {saveProfile === null ? null : (
          <Button
            size="small"
            disabledFocusable={decided.length === 0}
            onClick={() => void saveProfile()}
          >
            {t('mapping.save')}
          </Button>
        )}
      </div>
      {saveProfile === null ? <div>{t('county.cannotSave')}</div> : null}
    </Section>
  );
}

function Decided({ entry }: { readonly entry: MappingEntry }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { actions } = useReceiving();
  const { language } = usePane().state.settings;
  const { table, header, field } = entry;
  const fields = useAnswer(`${table} ${language}`, () => actions.fields(table)).value ?? [];
  const name = fields.find((one) => one.field === field)?.name ?? field;
  return (
    <li className={styles.line}>
      {name === null ? t('mapping.ignored', { header }) : t('mapping.as', { header, field: name })}
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t('mapping.forget', { header })}
        onClick={() => {
          actions.forget(entry);
        }}
      />
    </li>
  );
}
