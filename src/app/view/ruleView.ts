import { parametersOf } from '../../balance/index';
import { explainFormula, parseFormula } from '../../formula/index';
import type { Language, Translate } from '../../i18n/index';
import { fieldByKey } from '../../standard/index';
import type { Rule, Standard } from '../../standard/types';
import { tierOfRule } from '../findings';
import { citationView } from './citation';
import type { RuleView } from './types';

/** A rule as the pane explains it: in words, as its formula, and with what it rests on. */
export function ruleView(
  rule: Rule,
  { standard, reliefs }: { readonly standard: Standard; readonly reliefs: readonly string[] },
  language: Language,
  t: Translate,
): RuleView {
  const { id, name, formula, basis, citation } = rule;
  return {
    id,
    name: name[language],
    tier: tierOfRule(rule),
    explanation: explanationOf(rule, parametersOf(standard, reliefs), language, t),
    formula: formula ?? null,
    basis: t(`view:basis.${basis}`),
    citation: citationView(citation, language),
  };
}

function explanationOf(
  { formula, when }: Rule,
  parameters: Readonly<Record<string, number>>,
  language: Language,
  t: Translate,
): string | null {
  if (formula === undefined) return null;
  const said = (source: string): string => {
    const parsed = parseFormula(source);
    if (!parsed.ok) return source;
    const nameOf = (_table: string | null, key: string): string =>
      key === 'this' ? t('view:rule.this') : (fieldByKey(key)?.name[language] ?? key);
    return explainFormula(parsed.value, language, nameOf, parameters);
  };
  const demand = said(formula);
  return when === undefined ? demand : t('view:rule.when', { condition: said(when), demand });
}
