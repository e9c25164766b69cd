import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSyncCircleRegular } from '@fluentui/react-icons/svg/arrow-sync-circle';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { CopySelectRegular } from '@fluentui/react-icons/svg/copy-select';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { PersonQuestionMarkRegular } from '@fluentui/react-icons/svg/person-question-mark';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import { SubtractCircleFilled } from '@fluentui/react-icons/svg/subtract-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ComponentType, ReactElement } from 'react';
import type { FileLine, SchoolKind } from '../../session/receiving/types';

export type ReceivedState = FileLine['status'] | SchoolKind | 'faulty' | 'remarked';

const MARKS: Readonly<
  Record<
    ReceivedState,
    { readonly Icon: ComponentType<{ className?: string }>; readonly tone: Tone }
  >
> = {
  checked: { Icon: CheckmarkCircleFilled, tone: 'good' },
  'partly-checked': { Icon: WarningFilled, tone: 'fair' },
  'not-checked': { Icon: DismissCircleFilled, tone: 'bad' },
  faulty: { Icon: ErrorCircleFilled, tone: 'bad' },
  waiting: { Icon: ClockRegular, tone: 'quiet' },
  reading: { Icon: ArrowSyncCircleRegular, tone: 'busy' },
  cancelled: { Icon: ProhibitedRegular, tone: 'quiet' },
  remarked: { Icon: WarningFilled, tone: 'fair' },
  'in-order': { Icon: CheckmarkCircleFilled, tone: 'good' },
  missing: { Icon: SubtractCircleFilled, tone: 'bad' },
  unknown: { Icon: PersonQuestionMarkRegular, tone: 'fair' },
  misnamed: { Icon: WarningFilled, tone: 'fair' },
  twice: { Icon: CopySelectRegular, tone: 'busy' },
  open: { Icon: QuestionCircleFilled, tone: 'bad' },
};

type Tone = 'good' | 'fair' | 'bad' | 'busy' | 'quiet';

const useStyles = makeStyles({
  icon: { flexShrink: 0, fontSize: '16px', marginTop: '2px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  fair: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  busy: { color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The mark of a state, told by its shape as well as by its colour; the word beside it is read out. */
export function StateMark({ state }: { readonly state: ReceivedState }): ReactElement {
  const styles = useStyles();
  const { Icon, tone } = MARKS[state];
  return <Icon aria-hidden className={mergeClasses(styles.icon, styles[tone])} />;
}
