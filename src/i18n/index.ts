import { createInstance } from 'i18next';
import type { Problem } from '../kernel/result';
import problemsEn from './texts/problems.en.json';
import problemsZh from './texts/problems.zh.json';
import reportEn from './texts/report.en.json';
import reportZh from './texts/report.zh.json';

export type Language = 'zh' | 'en';

export type TextParams = Readonly<Record<string, string | number>>;

/** Turns a text key such as `report:file.checked` and its parameters into a sentence. */
export type Translate = (key: string, params?: TextParams) => string;

const instance = createInstance({
  resources: {
    zh: { problem: problemsZh, report: reportZh },
    en: { problem: problemsEn, report: reportEn },
  },
  lng: 'zh',
  fallbackLng: false,
  ns: ['problem', 'report'],
  // Texts are shown as text, never as markup.
  interpolation: { escapeValue: false },
  initAsync: false,
});
void instance.init();

/** The texts of one language. Chinese is the language of the forms and the default everywhere. */
export function translator(language: Language): Translate {
  const t = instance.getFixedT(language);
  // Names of tiers and forms are asked for with every finding.
  const plain = new Map<string, string>();
  return (key, params) => {
    if (params !== undefined) return t(key, params);
    const text = plain.get(key) ?? t(key);
    plain.set(key, text);
    return text;
  };
}

/** What went wrong and what the user can do about it, in a sentence or two. */
export function problemText(problem: Problem, language: Language): string {
  const t = translator(language);
  const key = `problem:${problem.kind}.${problem.reason}`;
  const text = t(key, problem.params);
  if (!text.endsWith(`${problem.kind}.${problem.reason}`)) return text;
  return t(`problem:${problem.kind}.any`, { reason: problem.reason, ...problem.params });
}
