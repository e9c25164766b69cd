import { succeed, type Result } from '../../../kernel/result';
import { relationshipId } from '../../patch/flavour';
import { relationshipsOf } from '../../patch/relationships';
import { childNamed, layoutOf } from '../../patch/schemaOrder';
import { applySplices } from '../../patch/splice';
import type { WorkbookPart } from '../../patch/workbookPart';
import type { WorkingPackage } from '../../patch/workingPackage';
import type { ChangeContext } from './changeContext';
import { rewriteDrawing } from './drawings';
import { rewriteNotes } from './notes';
import { cacheRules, linkedParts, linkRules, movePivots, rewritePart } from './otherParts';
import { rewriteTree } from './rewriteTree';
import { dropTable, type TablePart } from './tableParts';
import { rewriteTable, tableFormulaRules } from './tables';

/** Parts that belong to the changed sheet alone. */
export function rewriteBelongings(
  pkg: WorkingPackage,
  part: string,
  context: ChangeContext,
  tables: readonly TablePart[],
): Result<void> {
  const links = relationshipsOf(pkg, part);
  if (!links.ok) return links;
  return inTurn([
    () => rewriteNotes(pkg, links.value, context.changes),
    () => movePivots(pkg, links.value, context),
    ...links.value
      .filter(({ type, target }) => type === 'drawing' && pkg.has(target))
      .map(
        ({ target }) =>
          () =>
            rewriteDrawing(pkg, target, context.changes),
      ),
    ...tables.map((table) => () => {
      return table.after === undefined
        ? loseTable(pkg, part, table)
        : rewriteTable(pkg, table, context);
    }),
  ]);
}

/** A table all of whose cells are gone. */
function loseTable(pkg: WorkingPackage, sheetPart: string, table: TablePart): Result<void> {
  const text = pkg.text(sheetPart);
  if (!text.ok) return text;
  const layout = layoutOf(text.value);
  const list = layout === undefined ? undefined : childNamed(layout, 'tableParts');
  if (list !== undefined) {
    const next = rewriteTree(text.value, list, {
      start: (all, { name, tag }, whole) =>
        name === 'tablePart' && relationshipId(all, tag) === table.relationship ? undefined : whole,
      leaf: (_text, _element, content) => content,
    });
    const splice = { from: list.start, to: list.end, text: next ?? '' };
    pkg.set(sheetPart, applySplices(text.value, [splice]));
  }
  return dropTable(pkg, sheetPart, table);
}

/** References to the changed sheet in tables of others, charts, drawings, controls and pivot caches. */
export function rewriteLinks(
  pkg: WorkingPackage,
  workbook: WorkbookPart,
  context: ChangeContext,
): Result<void> {
  for (const { name, part } of workbook.sheets) {
    const links = part === undefined ? succeed([]) : relationshipsOf(pkg, part);
    if (!links.ok) return links;
    for (const { type, target, external } of links.value) {
      if (external || !pkg.has(target)) continue;
      const isTable = type === 'table' && name !== context.sheet;
      const rules = isTable
        ? tableFormulaRules(context, name)
        : ['drawing', 'ctrlProp'].includes(type)
          ? linkRules(context, name)
          : undefined;
      const done = rules === undefined ? succeed(undefined) : rewritePart(pkg, target, rules);
      if (!done.ok) return done;
    }
  }
  const charts = linkedParts(pkg, ['chart', 'chartEx', 'chartUserShapes']);
  if (!charts.ok) return charts;
  const caches = linkedParts(pkg, ['pivotCacheDefinition']);
  if (!caches.ok) return caches;
  return inTurn([
    ...charts.value.map((part) => () => rewritePart(pkg, part, linkRules(context, undefined))),
    ...caches.value.map((part) => () => rewritePart(pkg, part, cacheRules(context))),
  ]);
}

/** Carries out steps until one fails. */
export function inTurn(steps: readonly (() => Result<void>)[]): Result<void> {
  for (const step of steps) {
    const done = step();
    if (!done.ok) return done;
  }
  return succeed(undefined);
}
