import type { Area } from '../../kernel/address';
import type { MarkKind } from '../../sheet/editPlan';
import { ADDED_MARKER } from '../ownFormats';
import { coalesce } from './areas';
import { lists } from './liveLooks';
import { childNamed, insertionPoint, WORKSHEET_ORDER, type Layout } from './schemaOrder';
import type { Splice } from './splice';
import { attribute, descendants, textOf, type Element } from './xmlText';

export const MARK_KINDS: readonly MarkKind[] = ['error', 'warning', 'below-standard'];

/**
 * Marks are conditional formats whose condition is always true: the user's own formats stay untouched under them, and
 * the constant in the condition tells ours from the user's, whatever program saved the file in between.
 */
function condition(kind: MarkKind): string {
  return `${ADDED_MARKER}${kind}")&gt;0`;
}

/** Insertion of the marks of one sheet, behind the user's conditional formats. */
export function markSplices(
  text: string,
  layout: Layout,
  marks: ReadonlyMap<MarkKind, readonly Area[]>,
  formatOf: (kind: MarkKind) => number,
  live: (priority: number) => string = () => '',
): readonly Splice[] {
  let priority = highestPriority(text, layout);
  let xml = '';
  for (const kind of MARK_KINDS) {
    for (const sqref of lists(coalesce(marks.get(kind) ?? []))) {
      priority++;
      xml += block(layout.prefix, sqref, kind, formatOf(kind), priority);
    }
  }
  xml += live(priority);
  if (xml === '') return [];
  const at = insertionPoint(layout, WORKSHEET_ORDER, 'conditionalFormatting');
  return [{ from: at, to: at, text: xml }];
}

function block(p: string, sqref: string, kind: MarkKind, dxf: number, priority: number): string {
  const rule = `<${p}cfRule type="expression" dxfId="${String(dxf)}" priority="${String(priority)}">`;
  const formula = `<${p}formula>${condition(kind)}</${p}formula></${p}cfRule>`;
  return `<${p}conditionalFormatting sqref="${sqref}">${rule}${formula}</${p}conditionalFormatting>`;
}

/** Ours come after the user's: the numbers must differ, and the user's blocks are not to be renumbered. */
function highestPriority(text: string, layout: Layout): number {
  const blocks = layout.children.filter(({ name }) => name === 'conditionalFormatting');
  const extensions = childNamed(layout, 'extLst');
  return [...blocks, ...(extensions === undefined ? [] : [extensions])]
    .flatMap((element) => descendants(text, element, 'cfRule'))
    .map((rule) => Number(attribute(text, rule.tag, 'priority') ?? 0))
    .reduce((highest, priority) => Math.max(highest, priority || 0), 0);
}

/** Cuts that take our marks off; a block that programs have joined with the user's loses our rules alone. */
export function markRemovals(text: string, layout: Layout): readonly Splice[] {
  return layout.children
    .filter(({ name }) => name === 'conditionalFormatting')
    .flatMap((block) => {
      const rules = descendants(text, block, 'cfRule');
      const own = rules.filter((rule) => isOwn(text, rule));
      return own.length > 0 && own.length === rules.length ? [block] : own;
    })
    .map(({ start, end }) => ({ from: start, to: end, text: '' }));
}

function isOwn(text: string, rule: Element): boolean {
  return descendants(text, rule, 'formula').some((formula) =>
    textOf(text, formula).includes(ADDED_MARKER),
  );
}
