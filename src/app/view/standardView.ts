import type { Language } from '../../i18n/index';
import { provenanceWords, standards } from '../../standard/index';
import { citationView } from './citation';
import type { StandardView } from './types';

/** The standards to choose from, the national ones first. */
export function standardViews(language: Language): readonly StandardView[] {
  return standards().map((standard) => ({
    id: standard.id,
    title: standard.title[language],
    documentNumber: standard.documentNumber,
    parent: standard.parent,
    region: standard.region?.[language] ?? null,
    provenance: provenanceWords(standard.provenance)[language],
    checked: standard.checked,
    reliefs: standard.reliefs.map(({ id, name, basis, citation }) => ({
      id,
      name: name[language],
      basis: basis[language],
      citation: citationView(citation, language),
    })),
    openQuestions: standard.openQuestions.map(({ id, question, assumed }) => ({
      id,
      question: question[language],
      assumed: assumed[language],
    })),
  }));
}
