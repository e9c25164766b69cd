import type { ProblemKind } from '../kernel/result';

/**
 * Every way in which a file can be refused, as `Problem.reason` under its `Problem.kind`. Each pair has a text for the
 * user; the parameters that the text may use are named behind it.
 */
export const REFUSALS = {
  'file-damaged': [
    'empty-file',
    'truncated',
    'directory-damaged',
    'entry-damaged', // part
    'overlapping-entries', // part
    'duplicate-entry', // part
    'unsafe-path', // part
    'unsupported-compression', // part, method
    'size-mismatch', // part
    'checksum-mismatch', // part
    'part-missing', // part
    'xml-invalid', // part, position
    'xml-encoding', // part, encoding
    'doctype-refused', // part
    'cell-invalid', // part, cell
    'part-repeated', // part
    'sheets-missing',
  ],
  'file-encrypted': ['password', 'zip-password'],
  'file-not-xlsx': [
    'not-a-zip',
    'xls-legacy',
    'ole-other',
    'html',
    'xml-2003',
    'zip64',
    'split-archive',
    'not-a-workbook',
    'word-document',
    'presentation',
    'open-document',
    'xlsb',
  ],
  'file-too-large': [
    'file-bytes', // bytes, limit
    'entries', // entries, limit
    'part-bytes', // part, limit
    'total-bytes', // limit
    'ratio', // part, limit
    'sheets', // sheets, limit
    'cells', // limit
    'strings', // limit
    'string-length', // limit
    'items', // part, limit
  ],
} as const satisfies Partial<Record<ProblemKind, readonly string[]>>;

export type RefusalKind = keyof typeof REFUSALS;
