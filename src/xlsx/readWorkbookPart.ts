import { succeed, type Result } from '../kernel/result';
import type { DefinedName, SheetSnapshot } from '../sheet/snapshot';
import type { Limits } from './limits';
import type { XmlScanner } from './xmlScanner';

/** A sheet as the workbook lists it; it may turn out to be a chart. */
export interface SheetEntry {
  readonly name: string;
  readonly visibility: SheetSnapshot['visibility'];
  readonly relationship: string;
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[];
  readonly definedNames: readonly DefinedName[];
  readonly date1904: boolean;
}

/** Reads the part that lists the sheets and names of a workbook. */
export function readWorkbookPart(scanner: XmlScanner, limits: Limits): Result<WorkbookPart> {
  const sheets: SheetEntry[] = [];
  const names: { name: string; refersTo: string; localSheet: number | undefined }[] = [];
  let date1904 = false;
  const { attributes } = scanner;
  const readSheetEntry = (element: string) => {
    if (element !== 'sheet') return;
    sheets.push(sheetEntry(scanner));
    const limit = limits.sheets;
    if (sheets.length > limit)
      scanner.refuse('file-too-large', 'sheets', { sheets: sheets.length, limit });
  };
  const readName = (element: string) => {
    const name = attributes.text('name') ?? '';
    const localSheet = attributes.integer('localSheetId');
    if (element === 'definedName') names.push({ name, localSheet, refersTo: scanner.text() });
    if (names.length > limits.items)
      scanner.refuse('file-too-large', 'items', { limit: limits.items });
  };
  const read = scanner.readRoot('workbook', (element) => {
    if (element === 'workbookPr') date1904 = attributes.isTrue('date1904');
    else if (element === 'sheets') scanner.forEachChild(readSheetEntry);
    else if (element === 'definedNames') scanner.forEachChild(readName);
  });
  if (!read.ok) return read;
  const definedNames = names.map(({ name, refersTo, localSheet }) => {
    const sheet = localSheet === undefined ? undefined : sheets[localSheet]?.name;
    return sheet === undefined ? { name, refersTo } : { name, refersTo, sheet };
  });
  return succeed({ sheets, definedNames, date1904 });
}

function sheetEntry({ attributes }: XmlScanner): SheetEntry {
  const state = attributes.text('state');
  return {
    name: attributes.text('name') ?? '',
    relationship: attributes.prefixedText('id') ?? '',
    visibility: state === 'hidden' ? 'hidden' : state === 'veryHidden' ? 'very-hidden' : 'visible',
  };
}
