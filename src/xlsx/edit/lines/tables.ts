import { succeed, type Result } from '../../../kernel/result';
import { childNamed, layoutOf } from '../../patch/schemaOrder';
import { applySplices, type Splice } from '../../patch/splice';
import type { WorkingPackage } from '../../patch/workingPackage';
import type { ChangeContext } from './changeContext';
import { rewriteTree, type TreeRules } from './rewriteTree';
import { changedSheetRules, rewritten } from './sheetRules';
import { tableStart, type TablePart } from './tableParts';
import { tableColumns } from './tableText';

const FORMULAS: ReadonlySet<string> = new Set(['calculatedColumnFormula', 'totalsRowFormula']);

/** Formulas in the part of any table, wherever it stands. */
export function tableFormulaRules(context: ChangeContext, on: string): TreeRules {
  return {
    start: (_text, _element, tag) => tag,
    leaf: (_, element, content) =>
      FORMULAS.has(element.name)
        ? rewritten(content, (formula) => context.rewrite(formula, on))
        : content,
  };
}

/** A table of the changed sheet: its area, filter, columns and formulas. */
export function rewriteTable(
  pkg: WorkingPackage,
  table: TablePart,
  context: ChangeContext,
): Result<void> {
  const text = pkg.text(table.part);
  if (!text.ok) return text;
  const layout = layoutOf(text.value);
  if (layout === undefined) return succeed(undefined);
  const { root } = layout;
  const whole = text.value.slice(root.tag.start, root.tag.end);
  const splices: Splice[] = [
    { from: root.tag.start, to: root.tag.end, text: tableStart(whole, table) },
  ];
  const formulas = tableFormulaRules(context, context.sheet);
  const places = changedSheetRules(context);
  const list = childNamed(layout, 'tableColumns');
  for (const child of layout.children) {
    const next =
      child === list
        ? tableColumns(
            text.value,
            list,
            table,
            (column) => rewriteTree(text.value, column, formulas) ?? '',
          )
        : rewriteTree(text.value, child, places);
    splices.push({ from: child.start, to: child.end, text: next ?? '' });
  }
  const done = applySplices(text.value, splices);
  if (done !== text.value) pkg.set(table.part, done);
  return succeed(undefined);
}
