import { makeStyles, Switch, tokens, typographyStyles } from '@fluentui/react-components';
import { usePane, useText } from '../../hooks';
import { Section } from '../../parts/Section';
import { MarkLegend } from './MarkLegend';

const useStyles = makeStyles({
  hint: {
    ...typographyStyles.caption1,
    margin: 0,
    paddingLeft: '60px',
    color: tokens.colorNeutralForeground2,
  },
  legend: { paddingLeft: '60px' },
});

const SWITCHES = ['live', 'marks', 'notes', 'validation'] as const;

/** What happens in the workbook itself: checking after edits, marks, notes, native validation. */
export function InWorkbook() {
  const styles = useStyles();
  const { state, actions } = usePane();
  const t = useText('settings');
  const { settings } = state;
  return (
    <Section title={t('workbook.title')}>
      {SWITCHES.map((key) => (
        <div key={key}>
          <Switch
            checked={settings[key]}
            label={t(`workbook.${key}`)}
            onChange={(_, { checked }) => {
              actions.setSettings({ [key]: checked });
            }}
          />
          <p className={styles.hint}>{t(`workbook.hint.${key}`)}</p>
          {key === 'marks' ? (
            <div className={styles.legend}>
              <MarkLegend />
            </div>
          ) : null}
        </div>
      ))}
    </Section>
  );
}
