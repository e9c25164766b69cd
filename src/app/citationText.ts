import type { Language } from '../i18n/index';
import { provenanceWords, sourceById } from '../standard/index';

/** What a finding rests on: the source by its title, the place in it, and how far the source can be trusted. */
export function citationText(
  citation: { readonly standard: string; readonly locator: string },
  language: Language,
): string {
  const source = sourceById(citation.standard);
  if (source === undefined) return `${citation.standard} ${citation.locator}`.trim();
  const title = source.title[language];
  const grade = provenanceWords(source.provenance)[language];
  return language === 'zh'
    ? `${title}，${citation.locator}（${grade}）`
    : `${title}, ${citation.locator} (${grade})`;
}
