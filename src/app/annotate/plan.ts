import { computeBalance } from '../../balance/index';
import type { Finding } from '../../checks/index';
import { ledgerOf } from '../../forms/index';
import type { Edit, EditPlan } from '../../sheet/editPlan';
import { translator, type Language } from '../../i18n/index';
import type { CheckOptions, ReadFile } from '../check';
import { balanceSheet } from './balanceSheet';
import { findingsSheet } from './findingsSheet';
import { indicatorColumns, type IndicatorColumns, type WrittenRow } from './indicatorColumns';
import { markEdits } from './marks';
import type { SchoolContext } from './schoolFormulas';

/**
 * What to write into the annotated copy of one file: marks and notes on the failing cells, indicators and verdicts
 * beside the school rows, and the sheets 校际均衡 and 校验结果. The coefficients are those of this workbook's own
 * schools, since a live formula cannot reach into another file.
 */
export function annotationPlan(
  file: ReadFile,
  findings: readonly Finding[],
  options: CheckOptions,
  language: Language,
): EditPlan {
  const t = translator(language);
  const ledgers = ledgerOf(file.tables);
  const balance = computeBalance({ ...options, ledgers });
  const context: SchoolContext = { ...options, ledgers, balance };
  const columns: IndicatorColumns[] = [];
  for (const index of ledgers.keys()) {
    const next = indicatorColumns(context, index, columns, t);
    if (next !== undefined) columns.push(next);
  }
  const written = new Map<number, WrittenRow>(columns.flatMap(({ written: rows }) => [...rows]));
  const edits: Edit[] = [...markEdits(findings, t), ...columns.map(({ edit }) => edit)];
  if (balance.schools.length > 0) edits.push(balanceSheet(context, written, t));
  edits.push(findingsSheet(findings, language));
  return { edits };
}
