import {
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import type { VerdictView } from '../../../app/view/types';
import { usePane, useText } from '../../hooks';
import type { PaneActions } from '../../session/types';
import { nextStep, type NextStep } from './nextStep';

const ICONS = {
  errors: ErrorCircleFilled,
  met: CheckmarkCircleFilled,
  missed: DismissCircleFilled,
  open: QuestionCircleFilled,
  clean: CheckmarkCircleFilled,
  nothing: InfoFilled,
};

const good = { color: tokens.colorStatusSuccessForeground1 };
const bad = { color: tokens.colorStatusDangerForeground1 };
const open = { color: tokens.colorNeutralForeground3 };

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  icon: { fontSize: '28px' },
  sentence: { ...typographyStyles.subtitle2, margin: 0, overflowWrap: 'anywhere' },
  actions: {
    gridColumn: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  errors: bad,
  missed: bad,
  met: good,
  clean: good,
  open,
  nothing: open,
});

/** The state of the workbook in one sentence, and the one thing to do next. */
export function VerdictCard({ verdict }: { readonly verdict: VerdictView }) {
  const styles = useStyles();
  const { state, actions } = usePane();
  const t = useText('overview');
  const Icon = ICONS[verdict.tone];
  const step = nextStep(state);
  return (
    <section className={styles.card} aria-label={t('verdict')}>
      <Icon aria-hidden className={mergeClasses(styles.icon, styles[verdict.tone])} />
      <p className={styles.sentence}>{verdict.sentence}</p>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          onClick={() => {
            take(step, actions);
          }}
        >
          {t(`next.${step}`)}
        </Button>
        {state.stale && !state.settings.live ? (
          <Badge appearance="tint" color="warning">
            {t('stale')}
          </Badge>
        ) : null}
      </div>
    </section>
  );
}

function take(step: NextStep, actions: PaneActions): void {
  if (step === 'recheck') void actions.check();
  else if (step === 'see-findings') {
    actions.setFilter({ tier: null, sheet: null, school: null, rule: null, search: '' });
    actions.show('findings');
  } else actions.show(step === 'see-schools' ? 'schools' : 'balance');
}
