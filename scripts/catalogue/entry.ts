import { citationText } from '../../src/app';
import { explainFormula, parseFormula } from '../../src/formula';
import { fieldByKey, findStandard, sourceById } from '../../src/standard';
import type { Citation, Rule } from '../../src/standard';
import { BASES, LABELS, TIERS, tableName } from './words';
import type { Language } from './words';

/** One rule as a section of the catalogue. */
export function ruleEntry(rule: Rule, lang: Language): string {
  const facts = [
    fact('tier', `${TIERS[rule.severity][lang]} (\`${rule.severity}\`)`, lang),
    fact('basis', BASES[rule.basis][lang], lang),
    fact('source', cited(rule.citation, lang), lang),
    fact('tables', rule.on.map((table) => tableName(table, lang)).join(joint(lang)), lang),
    ...optional('standards', rule.standards?.join(joint(lang)), lang),
    ...optional('each', rule.each && keyNames(rule.each, lang), lang),
    ...formulaFacts('when', rule.when, lang),
    ...formulaFacts('formula', rule.formula, lang),
    ...optional('test', rule.test && `\`${rule.test}\``, lang),
    fact('message', rule.message[lang], lang),
    ...optional('marks', rule.marks.length === 0 ? undefined : keyNames(rule.marks, lang), lang),
    ...optional('fix', rule.fix && `\`${rule.fix}\``, lang),
    fact('examples', exampleCounts(rule, lang), lang),
  ];
  return [`### ${rule.id} ${rule.name[lang]}`, '', ...facts, ''].join('\n');
}

function fact(label: keyof typeof LABELS, text: string, lang: Language): string {
  return lang === 'zh'
    ? `- **${LABELS[label].zh}**：${text}`
    : `- **${LABELS[label].en}**: ${text}`;
}

function optional(
  label: keyof typeof LABELS,
  text: string | undefined,
  lang: Language,
): readonly string[] {
  return text === undefined || text === '' ? [] : [fact(label, text, lang)];
}

function joint(lang: Language): string {
  return lang === 'zh' ? '、' : ', ';
}

/** The formula as written, then in words. */
function formulaFacts(
  label: 'when' | 'formula',
  source: string | undefined,
  lang: Language,
): readonly string[] {
  if (source === undefined) return [];
  const code = fact(label, `\`${source}\``, lang);
  return [code, `  ${fact('words', explained(source, lang), lang)}`];
}

/** A formula of the data that does not parse is a bug: the data's own tests forbid it. */
function explained(source: string, lang: Language): string {
  const parsed = parseFormula(source);
  if (!parsed.ok) throw new Error(`formula of a rule does not parse: ${source}`);
  return explainFormula(parsed.value, lang, nameIn(lang), nationalParameters());
}

function nameIn(lang: Language): (table: string | null, key: string) => string {
  return (table, key) => {
    const name = keyName(key, lang);
    if (table === null) return name;
    return lang === 'zh'
      ? `${tableName(table, lang)}的${name}`
      : `${name} of the ${tableName(table, lang)}`;
  };
}

function keyName(key: string, lang: Language): string {
  return key === 'this' ? LABELS.this[lang] : (fieldByKey(key)?.name[lang] ?? key);
}

function keyNames(keys: readonly string[], lang: Language): string {
  return keys.map((key) => keyName(key, lang)).join(joint(lang));
}

function nationalParameters(): Readonly<Record<string, number>> {
  const found = findStandard('cn.quality-2017');
  if (!found.ok) throw new Error('the national standard is missing');
  return Object.fromEntries(
    Object.entries(found.value.parameters).map(([name, { value }]) => [name, value]),
  );
}

/** A source that is not listed is a bug: the data's own tests forbid it. */
function cited({ source, locator }: Citation, lang: Language): string {
  if (sourceById(source) === undefined) throw new Error(`no source ${source}`);
  return citationText({ standard: source, locator }, lang);
}

function exampleCounts(rule: Rule, lang: Language): string {
  const { pass, fail, boundary, undecidable } = rule.examples;
  const counts = [pass, fail, boundary, undecidable].map((list) => String(list.length));
  const names =
    lang === 'zh'
      ? ['通过', '不通过', '边界', '无法判断']
      : ['pass', 'fail', 'boundary', 'cannot tell'];
  return names.map((name, index) => `${name} ${counts[index] ?? '0'}`).join(joint(lang));
}
