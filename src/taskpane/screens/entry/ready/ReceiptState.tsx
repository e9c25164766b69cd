import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReceiptView } from '../../../../app/receipt/view';
import { useFigures, useText } from '../../../hooks';
import { ChangeList } from './ChangeList';

const ICONS = {
  none: InfoFilled,
  valid: CheckmarkCircleFilled,
  changed: WarningFilled,
  'other-version': InfoFilled,
  forged: DismissCircleFilled,
};

const useStyles = makeStyles({
  state: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  icon: { fontSize: '16px', marginTop: '2px' },
  none: { color: tokens.colorNeutralForeground3 },
  valid: { color: tokens.colorStatusSuccessForeground1 },
  changed: { color: tokens.colorStatusWarningForeground1 },
  'other-version': { color: tokens.colorNeutralForeground3 },
  forged: { color: tokens.colorStatusDangerForeground1 },
  line: { margin: 0 },
  quiet: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Whether a receipt holds, when and by whom it was made, and every cell that has changed since. */
export function ReceiptState({ receipt }: { readonly receipt: ReceiptView }) {
  const styles = useStyles();
  const { integer } = useFigures();
  const t = useText('ready');
  const { outcome, made, why, facts, otherVersion } = receipt;
  const Icon = ICONS[outcome];
  const counts = {
    changed: integer(receipt.changed),
    added: integer(receipt.added),
    missing: integer(receipt.missing),
  };
  return (
    <>
      <div className={styles.state}>
        <Icon aria-hidden className={mergeClasses(styles.icon, styles[outcome])} />
        <div>
          <p className={styles.line}>{t(`outcome.${outcome}`)}</p>
          {outcome === 'changed' ? <p className={styles.line}>{t('counts', counts)}</p> : null}
          {why === null ? null : (
            <p className={styles.line}>{t(`why.${why}`, { facts: facts.join(t('separator')) })}</p>
          )}
          {made === null ? null : (
            <>
              <p className={styles.quiet}>{t('by', { at: made.at, who: made.who })}</p>
              <p className={styles.quiet}>
                {otherVersion
                  ? t('otherRules', { rules: made.rules })
                  : t('rules', { standard: made.standard, rules: made.rules })}
              </p>
            </>
          )}
        </div>
      </div>
      <ChangeList receipt={receipt} />
    </>
  );
}
