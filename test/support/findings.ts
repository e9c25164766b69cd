import { checkFiles, readFile } from '../../src/app/check';
import { renderFindings, type Finding } from '../../src/checks/index';
import { findStandard } from '../../src/standard/index';
import { readWorkbook } from '../../src/xlsx/index';

/** Everything that a check of one file finds. */
export function findingsIn(bytes: Uint8Array, standardId = 'cn.quality-2017'): readonly Finding[] {
  const standard = findStandard(standardId);
  if (!standard.ok) throw new Error(standardId);
  const file = readFile({ path: 'a.xlsx', sha256: '0', workbook: readWorkbook(bytes) });
  const { outcome } = checkFiles([file], { standard: standard.value, reliefs: [] });
  return [...renderFindings(outcome, 'zh')];
}

/** What is wrong with the data, as `rule sheet!cell`; what is below the standard is left out, and so is advice. */
export function dataFindings(bytes: Uint8Array): readonly string[] {
  return findingsIn(bytes)
    .filter(({ kind, severity }) => kind === 'data' && severity !== 'info')
    .map(({ rule, sheet, cell }) => `${rule} ${sheet}!${cell}`);
}
