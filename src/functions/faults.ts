import { functionsTranslator } from '../i18n/functions';
import type { Bilingual } from '../standard';

/**
 * The errors that a custom function may give. Excel shows a message with the first two only, so whatever needs
 * saying is one of them: what was given cannot be read, or the figure cannot be told.
 */
export type FaultCode = '#VALUE!' | '#N/A' | '#DIV/0!' | '#NUM!';

export interface Fault {
  readonly code: FaultCode;
  readonly message: string;
}

type Params = Readonly<Record<string, string | number | Bilingual>>;

const zh = functionsTranslator('zh');
const en = functionsTranslator('en');

/** A text in both languages: this runtime cannot ask Office for the language of its display. */
export function words(key: string, params: Params = {}): Bilingual {
  const name = `functions:${key}`;
  return { zh: zh(name, inLanguage(params, 'zh')), en: en(name, inLanguage(params, 'en')) };
}

function inLanguage(params: Params, language: keyof Bilingual): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[language] : value,
    ]),
  );
}

export function fault(
  code: FaultCode,
  key: string,
  params: Params = {},
): { readonly ok: false; readonly fault: Fault } {
  const message = words(key, params);
  return { ok: false, fault: { code, message: `${message.zh} ${message.en}` } };
}
