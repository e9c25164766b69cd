import type { Language } from '../../i18n/index';
import { provenanceWords, sourceById } from '../../standard/index';
import type { Citation } from '../../standard/types';
import type { CitationView } from './types';

/** What a figure or a rule rests on, with how far the source can be trusted. */
export function citationView({ source, locator }: Citation, language: Language): CitationView {
  const known = sourceById(source);
  if (known === undefined)
    return { title: source, locator, provenance: '', checked: '', url: null };
  return {
    title: known.title[language],
    locator,
    provenance: provenanceWords(known.provenance)[language],
    checked: known.checked,
    url: known.url,
  };
}
