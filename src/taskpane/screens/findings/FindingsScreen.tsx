import { useText } from '../../hooks';

export function FindingsScreen() {
  const t = useText('pane');
  return <p>{t('screen.findings')}</p>;
}
