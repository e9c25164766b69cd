import {
  teamsHighContrastTheme,
  type Theme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { useMedia } from '../hooks';
import type { PaneSettings } from '../session/types';

/** Chinese needs a face of its own on every system; without it browsers fall back to one made for Japanese. */
const fontFamilyBase =
  "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

const THEMES = {
  light: { ...webLightTheme, fontFamilyBase },
  dark: { ...webDarkTheme, fontFamilyBase },
  'high-contrast': { ...teamsHighContrastTheme, fontFamilyBase },
};

/** The theme chosen, or the one that the machine is set to, forced colours before darkness. */
export function usePaneTheme(choice: PaneSettings['theme']): Theme {
  const forced = useMedia('(forced-colors: active)');
  const dark = useMedia('(prefers-color-scheme: dark)');
  if (choice !== 'system') return THEMES[choice];
  if (forced) return THEMES['high-contrast'];
  return dark ? THEMES.dark : THEMES.light;
}
