import { succeed, type Result } from '../../kernel/result';
import { dropCalculationChain } from '../patch/calculationChain';
import { relationshipsOf } from '../patch/relationships';
import { childNamed, insertionPoint, WORKBOOK_ORDER } from '../patch/schemaOrder';
import { applySplices } from '../patch/splice';
import type { WorkbookPart } from '../patch/workbookPart';
import { withAttributes } from '../patch/withAttributes';
import type { WorkingPackage } from '../patch/workingPackage';
import type { Editing } from './editing';

/** What the workbook has to say of its formulas once cells have changed. */
export function settleFormulas(editing: Editing): Result<void> {
  const { pkg } = editing;
  const workbook = editing.workbook();
  if (!workbook.ok) return workbook;
  const recalculate = editing.valuesChanged ? hasFormulas(pkg, workbook.value) : succeed(false);
  if (!recalculate.ok) return recalculate;
  if (recalculate.value) pkg.set(workbook.value.part, recalculating(workbook.value));
  // An entry for a cell without a formula makes Excel repair the file.
  return editing.formulasLost ? dropCalculationChain(pkg, workbook.value.part) : succeed(undefined);
}

function hasFormulas(pkg: WorkingPackage, workbook: WorkbookPart): Result<boolean> {
  const links = relationshipsOf(pkg, workbook.part);
  if (!links.ok) return links;
  if (links.value.some(({ type }) => type === 'calcChain')) return succeed(true);
  for (const { part } of workbook.sheets) {
    const text = part === undefined ? succeed('') : pkg.text(part);
    if (!text.ok) return text;
    if (/<(?:[^\s<>/:]+:)?f[\s>]/.test(text.value)) return succeed(true);
  }
  return succeed(false);
}

/** The workbook part asking for all formulas to be computed when it is opened, for good. */
function recalculating({ text, layout }: WorkbookPart): string {
  const element = childNamed(layout, 'calcPr');
  if (element === undefined) {
    const at = insertionPoint(layout, WORKBOOK_ORDER, 'calcPr');
    const xml = `<${layout.prefix}calcPr fullCalcOnLoad="1"/>`;
    return applySplices(text, [{ from: at, to: at, text: xml }]);
  }
  const source = text.slice(element.start, element.end);
  // Taken off first: the spelling tells patching whose wish it is, and this one is the user's.
  const bare = withAttributes(source, { fullCalcOnLoad: undefined });
  const xml = withAttributes(bare, { fullCalcOnLoad: '1' });
  return applySplices(text, [{ from: element.start, to: element.end, text: xml }]);
}
