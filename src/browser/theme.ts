import type { PaneSettings } from '../taskpane/session/types';

/** Whether grid and page are to be dark: as chosen, else as the machine is set. */
export function isDark(theme: PaneSettings['theme']): boolean {
  if (theme === 'system') return window.matchMedia('(prefers-color-scheme: dark)').matches;
  return theme !== 'light';
}
