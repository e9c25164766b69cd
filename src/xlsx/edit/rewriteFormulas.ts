import { succeed, type Result } from '../../kernel/result';
import type { WorkingPackage } from '../patch/workingPackage';
import { decodeEntities, elementAt, escapeXml } from '../patch/xmlText';

/** Elements whose text is a formula, by the root of the part that holds them. */
const CARRIERS: Readonly<Record<string, string>> = {
  // Cells, conditional formats and validations, and those of Microsoft's extensions (`xm:f`).
  worksheet: 'f|formula|formula1|formula2',
  workbook: 'definedName',
  chartSpace: 'f',
  table: 'calculatedColumnFormula|totalsRowFormula',
};

const SKIPPED =
  /(?:sharedStrings|styles|calcChain|metadata)\d*\.xml$|\/(?:theme|comments|threadedComments|persons)\//i;

/** Rewrites every formula of a workbook: cells, names, rules, charts, tables. Parts without a change stay as they are. */
export function rewriteFormulas(
  pkg: WorkingPackage,
  rewrite: (formula: string) => string,
  more: (text: string, root: string) => string = (text) => text,
): Result<void> {
  for (const name of pkg.names()) {
    if (!name.toLowerCase().endsWith('.xml') || !/^\/?xl\//i.test(name) || SKIPPED.test(name))
      continue;
    const text = pkg.text(name);
    if (!text.ok) return text;
    const root = rootOf(text.value);
    const carriers = CARRIERS[root];
    const formulas =
      carriers === undefined ? text.value : inElements(text.value, carriers, rewrite);
    const next = more(formulas, root);
    if (next !== text.value) pkg.set(name, next);
  }
  return succeed(undefined);
}

/** Name of the root element; the rest of the part is not looked at. */
function rootOf(text: string): string {
  const start = /<(?:[^\s<>/:?!]+:)?([^\s<>/:?!]+)[\s/>]/.exec(text);
  return start?.[1] ?? elementAt(text, 0)?.name ?? '';
}

function inElements(text: string, names: string, rewrite: (formula: string) => string): string {
  const pattern = new RegExp(`(<(?:[^\\s<>/:]+:)?(?:${names})(?:\\s[^<>]*)?>)([^<]+)(?=</)`, 'g');
  return text.replace(pattern, (whole, tag: string, content: string) => {
    if (tag.endsWith('/>')) return whole;
    const formula = decodeEntities(content);
    const next = rewrite(formula);
    return next === formula ? whole : tag + escapeXml(next);
  });
}
