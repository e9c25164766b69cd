import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { PaneTheme } from './PaneTheme';
import { PaneContext, usePane, useText } from './hooks';
import type { PaneSession } from './session/types';
import { Announcer } from './shell/Announcer';
import { FocusKeeper } from './shell/FocusKeeper';
import { NoticeBar } from './shell/NoticeBar';
import { ProgressLine } from './shell/ProgressLine';
import { Screen } from './shell/Screen';
import { StepKeys } from './shell/StepKeys';
import { TabBar } from './shell/TabBar';

const useStyles = makeStyles({
  theme: { height: '100%', minWidth: 0 },
  pane: {
    ...typographyStyles.body1,
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minWidth: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** The whole pane over one session. */
export function PaneApp({ session }: { readonly session: PaneSession }) {
  return (
    <PaneContext value={session}>
      <Shell />
    </PaneContext>
  );
}

function Shell() {
  const styles = useStyles();
  const t = useText('pane');
  const { theme, language } = usePane().state.settings;
  return (
    <PaneTheme theme={theme} language={language} className={styles.theme}>
      <section className={styles.pane} aria-label={t('name')}>
        <TabBar />
        <ProgressLine />
        <Screen />
        <NoticeBar />
        <Announcer />
        <StepKeys />
        <FocusKeeper />
      </section>
    </PaneTheme>
  );
}
