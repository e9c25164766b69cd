import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { usePane, useText } from '../../hooks';
import { ActionDialog } from '../../parts/ActionDialog';
import type { ResultsPreview } from '../../session/types';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  hint: { color: tokens.colorNeutralForeground2, flex: '1 1 12em' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

/** 写入表格: puts indicators, verdicts and coefficients into the workbook as live formulas, or takes them out again. */
export function WriteResults(): ReactElement | null {
  const { state, actions } = usePane();
  const t = useText('balance');
  const styles = useStyles();
  const [preview, setPreview] = useState<ResultsPreview | null>(null);
  if (state.view?.writable !== true) return null;
  if (state.results) {
    return (
      <div className={styles.row}>
        <Text size={200} className={styles.hint}>
          {t('written')}
        </Text>
        <Button onClick={() => void actions.setResults(false)}>{t('takeOut')}</Button>
      </div>
    );
  }
  return (
    <div className={styles.row}>
      <Text size={200} className={styles.hint}>
        {t('writeHint')}
      </Text>
      <Button appearance="primary" onClick={() => void actions.previewResults().then(setPreview)}>
        {t('write')}
      </Button>
      {preview === null ? null : (
        <PreviewDialog
          preview={preview}
          onClose={() => {
            setPreview(null);
          }}
          onWrite={() => {
            setPreview(null);
            void actions.setResults(true);
          }}
        />
      )}
    </div>
  );
}

interface PreviewDialogProps {
  readonly preview: ResultsPreview;
  readonly onClose: () => void;
  readonly onWrite: () => void;
}

/** Where what will be written, before anything is. */
function PreviewDialog({ preview, onClose, onWrite }: PreviewDialogProps): ReactElement {
  const t = useText('balance');
  const styles = useStyles();
  return (
    <ActionDialog
      title={t('preview.title')}
      cancel={t('preview.cancel')}
      action={t('preview.write')}
      onClose={onClose}
      onAction={onWrite}
    >
      {t('preview.text')}
      <ul className={styles.list}>
        {preview.blocks.map(({ sheet, area, cells, formulas, headers }) => (
          <li key={`${sheet} ${area}`}>
            {t('preview.block', { sheet: sheet.trim(), area, cells, formulas })}
            <Text block size={200}>
              {headers.join(t('comma'))}
            </Text>
          </li>
        ))}
        {preview.sheets.map((name) => (
          <li key={name}>{t('preview.sheet', { name })}</li>
        ))}
      </ul>
    </ActionDialog>
  );
}
