import { useMemo, useState, type ReactElement } from 'react';
import type { FindingView, GroupView } from '../../../app/view/types';
import { useFigures, usePane, useText } from '../../hooks';
import { ActionDialog } from '../../parts/ActionDialog';
import { TickTable } from '../../parts/TickTable';
import { placeOf } from './findingText';
import { ReasonField } from './ReasonField';

interface ReasonDialogProps {
  readonly group: GroupView;
  /** Of the group, what is in sight; those that have a reason are not ticked at first. */
  readonly findings: readonly FindingView[];
  readonly onClose: () => void;
}

/** One reason for several findings of one cause. */
export function ReasonDialog({ group, findings, onClose }: ReasonDialogProps): ReactElement {
  const { actions } = usePane();
  const t = useText('findings');
  const figures = useFigures();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const [off, setOff] = useState<ReadonlySet<string>>(() => withReason(findings));
  const chosen = findings.filter(({ id }) => !off.has(String(id)));
  const count = figures.integer(chosen.length);
  const rows = useMemo(
    () =>
      findings.map((finding) => ({
        key: String(finding.id),
        label: t('fixes.pick', { place: placeOf(finding) }),
        cells: [placeOf(finding), finding.observed],
      })),
    [findings, t],
  );
  const save = () => {
    if (text.trim() === '') {
      setMissing(true);
      return;
    }
    onClose();
    void actions.explain(
      chosen.map(({ id }) => id),
      text,
    );
  };
  return (
    <ActionDialog
      title={t('reasons.title', { rule: group.name })}
      cancel={t('fixes.cancel')}
      action={t('reasons.save', { count })}
      disabled={chosen.length === 0}
      onClose={onClose}
      onAction={save}
    >
      <ReasonField text={text} missing={missing && text.trim() === ''} onChange={setText} />
      {t('reasons.text', { count })}
      <TickTable
        label={t('reasons.title', { rule: group.name })}
        headers={[t('reasons.place'), t('figures.observed')]}
        rows={rows}
        off={off}
        onChange={setOff}
        allLabel={t('fixes.all')}
      />
    </ActionDialog>
  );
}

function withReason(findings: readonly FindingView[]): ReadonlySet<string> {
  return new Set(findings.filter(({ reason }) => reason !== null).map(({ id }) => String(id)));
}
