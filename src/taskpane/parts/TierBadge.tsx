import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowCircleDownFilled } from '@fluentui/react-icons/svg/arrow-circle-down';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ComponentType } from 'react';
import type { Tier } from '../../app/findings';
import { useText } from '../hooks';

/** Tiers of findings, what could not be decided, and 经验校验 that have a written reason. */
export type TierLike = Tier | 'cannot-tell' | 'explained';

const ICONS: Readonly<Record<TierLike, ComponentType<{ className?: string }>>> = {
  error: ErrorCircleFilled,
  warning: WarningFilled,
  below: ArrowCircleDownFilled,
  info: InfoFilled,
  'cannot-tell': QuestionCircleFilled,
  explained: CheckmarkCircleFilled,
};

const useStyles = makeStyles({
  badge: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0, fontSize: '16px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  below: { color: tokens.colorPalettePurpleForeground2 },
  info: { color: tokens.colorBrandForeground1 },
  'cannot-tell': { color: tokens.colorNeutralForeground3 },
  explained: { color: tokens.colorStatusSuccessForeground1 },
  quiet: { color: tokens.colorNeutralForegroundDisabled },
});

interface TierBadgeProps {
  readonly tier: TierLike;
  /** There is none of it, so it need not catch the eye. */
  readonly quiet?: boolean;
}

/** The mark of a tier, told by its shape as well as by its colour; hidden from screen readers, which read the word. */
export function TierIcon({ tier, quiet = false }: TierBadgeProps) {
  const styles = useStyles();
  const Icon = ICONS[tier];
  return (
    <Icon aria-hidden className={mergeClasses(styles.icon, styles[tier], quiet && styles.quiet)} />
  );
}

/** Icon and word of a tier: 逻辑校验, 经验校验, … */
export function TierBadge({ tier, quiet = false }: TierBadgeProps) {
  const styles = useStyles();
  const t = useText('pane');
  return (
    <span className={styles.badge}>
      <TierIcon tier={tier} quiet={quiet} />
      {t(`tier.${tier}`)}
    </span>
  );
}
