import {
  Button,
  makeStyles,
  ProgressBar,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useText } from '../../hooks';
import { ChooseFiles } from './ChooseFiles';
import { countsOf } from './counts';
import { baseName } from './paths';
import { RemoveAll } from './RemoveAll';
import { useReceiving } from './useReceiving';

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  text: { flex: '1 1 12em', minWidth: 0 },
  now: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    // As high without names as with them: what stands below does not jump.
    minHeight: tokens.lineHeightBase200,
  },
});

/** How far reading is, with its way out; else what has been received, and what can be added. */
export function ProgressPart(): ReactElement {
  const styles = useStyles();
  const { state } = useReceiving();
  const isReading = state.phase === 'reading' || state.phase === 'stopping';
  return <div className={styles.part}>{isReading ? <Reading /> : <Standing />}</div>;
}

function Reading(): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { state, actions } = useReceiving();
  const { phase, done, total, files } = state;
  const names = files
    .filter(({ status }) => status === 'reading')
    .map(({ path }) => baseName(path));
  const text =
    phase === 'stopping' ? t('progress.stopping') : t('progress.reading', { done, total });
  return (
    <>
      <div className={styles.line}>
        <span className={styles.text}>{text}</span>
        <Button size="small" disabledFocusable={phase === 'stopping'} onClick={actions.stop}>
          {t('progress.stop')}
        </Button>
      </div>
      <ProgressBar aria-label={t('progress.bar')} max={Math.max(1, total)} value={done} />
      <div className={styles.now}>
        {names.length === 0 ? null : t('progress.now', { names: names.join(t('list')) })}
      </div>
    </>
  );
}

function Standing(): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { state, actions } = useReceiving();
  const counts = countsOf(state.files);
  return (
    <>
      <div className={styles.line}>
        <span className={styles.text}>{t('summary', counts)}</span>
        <RemoveAll />
      </div>
      {state.phase === 'stopped' ? (
        <div className={styles.line}>
          <span className={styles.text}>{t('progress.stopped', { count: counts.open })}</span>
          <Button size="small" appearance="primary" onClick={actions.goOn}>
            {t('progress.goOn', { count: counts.open })}
          </Button>
        </div>
      ) : null}
      {state.outdated === 0 ? null : (
        <div className={styles.line}>
          <span className={styles.text}>{t('progress.outdated', { count: state.outdated })}</span>
          <Button
            size="small"
            onClick={() => {
              actions.readAgain();
            }}
          >
            {t('progress.readAgain')}
          </Button>
        </div>
      )}
      <ChooseFiles />
    </>
  );
}
