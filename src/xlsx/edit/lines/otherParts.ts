import { parseArea } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import { relationshipsOf, type Relationship } from '../../patch/relationships';
import { layoutOf } from '../../patch/schemaOrder';
import type { WorkingPackage } from '../../patch/workingPackage';
import { attribute, descendants } from '../../patch/xmlText';
import { sameSheet, shiftRef } from '../references';
import type { ChangeContext } from './changeContext';
import { rewriteTree, type TreeRules } from './rewriteTree';
import { rewriteAttribute, rewritten } from './sheetRules';
import { valueIn, withValue } from './startTag';

/** Parts that hold references to cells, by the kind of relationship that leads to them. */
export function linkedParts(
  pkg: WorkingPackage,
  types: readonly string[],
): Result<readonly string[]> {
  const found = new Set<string>();
  for (const name of pkg.names()) {
    const match = /^(.*?)_rels\/([^/]*)\.rels$/i.exec(name);
    if (match === null) continue;
    const links = relationshipsOf(pkg, `${match[1] ?? ''}${match[2] ?? ''}`);
    if (!links.ok) return links;
    for (const { type, target, external } of links.value)
      if (types.includes(type) && !external && pkg.has(target)) found.add(target);
  }
  return succeed([...found]);
}

/** Rewrites a whole part by rules. */
export function rewritePart(pkg: WorkingPackage, part: string, rules: TreeRules): Result<void> {
  const text = pkg.text(part);
  if (!text.ok) return text;
  const root = layoutOf(text.value)?.root;
  if (root === undefined) return succeed(undefined);
  const next =
    text.value.slice(0, root.start) +
    (rewriteTree(text.value, root, rules) ?? '') +
    text.value.slice(root.end);
  if (next !== text.value) pkg.set(part, next);
  return succeed(undefined);
}

/** Attributes that hold a reference: of shapes that show a cell, and of form controls. */
const REFERENCES = ['textlink', 'fmlaLink', 'fmlaRange', 'fmlaTxbx'] as const;

/** Rules for charts, drawings and controls: their references name sheets, unless their sheet is known. */
export function linkRules(context: ChangeContext, on: string | undefined): TreeRules {
  const rewrite = (formula: string) => context.rewrite(formula, on);
  return {
    start: (_text, _element, tag) =>
      REFERENCES.reduce((text, name) => rewriteAttribute(text, name, rewrite), tag),
    leaf: (_, { name }, content) =>
      name === 'f' || name === 'sqref' ? rewritten(content, rewrite) : content,
  };
}

/** The source of a pivot table's data. One that is gone keeps its reference: refreshing says so. */
export function cacheRules({ sheet, changes }: ChangeContext): TreeRules {
  return {
    start: (_, { name }, tag) => {
      if (name !== 'worksheetSource' && name !== 'rangeSet') return tag;
      const source = valueIn(tag, 'sheet');
      const ref = valueIn(tag, 'ref');
      // A relationship leads to another workbook.
      if (source === undefined || ref === undefined || /\s\w+:id\s*=/.test(tag)) return tag;
      const next = sameSheet(source, sheet) ? shiftRef(ref, changes) : ref;
      return next === undefined || next === ref ? tag : withValue(tag, 'ref', next);
    },
    leaf: (_text, _element, content) => content,
  };
}

/** Pivot tables on the changed sheet move as wholes; lines that pass through one are refused, as in Excel. */
export function movePivots(
  pkg: WorkingPackage,
  links: readonly Relationship[],
  context: ChangeContext,
): Result<void> {
  for (const { type, target } of links) {
    if (type !== 'pivotTable' || !pkg.has(target)) continue;
    const text = pkg.text(target);
    if (!text.ok) return text;
    const root = layoutOf(text.value)?.root;
    const location = root === undefined ? undefined : descendants(text.value, root, 'location')[0];
    const ref = location === undefined ? undefined : attribute(text.value, location.tag, 'ref');
    if (ref === undefined) continue;
    const next = shiftRef(ref, context.changes);
    if (next === undefined || sizeOf(next) !== sizeOf(ref))
      return fail('edit-refused', 'lines-cross-pivot', { sheet: context.sheet, cell: ref });
    const moved = rewritePart(pkg, target, {
      start: (_, { name }, tag) => (name === 'location' ? withValue(tag, 'ref', next) : tag),
      leaf: (_text, _element, content) => content,
    });
    if (!moved.ok) return moved;
  }
  return succeed(undefined);
}

function sizeOf(ref: string): string {
  const area = parseArea(ref);
  if (area === undefined) return ref;
  return `${String(area.bottom - area.top)}:${String(area.right - area.left)}`;
}
