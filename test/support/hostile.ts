import type { ProblemKind } from '../../src/kernel/result';
import * as archives from './hostileArchives';
import * as bombs from './hostileBombs';
import * as foreign from './hostileForeign';
import * as parts from './hostileParts';

/** A file that a reader must survive, and what must become of it. */
export interface HostileFile {
  readonly name: string;
  readonly build: () => Uint8Array;
  /** `reads` where nothing is wrong but the look of it; otherwise kind and reason of the problem. */
  readonly expected: 'reads' | readonly [kind: ProblemKind, reason: string];
}

type Builders = Readonly<Record<string, () => Uint8Array>>;

function listed<B extends Builders>(
  builders: B,
  expected: Readonly<Record<keyof B & string, HostileFile['expected']>>,
): HostileFile[] {
  return Object.entries(builders).map(([name, build]) => {
    return { name, build, expected: expected[name] ?? 'reads' };
  });
}

/** All of them. Each must end within two seconds and 300 MB. */
export const HOSTILE: readonly HostileFile[] = [
  ...listed(foreign, {
    emptyFile: ['file-damaged', 'empty-file'],
    notZip: ['file-not-xlsx', 'not-a-zip'],
    html: ['file-not-xlsx', 'html'],
    xml2003: ['file-not-xlsx', 'xml-2003'],
    xls: ['file-not-xlsx', 'xls-legacy'],
    wordLegacy: ['file-not-xlsx', 'ole-other'],
    encryptedOle: ['file-encrypted', 'password'],
    encryptedOleLarge: ['file-encrypted', 'password'],
    plainZip: ['file-not-xlsx', 'not-a-workbook'],
    openDocument: ['file-not-xlsx', 'open-document'],
    wordDocument: ['file-not-xlsx', 'word-document'],
    presentation: ['file-not-xlsx', 'presentation'],
    xlsb: ['file-not-xlsx', 'xlsb'],
  }),
  ...listed(archives, {
    truncated: ['file-damaged', 'truncated'],
    cutAtEnd: ['file-damaged', 'truncated'],
    wrongChecksum: ['file-damaged', 'checksum-mismatch'],
    wrongSize: ['file-damaged', 'size-mismatch'],
    brokenDeflate: ['file-damaged', 'entry-damaged'],
    unsupportedCompression: ['file-damaged', 'unsupported-compression'],
    zipPassword: ['file-encrypted', 'zip-password'],
    zip64: ['file-not-xlsx', 'zip64'],
    duplicateEntries: ['file-damaged', 'duplicate-entry'],
    duplicateByCase: ['file-damaged', 'duplicate-entry'],
    overlappingEntries: ['file-damaged', 'overlapping-entries'],
    localNameDiffers: ['file-damaged', 'entry-damaged'],
    climbingPath: ['file-damaged', 'unsafe-path'],
    climbingBackslashes: ['file-damaged', 'unsafe-path'],
    absolutePath: ['file-damaged', 'unsafe-path'],
    drivePath: ['file-damaged', 'unsafe-path'],
    dataDescriptors: 'reads',
    backslashes: 'reads',
    manyEntries: ['file-too-large', 'entries'],
  }),
  ...listed(bombs, {
    bombBySize: ['file-too-large', 'part-bytes'],
    bombByRatio: ['file-too-large', 'ratio'],
    bombWithSmallHeader: ['file-damaged', 'size-mismatch'],
    hugeHeader: ['file-too-large', 'part-bytes'],
    bombByManyParts: ['file-too-large', 'total-bytes'],
    bombByCells: ['file-too-large', 'cells'],
    bombByStrings: ['file-too-large', 'strings'],
    bombByStringLength: ['file-too-large', 'string-length'],
    millionStyles: 'reads',
  }),
  ...listed(parts, {
    entityExpansion: ['file-damaged', 'doctype-refused'],
    externalEntity: ['file-damaged', 'doctype-refused'],
    unknownEntity: ['file-damaged', 'xml-invalid'],
    deepNesting: ['file-damaged', 'xml-invalid'],
    manyAttributes: ['file-damaged', 'xml-invalid'],
    unclosedTags: ['file-damaged', 'xml-invalid'],
    otherEncoding: ['file-damaged', 'xml-encoding'],
    billionDeclaredCells: 'reads',
    wholeColumnValidation: 'reads',
    blankStyledCells: 'reads',
    cyclicRelationships: 'reads',
    repeatedSheet: ['file-damaged', 'part-repeated'],
    manySheets: ['file-too-large', 'sheets'],
    manyMerges: ['file-too-large', 'items'],
    noSheets: ['file-damaged', 'sheets-missing'],
    missingSheet: ['file-damaged', 'part-missing'],
    missingSharedString: ['file-damaged', 'cell-invalid'],
    cellOutsideSheet: ['file-damaged', 'cell-invalid'],
  }),
];

export function hostileFile(name: string): HostileFile {
  const file = HOSTILE.find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`no hostile file ${name}`);
  return file;
}
