import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useState, type ReactElement } from 'react';
import type { FindingView, GroupView } from '../../../app/view/types';
import { useFigures, usePane, useText } from '../../hooks';
import { TickTable } from '../../parts/TickTable';
import { placeOf } from './findingText';
import { ReasonField } from './ReasonField';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

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
  const styles = useStyles();
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
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('reasons.title', { rule: group.name })}</DialogTitle>
          <DialogContent className={styles.content}>
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
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{t('fixes.cancel')}</Button>
            <Button appearance="primary" disabled={chosen.length === 0} onClick={save}>
              {t('reasons.save', { count })}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function withReason(findings: readonly FindingView[]): ReadonlySet<string> {
  return new Set(findings.filter(({ reason }) => reason !== null).map(({ id }) => String(id)));
}
