import type { Language } from '../../i18n/pane';

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;

const formats = new Map<string, Intl.NumberFormat>();

/** `1,234`; at most `decimals` digits after the point. Display only: verdicts never come from it. */
export function figure(value: number, language: Language, decimals = 0): string {
  const key = `${language} ${String(decimals)}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: decimals });
  formats.set(key, format);
  return format.format(value);
}

/** `12.5%` of a share between 0 and 1. */
export function percent(share: number, language: Language, decimals = 1): string {
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'percent',
    maximumFractionDigits: decimals,
  }).format(share);
}
