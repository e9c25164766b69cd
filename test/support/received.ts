import { readFile } from '../../src/app';
import { receive, type ReceivedCheck } from '../../src/app/collect/receive';
import type { SlipFacts } from '../../src/app/collect/slips/types';
import type { ReceivedFile } from '../../src/app/collect/types';
import type { Language } from '../../src/i18n';
import { findStandard } from '../../src/standard';
import { readWorkbook } from '../../src/xlsx';
import { valueOf } from './live';

export const STANDARD = valueOf(findStandard('cn.quality-2017'));

/** A workbook as it is received. */
export function received(
  path: string,
  bytes: Uint8Array,
  language: Language = 'zh',
): ReceivedCheck {
  const file = readFile({ path, sha256: path, workbook: readWorkbook(bytes) });
  const saved = '2026-11-22T08:05:09Z';
  return receive(file, { standard: STANDARD, reliefs: [] }, language, saved);
}

/** A file that nothing else is known of. */
export function factsOf(file: ReceivedFile, more: Partial<SlipFacts> = {}): SlipFacts {
  return {
    file,
    remarks: [],
    standings: [],
    undivided: [],
    further: [],
    copy: null,
    division: null,
    checkedAt: '2026-11-30 16:20',
    standard: { title: STANDARD.title.zh, documentNumber: STANDARD.documentNumber },
    rules: '0.1.0 0123456789abcdef',
    ...more,
  };
}
