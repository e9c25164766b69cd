import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { useAnswer, useKept, usePane, useRevision, useText } from '../../../hooks';
import { Section } from '../../../parts/Section';
import { ReceiptState } from './ReceiptState';
import { StepLine } from './StepLine';

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  button: { alignSelf: 'flex-start' },
  quiet: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** 上报: what is still to be done, the button that makes the receipt, and whether the one that is there holds. */
export function Ready() {
  const styles = useStyles();
  const { state, actions } = usePane();
  const t = useText('ready');
  const hint = useId();
  const revision = useRevision();
  const hasView = state.view !== null;
  const readiness = useAnswer(hasView ? `ready ${revision}` : null, actions.readiness);
  const receipt = useAnswer(hasView ? `receipt ${revision}` : null, actions.receipt);
  const told = useKept(readiness.value);
  if (!hasView || told === null) return null;
  const { steps, ready } = told;
  const isBusy =
    state.stale || state.phase !== 'ready' || readiness.value !== told || readiness.stale;
  const blocked = isBusy ? 'busy' : ready ? null : 'open';
  const { who } = state.settings;
  const isMade = receipt.value !== null && receipt.value.outcome !== 'none';
  return (
    <Section title={t('title')}>
      <ul className={styles.steps} aria-label={t('steps')}>
        {steps.map((step) => (
          <StepLine key={step.id} step={step} />
        ))}
      </ul>
      {receipt.value === null ? null : <ReceiptState receipt={receipt.value} />}
      <Button
        appearance="primary"
        className={styles.button}
        disabledFocusable={blocked !== null}
        aria-describedby={hint}
        onClick={() => {
          if (blocked === null) void actions.writeReceipt();
        }}
      >
        {t(isMade ? 'again' : 'make')}
      </Button>
      <p id={hint} className={styles.quiet}>
        {blocked === null ? t('hint') : t(`blocked.${blocked}`)}
      </p>
      <p className={styles.quiet}>{who === '' ? t('noWho') : t('who', { who })}</p>
    </Section>
  );
}
