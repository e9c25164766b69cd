import { isBehind } from '../taskpane/session/isBehind';
import type { PaneSession } from '../taskpane/session/types';

/** Keeps the page in the pane's language, and tells assistive programs while the pane is not yet up to date. */
export function followPane(pane: HTMLElement, session: PaneSession): void {
  const follow = () => {
    const { settings } = session.state();
    document.documentElement.lang = settings.language === 'zh' ? 'zh-CN' : 'en';
    pane.setAttribute('aria-busy', String(isBehind(session.state())));
  };
  session.subscribe(follow);
  follow();
}
