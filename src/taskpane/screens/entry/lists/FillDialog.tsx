import { useState, type ReactElement } from 'react';
import type { ListFillView } from '../../../../app/view/types';
import { useFigures, usePane, useText } from '../../../hooks';
import { ActionDialog } from '../../../parts/ActionDialog';
import { TickTable } from '../../../parts/TickTable';
import { typedText } from '../../../parts/typedText';

interface FillDialogProps {
  readonly fills: readonly ListFillView[];
  readonly onClose: () => void;
}

/** Every cell that the lists fill as before → after; what can be counted in several ways is not ticked at first. */
export function FillDialog({ fills, onClose }: FillDialogProps): ReactElement {
  const { state, actions } = usePane();
  const t = useText('lists');
  const figures = useFigures();
  const { language } = state.settings;
  const [off, setOff] = useState<ReadonlySet<string>>(
    () => new Set(fills.filter(({ isSure }) => !isSure).map(keyOf)),
  );
  const chosen = fills.filter((fill) => !off.has(keyOf(fill)));
  return (
    <ActionDialog
      title={t('preview')}
      cancel={t('cancel')}
      action={t('apply', { count: figures.integer(chosen.length) })}
      disabled={chosen.length === 0}
      onClose={onClose}
      onAction={() => {
        onClose();
        void actions.applyFixes(chosen);
      }}
    >
      {t('previewText')}
      <TickTable
        label={t('preview')}
        headers={[t('cell'), t('item'), t('before'), t('after')]}
        rows={fills.map((fill) => ({
          key: keyOf(fill),
          label: t('pick', { place: keyOf(fill) }),
          cells: [
            keyOf(fill),
            fill.name,
            typedText(fill.before, language),
            typedText(fill.after, language),
          ],
        }))}
        off={off}
        onChange={setOff}
        allLabel={t('all')}
      />
    </ActionDialog>
  );
}

function keyOf({ sheet, cell }: ListFillView): string {
  return `${sheet.trim()} ${cell}`;
}
