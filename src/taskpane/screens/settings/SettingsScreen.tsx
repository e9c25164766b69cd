import { useText } from '../../hooks';

export function SettingsScreen() {
  const t = useText('pane');
  return <p>{t('screen.settings')}</p>;
}
