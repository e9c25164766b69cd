import type { Language } from '../../i18n/pane';
import type { PaneSettings } from './types';

/** Where settings outlive the page: `localStorage`, or nothing. */
export type SettingsStorage = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'junheng.settings';

const THEMES: readonly unknown[] = ['system', 'light', 'dark', 'high-contrast'];

/** Chinese, unless the machine speaks English. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('en') === true ? 'en' : 'zh';
}

export function defaultSettings(language: Language): PaneSettings {
  return {
    standard: 'cn.quality-2017',
    reliefs: [],
    language,
    marks: true,
    notes: true,
    validation: false,
    theme: 'system',
    live: true,
    who: '',
  };
}

/** Settings of the last visit; whatever of them cannot be read, or is no longer known, takes its default. */
export function readSettings(
  storage: SettingsStorage | undefined,
  defaults: PaneSettings,
): PaneSettings {
  const kept = readKept(storage);
  const flag = (key: 'marks' | 'notes' | 'validation' | 'live') => {
    const value = kept[key];
    return typeof value === 'boolean' ? value : defaults[key];
  };
  const text = (key: 'standard' | 'who') => {
    const value = kept[key];
    return typeof value === 'string' ? value : defaults[key];
  };
  const { reliefs, language, theme } = kept;
  return {
    standard: text('standard'),
    reliefs: Array.isArray(reliefs) ? reliefs.filter(isText) : defaults.reliefs,
    language: language === 'zh' || language === 'en' ? language : defaults.language,
    marks: flag('marks'),
    notes: flag('notes'),
    validation: flag('validation'),
    theme: THEMES.includes(theme) ? (theme as PaneSettings['theme']) : defaults.theme,
    live: flag('live'),
    who: text('who'),
  };
}

/** A browser in private mode, or a full disk, may refuse: then the settings last as long as the page. */
export function writeSettings(storage: SettingsStorage | undefined, settings: PaneSettings): void {
  try {
    storage?.setItem(KEY, JSON.stringify(settings));
  } catch {
    return;
  }
}

function readKept(storage: SettingsStorage | undefined): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
