import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import { useText } from '../hooks';

const useStyles = makeStyles({
  verdict: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    whiteSpace: 'nowrap',
  },
  icon: { flexShrink: 0, fontSize: '16px' },
  met: { color: tokens.colorStatusSuccessForeground1 },
  missed: { color: tokens.colorStatusDangerForeground1 },
  open: { color: tokens.colorNeutralForeground3 },
});

const ICONS = {
  met: CheckmarkCircleFilled,
  missed: DismissCircleFilled,
  open: QuestionCircleFilled,
};

interface VerdictWordProps {
  readonly met: boolean | null;
  /** Nothing is demanded here, so there is no verdict. */
  readonly unlimited?: boolean;
}

/** 达标, 不达标 or, for null, 无法判断, with a shape of its own for each. */
export function VerdictWord({ met, unlimited = false }: VerdictWordProps) {
  const styles = useStyles();
  const t = useText('pane');
  if (unlimited) return <span className={styles.verdict}>{t('verdict.unlimited')}</span>;
  return (
    <span className={styles.verdict}>
      <VerdictIcon met={met} />
      {t(`verdict.${verdictOf(met)}`)}
    </span>
  );
}

/** The shape alone, beside a sentence that says the verdict. */
export function VerdictIcon({ met }: Pick<VerdictWordProps, 'met'>) {
  const styles = useStyles();
  const verdict = verdictOf(met);
  const Icon = ICONS[verdict];
  return <Icon aria-hidden className={mergeClasses(styles.icon, styles[verdict])} />;
}

function verdictOf(met: boolean | null): keyof typeof ICONS {
  return met === null ? 'open' : met ? 'met' : 'missed';
}
