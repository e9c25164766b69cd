import { strToU8 } from 'fflate';
import type { Area, Span } from '../kernel/address';
import type { CellValue } from '../sheet/cell';
import type { CellStyle, CellWrite } from '../sheet/editPlan';
import type { DefinedName } from '../sheet/snapshot';
import { StyleBook } from './patch/styleBook';
import { emptyStyles } from './patch/styleParts';
import { worksheetXml, type FormatOf } from './patch/worksheetXml';
import { escapeXml } from './patch/xmlText';
import { writeZip } from './zipWriter';

/** A cell of a new workbook: a bare value, or one with a formula, a number format or a look. */
export type NewCell =
  | CellValue
  | {
      readonly value: CellValue;
      /** Without `=`; `value` is its cached result. */
      readonly formula?: string;
      /** Number format code, such as `0.00` or `@`. */
      readonly numberFormat?: string;
      readonly style?: CellStyle;
    };

export interface NewSheet {
  readonly name: string;
  readonly rows: readonly (readonly NewCell[])[];
  /** Widths in characters from column A; a hole keeps the default. */
  readonly widths?: readonly (number | undefined)[];
  readonly merges?: readonly Area[];
  readonly hiddenRows?: readonly Span[];
  readonly hiddenColumns?: readonly Span[];
  readonly visibility?: 'visible' | 'hidden' | 'very-hidden';
  readonly freeze?: { readonly rows: number; readonly columns: number };
}

export interface NewWorkbookOptions {
  readonly date1904?: boolean;
  readonly definedNames?: readonly DefinedName[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Makes a new .xlsx workbook, as small as the format allows; the same sheets always give the same bytes. Text is
 * stored in the cells themselves and never runs as a formula.
 */
export function writeWorkbook(
  sheets: readonly NewSheet[],
  options: NewWorkbookOptions = {},
): Uint8Array {
  const book = StyleBook.open(emptyStyles(MAIN));
  if (book === undefined) throw new Error('the empty style sheet does not parse');
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(sheets, options)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, n) => ['worksheet', `worksheets/sheet${String(n + 1)}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ...sheets.map((sheet, n): [string, string] => [
      `xl/worksheets/sheet${String(n + 1)}.xml`,
      sheetXml(sheet, book),
    ]),
  ];
  parts.push(['xl/styles.xml', book.text]);
  return writeZip(parts.map(([name, text]) => ({ kind: 'new', name, bytes: strToU8(text) })));
}

function sheetXml(sheet: NewSheet, book: StyleBook): string {
  const formats = new Map<CellWrite, string>();
  const rows = sheet.rows.map((row) =>
    row.map((cell) => {
      const write = cellOf(cell);
      if (typeof cell === 'object' && cell !== null && 'value' in cell && cell.numberFormat)
        if (write !== null) formats.set(write, cell.numberFormat);
      return write;
    }),
  );
  const formatOf: FormatOf = (cell, quoted) => {
    const code = formats.get(cell);
    return code === undefined ? book.format(cell.style, quoted) : book.numberFormat(code);
  };
  const { widths = [], merges = [] } = sheet;
  return worksheetXml({ ...sheet, rows, widths, merges }, MAIN, formatOf);
}

function cellOf(cell: NewCell): CellWrite | null {
  if (cell === null) return null;
  if (typeof cell !== 'object' || 'error' in cell) return { value: cell };
  const { value, formula, style } = cell;
  return {
    value,
    ...(formula === undefined ? {} : { formula }),
    ...(style === undefined ? {} : { style }),
  };
}

function workbookXml(sheets: readonly NewSheet[], options: NewWorkbookOptions): string {
  const list = sheets.map(({ name, visibility }, n) => {
    const state =
      visibility === 'hidden'
        ? ' state="hidden"'
        : visibility === 'very-hidden'
          ? ' state="veryHidden"'
          : '';
    const id = String(n + 1);
    return `<sheet name="${escapeXml(name)}" sheetId="${id}"${state} r:id="rId${id}"/>`;
  });
  return [
    `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">`,
    options.date1904 === true ? '<workbookPr date1904="1"/>' : '',
    `<sheets>${list.join('')}</sheets>`,
    namesXml(sheets, options.definedNames ?? []),
    '</workbook>',
  ].join('');
}

function namesXml(sheets: readonly NewSheet[], names: readonly DefinedName[]): string {
  if (names.length === 0) return '';
  const xml = names.map(({ name, refersTo, sheet }) => {
    const place = sheets.findIndex((candidate) => candidate.name === sheet);
    const scope = place < 0 ? '' : ` localSheetId="${String(place)}"`;
    return `<definedName name="${escapeXml(name)}"${scope}>${escapeXml(refersTo)}</definedName>`;
  });
  return `<definedNames>${xml.join('')}</definedNames>`;
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}" ContentType="${CONTENT}.${type}+xml"/>`;
  const parts = Array.from({ length: sheets }, (_, n) =>
    override(`worksheets/sheet${String(n + 1)}.xml`, 'worksheet'),
  );
  return [
    `${HEADER}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('workbook.xml', 'sheet.main'),
    ...parts,
    override('styles.xml', 'styles'),
    '</Types>',
  ].join('');
}

function relationships(links: readonly (readonly [string, string])[]): string {
  const xml = links.map(
    ([type, target], n) =>
      `<Relationship Id="rId${String(n + 1)}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
  );
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${xml.join('')}</Relationships>`;
}
