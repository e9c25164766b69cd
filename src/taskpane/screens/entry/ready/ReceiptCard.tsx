import { useAnswer, usePane, useRevision, useText } from '../../../hooks';
import { Section } from '../../../parts/Section';
import { ReceiptState } from './ReceiptState';

/** What the bureau sees first of a workbook that was handed in: whether its receipt holds. Nothing where it has none. */
export function ReceiptCard() {
  const { state, actions } = usePane();
  const t = useText('ready');
  const revision = useRevision();
  const key = state.view === null ? null : `receipt ${revision}`;
  const { value } = useAnswer(key, actions.receipt);
  if (value === null || value.outcome === 'none') return null;
  return (
    <Section title={t('receipt')}>
      <ReceiptState receipt={value} />
    </Section>
  );
}
