import { fail, succeed, type Result } from '../kernel/result';
import type { SheetSnapshot, TableArea, WorkbookSnapshot } from '../sheet/snapshot';
import { openContainer, partKey, type Container } from './container';
import type { Inflater } from './inflate';
import { DEFAULT_LIMITS, type Limits } from './limits';
import { scanPart } from './parts';
import type { SharedParts } from './readCells';
import { readPackage } from './readPackage';
import { readProducer } from './readProducer';
import { readSheet } from './readSheet';
import { NO_FORMATS, readStyles, type NumberFormats } from './readStyles';
import { readTable } from './readTable';
import { readSharedStrings, Texts } from './readTexts';
import { readWorkbookPart, type SheetEntry } from './readWorkbookPart';
import { readRelationships, type Relationship } from './relationships';

/** A workbook being read: what its sheets need of it. */
interface Source {
  readonly container: Container;
  readonly limits: Limits;
  readonly relationships: readonly Relationship[];
  /** Parts read so far; a file that lists one sheet part many times would make little do the harm of much. */
  readonly seen: Set<string>;
}

/**
 * Reads an .xlsx or .xlsm file. Any bytes end in a snapshot or in a problem (`reasons.ts` lists them), within bounded
 * time and memory. Macros are not run, links not followed, formulas not computed.
 */
export function readWorkbook(
  bytes: Uint8Array,
  limits: Limits = DEFAULT_LIMITS,
  inflater?: Inflater,
): Result<WorkbookSnapshot> {
  const container = openContainer(bytes, limits, inflater);
  if (!container.ok) return container;
  const found = readPackage(container.value, limits);
  if (!found.ok) return found;
  const { workbookPart } = found.value;
  const scanner = scanPart(container.value, workbookPart);
  if (!scanner.ok) return scanner;
  const workbook = readWorkbookPart(scanner.value, limits);
  if (!workbook.ok) return workbook;
  if (workbook.value.sheets.length === 0) return fail('file-damaged', 'sheets-missing');
  const relationships = readRelationships(container.value, workbookPart, limits);
  if (!relationships.ok) return relationships;
  const source: Source = {
    container: container.value,
    limits,
    relationships: relationships.value,
    seen: new Set(),
  };
  const { definedNames, date1904 } = workbook.value;
  const sheets = readSheets(source, workbook.value.sheets, date1904);
  if (!sheets.ok) return sheets;
  return succeed({
    sheets: sheets.value,
    definedNames,
    date1904,
    producer: readProducer(container.value, found.value.relationships),
    hasMacros: hasMacros(source),
    externalLinks: relationships.value.filter(({ type }) => type === 'externalLink').length,
  });
}

/** Visual Basic projects, and the macro sheets of Excel 4 that came before them. */
function hasMacros({ container, relationships }: Source): boolean {
  return (
    relationships.some(({ type }) => /^(?:vbaProject|xl(?:Intl)?Macrosheet)$/i.test(type)) ||
    container.entries.some(({ name }) => /(?:^|\/)vbaProject\.bin$/i.test(name))
  );
}

function readSheets(
  source: Source,
  entries: readonly SheetEntry[],
  date1904: boolean,
): Result<readonly SheetSnapshot[]> {
  const formats = readFormats(source);
  if (!formats.ok) return formats;
  const texts = readTexts(source);
  if (!texts.ok) return texts;
  const shared: SharedParts = {
    texts: texts.value,
    sharedStrings: texts.value.size,
    formats: formats.value,
    date1904,
  };
  const sheets: SheetSnapshot[] = [];
  for (const entry of entries) {
    const relationship = source.relationships.find(({ id }) => id === entry.relationship);
    // A chart sheet, a dialog or a macro sheet holds no data.
    if (relationship !== undefined && relationship.type !== 'worksheet') continue;
    const sheet = readSheetAt(source, entry, relationship?.target, shared);
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  return succeed(sheets);
}

function readFormats(source: Source): Result<NumberFormats> {
  const part = source.relationships.find(({ type }) => type === 'styles')?.target;
  if (part === undefined || source.container.find(part) === undefined) return succeed(NO_FORMATS);
  const scanner = scanPart(source.container, part);
  return scanner.ok ? readStyles(scanner.value) : scanner;
}

function readTexts(source: Source): Result<Texts> {
  const texts = new Texts(source.limits);
  const part = source.relationships.find(({ type }) => type === 'sharedStrings')?.target;
  if (part === undefined || source.container.find(part) === undefined) return succeed(texts);
  const scanner = scanPart(source.container, part);
  if (!scanner.ok) return scanner;
  const read = readSharedStrings(scanner.value, texts);
  return read.ok ? succeed(texts) : read;
}

function readSheetAt(
  source: Source,
  entry: SheetEntry,
  part: string | undefined,
  shared: SharedParts,
): Result<SheetSnapshot> {
  if (part === undefined) return fail('file-damaged', 'part-missing', { part: entry.name });
  const repeated = firstVisit(source, part);
  if (repeated !== undefined) return repeated;
  const scanner = scanPart(source.container, part);
  if (!scanner.ok) return scanner;
  const sheet = readSheet(scanner.value, shared, source.limits);
  if (!sheet.ok) return sheet;
  const { tableIds, ...content } = sheet.value;
  const tables = readTables(source, part, tableIds);
  if (!tables.ok) return tables;
  return succeed({
    ...content,
    name: entry.name,
    visibility: entry.visibility,
    filtered: content.filtered || tables.value.filtered,
    tables: tables.value.list,
  });
}

function readTables(source: Source, part: string, ids: readonly string[]) {
  const list: TableArea[] = [];
  let filtered = false;
  if (ids.length === 0) return succeed({ list, filtered });
  const relationships = readRelationships(source.container, part, source.limits);
  if (!relationships.ok) return relationships;
  const targets = new Map(relationships.value.map(({ id, target }) => [id, target]));
  for (const id of ids) {
    const target = targets.get(id);
    if (target === undefined) return fail('file-damaged', 'part-missing', { part: id });
    const repeated = firstVisit(source, target);
    if (repeated !== undefined) return repeated;
    const scanner = scanPart(source.container, target);
    if (!scanner.ok) return scanner;
    const table = readTable(scanner.value);
    if (!table.ok) return table;
    if (table.value.table !== undefined) list.push(table.value.table);
    filtered ||= table.value.filtered;
  }
  return succeed({ list, filtered });
}

function firstVisit(source: Source, part: string) {
  const key = partKey(part);
  if (source.seen.has(key)) return fail('file-damaged', 'part-repeated', { part });
  source.seen.add(key);
  return undefined;
}
