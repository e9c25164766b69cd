import { paneTranslator } from '../i18n/pane';
import type { PaneSession } from '../taskpane/session/types';
import type { Desk } from './desk';
import type { Grid } from './grid';
import { isDark } from './theme';
import { isBehind } from '../taskpane/session/isBehind';

/**
 * Keeps page and grid in the language and theme that the pane's settings say, the title as the workbook's, and tells
 * assistive programs while the pane is not yet up to date.
 */
export function followSettings(
  element: (id: string) => HTMLElement,
  session: PaneSession,
  workbook: Desk,
  grid: Promise<Grid>,
): void {
  let shown = '';
  const follow = () => {
    const { language, theme } = session.state().settings;
    const dark = isDark(theme);
    const { name } = workbook.state();
    const wanted = [language, dark, name].join('\n');
    if (wanted === shown) return;
    shown = wanted;
    const t = paneTranslator(language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = name === '' ? t('page:title') : t('page:documentTitle', { name });
    element('page').dataset['dark'] = String(dark);
    element('page').dataset['dropText'] = t('page:drop');
    element('page').dataset['dropSeveral'] = t('receive:drop.now');
    element('grid').setAttribute('aria-label', t('page:grid'));
    element('side').setAttribute('aria-label', t('page:pane'));
    element('splitter').setAttribute('aria-label', t('page:splitter'));
    element('splitter').title = t('page:splitterHint');
    void grid.then((one) => {
      one.setLanguage(language);
      one.setDark(dark);
    });
  };
  const busy = () => {
    const waits = workbook.state().phase !== 'open' || isBehind(session.state());
    element('pane').setAttribute('aria-busy', String(waits));
  };
  for (const subscribe of [session.subscribe, workbook.subscribe]) {
    subscribe(follow);
    subscribe(busy);
  }
  follow();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
}
