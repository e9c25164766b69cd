import { computeBalance } from '../../balance/index';
import { ledgerOf } from '../../forms/index';
import type { EditPlan } from '../../sheet/editPlan';
import { translator, type Language } from '../../i18n/index';
import type { CheckOptions, ReadFile } from '../check';
import type { Finding } from '../findings';
import { findingsSheet } from './findingsSheet';
import { markEdits, noteEdits, shownFindings } from './marks';
import { resultEdits } from './results';

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
  const shown = shownFindings(findings);
  return {
    edits: [
      ...markEdits(shown),
      ...noteEdits(shown, t),
      ...resultEdits({ ...options, ledgers, balance }, t),
      findingsSheet(findings, language),
    ],
  };
}
