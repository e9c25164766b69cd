import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useSession, useText } from '../../hooks';
import { Section } from '../../parts/Section';
import type { NewFormId } from '../../session/types';

const useStyles = makeStyles({
  forms: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const FORMS: readonly NewFormId[] = [
  'school-sheet',
  'school-ledger',
  'county-sheet',
  'application',
];

/** Blank forms to begin with; nothing where no workbook can be opened from here. */
export function NewForm(): ReactElement | null {
  const { newForm } = useSession().actions;
  const styles = useStyles();
  const t = useText('entry');
  if (newForm === null) return null;
  return (
    <Section title={t('new.title')}>
      <Text size={200}>{t('new.text')}</Text>
      <div className={styles.forms}>
        {FORMS.map((form) => (
          <Button key={form} size="small" onClick={() => void newForm(form)}>
            {t(`form.${form}`)}
          </Button>
        ))}
      </div>
    </Section>
  );
}
