import type { Language } from '../../../i18n/index';
import { parseAddress } from '../../../kernel/address';
import type { EditPlan } from '../../../sheet/editPlan';
import { rules } from '../../../standard/index';
import { BALANCE_SHEET } from '../../annotate/names';
import { annotationPlan } from '../../annotate/plan';
import type { CountyCheck } from '../../check';
import { type Finding, findingReader, renderAll } from '../../findings';
import type { ReceivedFinding } from '../types';
import { newFindings } from './findings';

/**
 * The annotated copy that goes with a slip: what an annotated copy always holds, and the findings of the county check
 * marked, noted and listed among the file's own, a cell with both having one note. The coefficients of a county say
 * nothing in a school's own file, so the sheet 校际均衡 is left out unless the file lists several schools.
 */
export function annotateForReturn(
  check: CountyCheck,
  path: string,
  further: readonly ReceivedFinding[],
  language: Language,
): EditPlan {
  const file = check.files.find((one) => one.path === path);
  if (file === undefined) return { edits: [] };
  const own = renderAll(findingReader(check, language)(path));
  const beside = newFindings(own, further).map((one) => findingOf(one, path, language));
  const { edits } = annotationPlan(file, [...own, ...beside], check.options, language);
  const codes = new Set(
    check.balance.schools.filter((school) => school.file === path).map(({ code }) => code),
  );
  if (codes.size > 1) return { edits };
  return {
    edits: edits.filter((edit) => !(edit.kind === 'add-sheet' && edit.role === BALANCE_SHEET)),
  };
}

/** A finding as it came back from the county check: where it was found by rows of many files, it has one cell here. */
function findingOf(received: ReceivedFinding, path: string, language: Language): Finding {
  const { rule: id, tier, sheet, cell, code, school, field, message, reason } = received;
  const rule = rules().find((one) => one.id === id);
  const at = parseAddress(cell);
  return {
    rule: id,
    severity: tier === 'below' ? (rule?.severity ?? 'warning') : tier,
    kind: tier === 'below' ? 'below-standard' : 'data',
    basis: rule?.basis ?? 'proposed',
    file: path,
    sheet,
    cell,
    school: code === '' && school === '' ? null : { code, name: school },
    field,
    name: rule?.name[language] ?? id,
    message,
    observed: '',
    expected: '',
    citation: { standard: rule?.citation.source ?? '', locator: rule?.citation.locator ?? '' },
    marks: at === undefined ? [] : [at],
    ...(reason === undefined ? {} : { reason }),
  };
}
