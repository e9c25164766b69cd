import { attribute, childrenOf, type Element } from '../../patch/xmlText';
import { setValue } from './startTag';

/** What becomes of an element: its start tag, or nothing of it. */
export interface TreeRules {
  /** New start tag (also of an empty element), or undefined to take the element out. */
  start(text: string, element: Element, tag: string): string | undefined;
  /** New content of an element without elements inside; undefined takes the element out. */
  leaf(text: string, element: Element, content: string): string | undefined;
  /** Rules for what stands inside, where they differ. */
  inside?(text: string, element: Element): TreeRules;
}

/** Lists that may not be empty: each goes with its last member. */
const LISTS: ReadonlySet<string> = new Set([
  'mergeCells',
  'hyperlinks',
  'protectedRanges',
  'ignoredErrors',
  'dataValidations',
  'conditionalFormattings',
  'sparklines',
  'sparklineGroup',
  'sparklineGroups',
  'cellWatches',
  'rowBreaks',
  'colBreaks',
  'scenarios',
  'cellSmartTags',
  'smartTags',
  'ext',
  'extLst',
  'sortState',
  'tableParts',
]);

/** Lists of which members that are not elements of the list proper do not count. */
const MEMBER: Readonly<Record<string, string>> = { sparklineGroup: 'sparklines' };

/**
 * Rewrites an element and all in it. Elements that the rules take out leave their lists, lists that are left empty go
 * too, and lists that state their length state it anew. Undefined where the element itself goes.
 */
export function rewriteTree(text: string, element: Element, rules: TreeRules): string | undefined {
  const whole = text.slice(element.tag.start, element.tag.end);
  const tag = rules.start(text, element, whole);
  if (tag === undefined) return undefined;
  const children = childrenOf(text, element) ?? [];
  if (children.length === 0) {
    const content = text.slice(element.contentStart, element.contentEnd);
    const next = element.tag.kind === 'empty' ? content : rules.leaf(text, element, content);
    return next === undefined
      ? undefined
      : tag + next + text.slice(element.contentEnd, element.end);
  }
  const inner = rules.inside?.(text, element) ?? rules;
  const kept: Element[] = [];
  const pieces: string[] = [];
  let at = element.contentStart;
  for (const child of children) {
    pieces.push(text.slice(at, child.start));
    at = child.end;
    const next = rewriteTree(text, child, inner);
    if (next === undefined) continue;
    kept.push(child);
    pieces.push(next);
  }
  pieces.push(text.slice(at, element.end));
  if (kept.length === children.length) return tag + pieces.join('');
  if (isLeftEmpty(element.name, kept)) return undefined;
  return counted(text, element, tag, kept) + pieces.join('');
}

function isLeftEmpty(name: string, kept: readonly Element[]): boolean {
  const member = MEMBER[name];
  if (!LISTS.has(name)) return false;
  return member === undefined ? kept.length === 0 : !kept.some((child) => child.name === member);
}

function counted(text: string, element: Element, tag: string, kept: readonly Element[]): string {
  const count = attribute(text, element.tag, 'count');
  if (count === undefined) return tag;
  const next = setValue(tag, 'count', String(kept.length));
  if (attribute(text, element.tag, 'manualBreakCount') === undefined) return next;
  const manual = kept.filter((child) =>
    ['1', 'true'].includes(attribute(text, child.tag, 'man') ?? ''),
  );
  return setValue(next, 'manualBreakCount', String(manual.length));
}
