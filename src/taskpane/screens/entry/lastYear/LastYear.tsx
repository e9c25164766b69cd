import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useFigures, usePane, useText } from '../../../hooks';
import { FileButton } from '../../../parts/FileButton';
import { Section } from '../../../parts/Section';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Which workbook last year's figures come from: choosing another, forgetting it, keeping its figures in this one. */
export function LastYear(): ReactElement | null {
  const { state, actions } = usePane();
  const t = useText('lastYear');
  const figures = useFigures();
  const styles = useStyles();
  const { useLastYear: open, nextYear } = actions;
  if (state.view === null || (open === null && nextYear === null && state.view.lastYear === null))
    return null;
  const { lastYear } = state.view;
  const file = lastYear?.file ?? null;
  const schools = figures.integer(lastYear?.schools ?? 0);
  return (
    <Section title={t('title')}>
      <div role="status">
        {lastYear === null
          ? t('none')
          : (lastYear.problem ??
            (file === null ? t('own', { schools }) : t('file', { file, schools })))}
      </div>
      <div className={styles.buttons}>
        {open === null ? null : (
          <FileButton
            label={t('choose')}
            text={file === null ? t('choose') : t('another')}
            accept=".xlsx,.xlsm"
            onFiles={([chosen]) => {
              if (chosen !== undefined) void open(chosen);
            }}
          />
        )}
        {file !== null && lastYear?.problem === null ? (
          <Button size="small" onClick={() => void actions.keepLastYear()}>
            {t('keep')}
          </Button>
        ) : null}
        {file === null ? null : (
          <Button size="small" onClick={() => void actions.forgetLastYear()}>
            {t('forget')}
          </Button>
        )}
        {nextYear === null ? null : (
          <Button size="small" onClick={() => void nextYear()}>
            {t('next')}
          </Button>
        )}
      </div>
    </Section>
  );
}
