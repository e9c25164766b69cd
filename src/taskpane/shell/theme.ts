import {
  teamsHighContrastTheme,
  type Theme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { createContext, useContext } from 'react';
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

/** Whether the program around the pane is drawn in dark colours; undefined where it goes by the machine. */
export const DarkAround = createContext<boolean | undefined>(undefined);

/** The theme chosen, or the one of the program around, else of the machine; forced colours before all. */
export function usePaneTheme(choice: PaneSettings['theme']): Theme {
  const forced = useMedia('(forced-colors: active)');
  const darkMachine = useMedia('(prefers-color-scheme: dark)');
  const dark = useContext(DarkAround) ?? darkMachine;
  if (choice !== 'system') return THEMES[choice];
  if (forced) return THEMES['high-contrast'];
  return dark ? THEMES.dark : THEMES.light;
}
