import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { usePane, useText } from '../hooks';
import { EmptyState } from '../parts/EmptyState';
import { SCREENS } from '../screens/index';
import { ErrorBoundary } from './ErrorBoundary';
import { useUnseen } from '../parts/Unseen';

const useStyles = makeStyles({
  screen: {
    position: 'relative',
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** The screen chosen, or why there is nothing to show on it. 设置 and 接收 are there always. */
export function Screen() {
  const styles = useStyles();
  const unseen = useUnseen();
  const { state } = usePane();
  const t = useText('pane');
  return (
    <>
      <h2 className={unseen}>{t(`screen.${state.screen}`)}</h2>
      <div
        id="screen"
        className={styles.screen}
        role="tabpanel"
        aria-labelledby={`tab-${state.screen}`}
        tabIndex={-1}
      >
        <ErrorBoundary
          key={state.screen}
          fallback={(detail, again) => (
            <EmptyState
              icon={<ErrorCircleRegular />}
              title={t('broken.title')}
              text={t('broken.text', { detail })}
            >
              <Button onClick={again}>{t('broken.again')}</Button>
            </EmptyState>
          )}
        >
          <Chosen />
        </ErrorBoundary>
      </div>
    </>
  );
}

function Chosen() {
  const { state, actions } = usePane();
  const t = useText('pane');
  const { phase, view, screen, problem } = state;
  const Chosen = SCREENS.find(({ id }) => id === screen)?.Component;
  if (Chosen === undefined) return null;
  if (screen === 'settings' || screen === 'receive') return <Chosen />;
  if (phase === 'empty')
    return (
      <EmptyState icon={<DocumentTableRegular />} title={t('empty.title')} text={t('empty.text')} />
    );
  if (phase === 'failed')
    return (
      <EmptyState
        icon={<ErrorCircleRegular />}
        title={t('failed.title')}
        {...(problem === null ? {} : { text: problem })}
      >
        <Button onClick={() => void actions.check()}>{t('failed.again')}</Button>
      </EmptyState>
    );
  return view === null ? null : <Chosen />;
}
