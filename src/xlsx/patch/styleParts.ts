import { fail, succeed, type Result } from '../../kernel/result';
import { addContentType } from './contentTypes';
import { addRelationship, relationshipsOf } from './relationships';
import { StyleBook } from './styleBook';
import type { WorkbookPart } from './workbookPart';
import type { WorkingPackage } from './workingPackage';

const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';

/** More cell formats than this and Excel refuses the file. */
const MAX_FORMATS = 65_000;

export interface OpenStyles {
  readonly book: StyleBook;
  /** Puts what was added into the package; nothing where nothing was. */
  store(): Result<void>;
}

/**
 * The style sheet of a workbook, or a new one to be added should a format be needed, under a relationship whose id
 * begins with `stem`.
 */
export function openStyles(
  pkg: WorkingPackage,
  workbook: WorkbookPart,
  stem?: string,
): Result<OpenStyles> {
  const links = relationshipsOf(pkg, workbook.part);
  if (!links.ok) return links;
  const part = links.value.find(({ type, target }) => type === 'styles' && pkg.has(target))?.target;
  const before = part === undefined ? succeed(emptyStyles(workbook.flavour.main)) : pkg.text(part);
  if (!before.ok) return before;
  const book = StyleBook.open(before.value);
  if (book === undefined)
    return fail('file-damaged', 'xml-invalid', { part: part ?? 'styles', position: 0 });
  if (book.formatCount > MAX_FORMATS)
    return fail('edit-refused', 'too-many-formats', { limit: MAX_FORMATS });
  const store = (): Result<void> => {
    if (book.text === before.value) return succeed(undefined);
    if (part === undefined) return addStyles(pkg, workbook, book.text, stem);
    pkg.set(part, book.text);
    return succeed(undefined);
  };
  return succeed({ book, store });
}

function addStyles(
  pkg: WorkingPackage,
  workbook: WorkbookPart,
  text: string,
  stem?: string,
): Result<void> {
  const part = pkg.has('xl/styles.xml') ? pkg.freeName('xl/styles', 'xml') : 'xl/styles.xml';
  pkg.set(part, text);
  const typed = addContentType(pkg, part, STYLES_TYPE);
  if (!typed.ok) return typed;
  const base = workbook.flavour.relationships;
  const linked = addRelationship(pkg, workbook.part, { type: 'styles', target: part, base }, stem);
  return linked.ok ? succeed(undefined) : linked;
}

export function emptyStyles(main: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
