import { useText } from '../../hooks';

export function OverviewScreen() {
  const t = useText('pane');
  return <p>{t('screen.overview')}</p>;
}
