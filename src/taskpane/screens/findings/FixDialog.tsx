import { Spinner } from '@fluentui/react-components';
import { useMemo, useState, type ReactElement } from 'react';
import type { FixView } from '../../../app/view/types';
import { useAnswer, useFigures, usePane, useRevision, useText } from '../../hooks';
import { ActionDialog } from '../../parts/ActionDialog';
import { TickTable } from '../../parts/TickTable';
import { typedText } from '../../parts/typedText';

interface FixDialogProps {
  readonly rule: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Every repair of one kind as before → after, to be ticked off one by one before any is made. */
export function FixDialog({ rule, name, onClose }: FixDialogProps): ReactElement {
  const { state, actions } = usePane();
  const t = useText('findings');
  const figures = useFigures();
  const { value } = useAnswer(`${rule} ${useRevision()}`, () => actions.previewFixes({ rule }));
  const [ticked, setOff] = useState<ReadonlySet<string> | null>(null);
  const fixes = value ?? [];
  const unsure = fixes.filter(({ isSure }) => !isSure);
  // What nobody but she can know is ticked by her.
  const off = ticked ?? new Set(unsure.map(keyOf));
  const chosen = fixes.filter((fix) => !off.has(keyOf(fix)));
  const { language } = state.settings;
  const rows = useMemo(
    () =>
      (value ?? []).map((fix) => ({
        key: keyOf(fix),
        label: t('fixes.pick', { place: keyOf(fix) }),
        cells: [keyOf(fix), typedText(fix.before, language), typedText(fix.after, language)],
      })),
    [value, t, language],
  );
  return (
    <ActionDialog
      title={t('fixes.title', { rule: name })}
      cancel={t('fixes.cancel')}
      action={t('fixes.apply', { count: figures.integer(chosen.length) })}
      disabled={chosen.length === 0}
      onClose={onClose}
      onAction={() => {
        onClose();
        void actions.applyFixes(chosen);
      }}
    >
      {value === null ? <Spinner size="tiny" label={t('fixes.loading')} /> : null}
      {value?.length === 0 ? t('fixes.none') : null}
      {fixes.length === 0 ? null : (
        <>
          {t('fixes.text')}
          {unsure.length === 0 ? null : <div>{t('fixes.unsure')}</div>}
          <TickTable
            label={t('fixes.title', { rule: name })}
            headers={[t('fixes.cell'), t('fixes.before'), t('fixes.after')]}
            rows={rows}
            off={off}
            onChange={setOff}
            allLabel={t('fixes.all')}
          />
        </>
      )}
    </ActionDialog>
  );
}

function keyOf({ sheet, cell }: FixView): string {
  return `${sheet.trim()} ${cell}`;
}
