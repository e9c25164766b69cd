import {
  Button,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { useEffect, useState } from 'react';
import { usePane, useText } from '../hooks';

/** What was done stays in sight this long, in milliseconds; what went wrong stays until it is put away. */
const SHOWN_FOR = 12_000;

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    flexShrink: 0,
  },
  text: { ...typographyStyles.body1, flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  icon: { flexShrink: 0, fontSize: '20px' },
  done: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  error: { color: tokens.colorStatusDangerForeground1 },
});

const ICONS = { done: CheckmarkCircleFilled, warning: WarningFilled, error: ErrorCircleFilled };

/** What was done, with 撤销, or what went wrong: one line at the foot of the pane. */
export function NoticeBar() {
  const styles = useStyles();
  const { state, actions } = usePane();
  const t = useText('pane');
  const [held, setHeld] = useState(false);
  const { notice } = state;
  useEffect(() => {
    if (notice?.tone !== 'done' || held) return undefined;
    const timer = setTimeout(actions.dismissNotice, SHOWN_FOR);
    return () => {
      clearTimeout(timer);
    };
  }, [notice, held, actions]);
  if (notice === null) return null;
  const Icon = ICONS[notice.tone];
  return (
    <div
      className={styles.bar}
      role={notice.tone === 'error' ? 'alert' : 'status'}
      onMouseEnter={() => {
        setHeld(true);
      }}
      onMouseLeave={() => {
        setHeld(false);
      }}
      onFocus={() => {
        setHeld(true);
      }}
      onBlur={() => {
        setHeld(false);
      }}
    >
      <Icon aria-hidden className={mergeClasses(styles.icon, styles[notice.tone])} />
      <span className={styles.text}>{notice.text}</span>
      {notice.undo ? (
        <Button size="small" icon={<ArrowUndoRegular />} onClick={() => void actions.undo()}>
          {t('undo.button')}
        </Button>
      ) : null}
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t('close')}
        onClick={actions.dismissNotice}
      />
    </div>
  );
}
