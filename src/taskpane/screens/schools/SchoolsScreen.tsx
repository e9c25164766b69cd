import { useText } from '../../hooks';

export function SchoolsScreen() {
  const t = useText('pane');
  return <p>{t('screen.schools')}</p>;
}
