import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useText } from '../../../hooks';
import { Section } from '../../../parts/Section';
import { useReceiving } from '../useReceiving';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
});

/** 退回单: what goes back to the schools, in one archive. */
export function SlipPart(): ReactElement | null {
  const t = useText('receive');
  const { state, actions } = useReceiving();
  if (state.collection === null) return null;
  return (
    <Section title={t('slips.title')}>
      <div>{t('slips.text')}</div>
      {actions.saveSlips === null ? (
        <div>{t('county.cannotSave')}</div>
      ) : state.making?.what === 'slips' ? (
        <Under />
      ) : (
        <SaveSlips save={actions.saveSlips} />
      )}
    </Section>
  );
}

function SaveSlips({ save }: { readonly save: () => Promise<void> }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { making, phase } = useReceiving().state;
  // Reading and marking are done by the same workers, and are stopped together.
  const isBusy = making !== null || phase === 'reading' || phase === 'stopping';
  return (
    <div className={styles.line}>
      <Button disabledFocusable={isBusy} onClick={() => void save()}>
        {t('slips.save')}
      </Button>
    </div>
  );
}

/** How far it is, with its way out. */
function Under(): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { state, actions } = useReceiving();
  const { stopping = false, share = null } = state.making ?? {};
  return (
    <>
      <div className={styles.line}>
        {stopping ? t('progress.stopping') : t('slips.making')}
        <Button size="small" disabledFocusable={stopping} onClick={actions.stopMaking}>
          {t('slips.stop')}
        </Button>
      </div>
      <ProgressBar aria-label={t('slips.making')} {...(share === null ? {} : { value: share })} />
    </>
  );
}
