import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Language } from '../../../i18n/pane';
import { usePane, useText } from '../../hooks';
import { Section } from '../../parts/Section';
import type { PaneSettings } from '../../session/types';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  reset: { alignSelf: 'flex-start' },
});

const THEMES = ['system', 'light', 'dark', 'high-contrast'] as const;

/** Language, theme, the name beside reasons, and the way back to how everything was at first. */
export function Personal() {
  const styles = useStyles();
  const { state, actions } = usePane();
  const t = useText('settings');
  const { language, theme, who } = state.settings;
  return (
    <Section title={t('personal.title')}>
      <div className={styles.fields}>
        <Field label={t('personal.language')}>
          <Select
            value={language}
            onChange={(_, { value }) => {
              actions.setSettings({ language: value as Language });
            }}
          >
            <option value="zh" lang="zh-CN">
              中文
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Select>
        </Field>
        <Field label={t('personal.theme')}>
          <Select
            value={theme}
            onChange={(_, { value }) => {
              actions.setSettings({ theme: value as PaneSettings['theme'] });
            }}
          >
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {t(`theme.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t('personal.who')} hint={t('personal.whoHint')}>
        <Input
          value={who}
          maxLength={40}
          onChange={(_, { value }) => {
            actions.setSettings({ who: value });
          }}
        />
      </Field>
      <Button className={styles.reset} onClick={actions.resetSettings}>
        {t('personal.reset')}
      </Button>
    </Section>
  );
}
