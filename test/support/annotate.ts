import { annotationPlan, checkFiles, findingReader, readFile, renderAll } from '../../src/app';
import { openWorkbook } from '../../src/hosts/file';
import type { Language } from '../../src/i18n';
import type { Receipt } from '../../src/sheet/editPlan';
import { findStandard } from '../../src/standard';
import { patchWorkbook, readWorkbook } from '../../src/xlsx';

/** The annotated copy of one workbook, made as the command makes it, and what was left out of it. */
export async function annotatedCopy(
  bytes: Uint8Array,
  language: Language = 'zh',
): Promise<{ readonly bytes: Uint8Array; readonly receipt: Receipt }> {
  const standard = findStandard('cn.quality-2017');
  const bare = unmarked(bytes);
  const host = openWorkbook(bytes);
  if (!standard.ok || !host.ok) throw new Error('no standard or no workbook');
  const options = { standard: standard.value, reliefs: [] };
  const file = readFile({ path: 'a.xlsx', sha256: '0', workbook: readWorkbook(bare) });
  const findings = renderAll(findingReader(checkFiles([file], options), language)('a.xlsx'));
  const receipt = await host.value.apply(annotationPlan(file, findings, options, language));
  if (!receipt.ok) throw new Error(receipt.problem.reason);
  return { bytes: host.value.bytes(), receipt: receipt.value };
}

/** The workbook as its user made it. */
export function unmarked(bytes: Uint8Array): Uint8Array {
  const bare = patchWorkbook(bytes, { edits: [] });
  if (!bare.ok) throw new Error(bare.problem.reason);
  return bare.value.bytes;
}
