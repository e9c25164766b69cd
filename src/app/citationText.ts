import type { Language } from '../i18n/index';
import { citationView } from './view/citation';

/** What a finding rests on: the source by its title, the place in it, and how far the source can be trusted. */
export function citationText(
  citation: { readonly standard: string; readonly locator: string },
  language: Language,
): string {
  const cited = { source: citation.standard, locator: citation.locator };
  const { title, locator, provenance } = citationView(cited, language);
  if (provenance === '') return `${title} ${locator}`.trim();
  return language === 'zh'
    ? `${title}，${locator}（${provenance}）`
    : `${title}, ${locator} (${provenance})`;
}
