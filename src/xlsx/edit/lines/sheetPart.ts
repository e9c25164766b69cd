import { MAX_COLUMNS } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import { childNamed, layoutOf } from '../../patch/schemaOrder';
import { applySplices, type Splice } from '../../patch/splice';
import { elementAt, type Element } from '../../patch/xmlText';
import type { ChangeContext } from './changeContext';
import { rewriteColumns } from './columnSpans';
import { objectSplices } from './drawings';
import { LineMap } from './lineMap';
import { rewriteRows } from './rows';
import { rewriteTree, type TreeRules } from './rewriteTree';
import { changedSheetRules, formulaRules } from './sheetRules';

/** Texts that new cells have to hold, by row and column as numbered after the changes. */
export type NewTexts = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** A worksheet's part after the change; `name` is its sheet. The very text where nothing of it follows. */
export function rewriteSheet(
  text: string,
  part: string,
  name: string,
  context: ChangeContext,
  texts: NewTexts,
): Result<string> {
  const layout = layoutOf(text);
  if (layout === undefined) return fail('file-damaged', 'xml-invalid', { part, position: 0 });
  const moves = name === context.sheet;
  const rules = moves ? changedSheetRules(context) : formulaRules(context, name);
  const sheetData = childNamed(layout, 'sheetData');
  const splices: Splice[] = [];
  for (const child of layout.children) {
    if (child === sheetData) continue;
    const next = rewriteChild(text, child, rules, moves ? context : undefined);
    if (next !== text.slice(child.start, child.end))
      splices.push({ from: child.start, to: child.end, text: next });
  }
  if (sheetData === undefined || sheetData.tag.kind === 'empty')
    return succeed(applySplices(text, splices));
  const { sheet, changes, rows, columns } = context;
  const still = { rows: UNCHANGED, columns: UNCHANGED };
  const cells = rewriteRows(text, sheetData, {
    sheet: name,
    changes,
    changedSheet: sheet,
    moves,
    prefix: layout.prefix,
    rewrite: (formula) => context.rewrite(formula, name),
    ...(moves ? { rows, columns } : still),
    texts,
  });
  if (!cells.ok) return cells;
  const { contentStart: from, contentEnd: to } = sheetData;
  splices.push({ from, to, text: cells.value });
  return succeed(applySplices(text, splices));
}

const UNCHANGED = new LineMap([], 'rows', 1 << 21);

/** `moving` is the change where the sheet is the changed one. */
function rewriteChild(
  text: string,
  child: Element,
  rules: TreeRules,
  moving: ChangeContext | undefined,
): string {
  if (child.name === 'cols' && moving !== undefined)
    return moving.columns.changes
      ? rewriteColumns(text, child, moving.columns, MAX_COLUMNS)
      : text.slice(child.start, child.end);
  const next = rewriteTree(text, child, rules) ?? '';
  return moving !== undefined && OBJECTS.has(child.name) ? withObjects(next, moving) : next;
}

/** Lists of controls and embedded objects, and what they are wrapped in for programs that know no anchors. */
const OBJECTS: ReadonlySet<string> = new Set(['controls', 'oleObjects', 'AlternateContent']);

function withObjects(text: string, { changes }: ChangeContext): string {
  const list = elementAt(text, 0);
  return list === undefined ? text : applySplices(text, objectSplices(text, list, changes));
}
