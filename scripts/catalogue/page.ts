import { rules } from '../../src/standard';
import type { Rule, RuleScope, Severity } from '../../src/standard';
import { ruleEntry } from './entry';
import { LABELS, SCOPES, TIERS } from './words';
import type { Language } from './words';

const ORDER: readonly RuleScope[] = [
  'cell',
  'row',
  'table',
  'cross-table',
  'cross-school',
  'cross-year',
];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** The whole catalogue in one language: the same data always gives the same text. */
export function cataloguePage(lang: Language): string {
  const all = rules();
  const sections = ORDER.flatMap((scope) => section(scope, all, lang));
  return (
    [`# ${LABELS.title[lang]}`, '', introduction(all, lang), '', ...sections].join('\n').trimEnd() +
    '\n'
  );
}

function introduction(all: readonly Rule[], lang: Language): string {
  const count = (severity: Severity): string =>
    `${TIERS[severity][lang]} ${String(all.filter((rule) => rule.severity === severity).length)}`;
  const counts = SEVERITIES.map(count);
  const total = String(all.length);
  if (lang === 'zh') {
    return [
      `由 \`npm run docs\` 从 \`standards/rules/\` 生成，请勿手改。共 ${total} 条：${counts.join('，')}。`,
      '',
      '每条规则在每一行有四种结果：通过、不通过、无法判断（空白、文字、遮盖、错误值）、不适用（表中没有所需的列，或前提不成立）。空白从不当作 0。',
      '公式中的 `[@键]` 是本行的值，`表[键]` 是整列，裸名字是标准中的数值。未收入的检查见 `rules-left-out.md`。',
    ].join('\n');
  }
  return [
    `Generated from \`standards/rules/\` by \`npm run docs\`; do not edit. ${total} rules: ${counts.join(', ')}.`,
    '',
    'A rule ends in one of four ways on each row: pass, fail, cannot tell (blank, text, masked, error value) or not applicable (the form lacks a column, or the condition does not hold). A blank is never taken for 0.',
    'In a formula `[@key]` is the value of the row, `table[key]` a whole column, a bare name a number of the standard. Checks that are not here are listed in `rules-left-out.md`.',
  ].join('\n');
}

function section(scope: RuleScope, all: readonly Rule[], lang: Language): readonly string[] {
  const own = all.filter((rule) => rule.scope === scope).sort(byId);
  if (own.length === 0) return [];
  return [
    `## ${SCOPES[scope][lang]} (${String(own.length)})`,
    '',
    ...own.map((rule) => ruleEntry(rule, lang)),
  ];
}

/** First letters of rule ids in the order of the domain's list; J are the rules added to it. */
const LETTERS = ['C', 'R', 'T', 'X', 'Y', 'S', 'J'];

/** `R-104-2` before `R-104-10`: by letters, then by each number. */
function byId(a: Rule, b: Rule): number {
  const [left, right] = [parts(a.id), parts(b.id)];
  return left.map((part, index) => part - (right[index] ?? 0)).find((gap) => gap !== 0) ?? 0;
}

function parts(id: string): readonly number[] {
  const [, letters = '', number = '0', suffix = '', part = '0'] =
    /^([A-Z]+)-(\d+)([a-z]?)(?:-(\d+))?$/.exec(id) ?? [];
  const letter = suffix === '' ? 0 : suffix.charCodeAt(0);
  return [LETTERS.indexOf(letters), Number(number), letter, Number(part)];
}
