import {
  Button,
  makeStyles,
  ProgressBar,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { usePane, useText } from '../hooks';

const useStyles = makeStyles({
  // Over what is being worked on, which does not move for it with every figure that is typed.
  over: {
    position: 'relative',
    height: 0,
    zIndex: 2,
    '& > div': { position: 'absolute', top: 0, left: 0, right: 0 },
  },
  line: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    // What is done at once needs no telling: the line appears only when a check takes its time.
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '120ms',
    animationDelay: '400ms',
    animationFillMode: 'both',
    flexShrink: 0,
  },
  text: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  bar: { gridColumn: '1 / -1' },
});

/** How far a check is, with its way out. */
export function ProgressLine() {
  const styles = useStyles();
  const { state, actions } = usePane();
  const t = useText('pane');
  const { progress } = state;
  if (state.phase !== 'checking') return null;
  const text = t(`step.${progress?.step ?? 'read'}`);
  return (
    <div className={state.view === null ? undefined : styles.over}>
      <div className={styles.line}>
        <span className={styles.text}>{text}</span>
        <Button size="small" appearance="subtle" onClick={actions.cancel}>
          {t('cancel')}
        </Button>
        {progress === null ? (
          <ProgressBar className={styles.bar} aria-label={text} />
        ) : (
          <ProgressBar className={styles.bar} aria-label={text} value={progress.share} />
        )}
      </div>
    </div>
  );
}
