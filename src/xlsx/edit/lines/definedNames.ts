import { isOwnName } from '../../patch/ownedParts';
import { childNamed, layoutOf } from '../../patch/schemaOrder';
import { applySplices, type Splice } from '../../patch/splice';
import { attribute, childrenOf, escapeXml, textOf } from '../../patch/xmlText';
import type { ChangeContext } from './changeContext';

/** Names that programs give: Excel repairs a file where a print area or a filter has no cells. */
const BUILT_IN = '_xlnm.';

/**
 * The workbook part after the change: every defined name follows. Built-in names and ours lose the areas that are gone,
 * and go with the last; a name of the user's says `#REF!`, as in Excel.
 */
export function rewriteNames(text: string, context: ChangeContext, lostFilters: boolean): string {
  const layout = layoutOf(text);
  const list = layout === undefined ? undefined : childNamed(layout, 'definedNames');
  const sheets = layout === undefined ? undefined : childNamed(layout, 'sheets');
  if (layout === undefined || list === undefined || sheets === undefined) return text;
  const order = (childrenOf(text, sheets) ?? []).map(({ tag }) => attribute(text, tag, 'name'));
  const elements = childrenOf(text, list) ?? [];
  const splices: Splice[] = [];
  let left = elements.length;
  for (const element of elements) {
    const name = attribute(text, element.tag, 'name') ?? '';
    const scope = attribute(text, element.tag, 'localSheetId');
    const on = scope === undefined ? undefined : order[Number(scope)];
    const formula = textOf(text, element);
    const isFilter = name === '_xlnm._FilterDatabase' && on === context.sheet && lostFilters;
    const next = isFilter ? '' : namedAreas(name, context.rewrite(formula, on), formula);
    if (next === formula) continue;
    if (next === '') left--;
    splices.push(
      next === ''
        ? { from: element.start, to: element.end, text: '' }
        : { from: element.contentStart, to: element.contentEnd, text: escapeXml(next) },
    );
  }
  if (left === 0 && elements.length > 0)
    return applySplices(text, [{ from: list.start, to: list.end, text: '' }]);
  return applySplices(text, splices);
}

function namedAreas(name: string, next: string, before: string): string {
  const isList = name.startsWith(BUILT_IN) || isOwnName(name);
  if (!isList || next === before || !next.includes('#REF!')) return next;
  return areasOf(next)
    .filter((area) => !area.includes('#REF!'))
    .join(',');
}

/** Cuts at commas outside quotes. */
function areasOf(list: string): readonly string[] {
  return list.match(/(?:'[^']*'|[^,'])+/g) ?? [];
}
