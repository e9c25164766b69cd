import type { Language } from '../../i18n/pane';
import type { CellValue } from '../../sheet/cell';
import { figure } from './figures';

/** Text in quotes with its blanks visible, so that a number typed as text can be told from the number. */
export function typedText(value: CellValue, language: Language): string {
  if (value === null) return '–';
  if (typeof value === 'number') return figure(value, language, 15).replace(/,/g, '');
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object') return value.error;
  const visible = value.replace(/\r\n|\r|\n/g, '⏎').replace(/[ \u00A0\u3000\t]/g, '␣');
  return language === 'zh' ? `“${visible}”` : `"${visible}"`;
}
