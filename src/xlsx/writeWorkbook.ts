import { strToU8 } from 'fflate';
import { columnName, sheetPrefix } from '../kernel/address';
import type { CellValue } from '../sheet/cell';
import type { NewCell, NewSheet, NewWorkbook } from '../sheet/newWorkbook';
import type { DefinedName } from '../sheet/snapshot';
import { CORE_PROPERTIES, corePropertiesXml } from './coreProperties';
import { lookOf } from './formLooks';
import { StyleBook } from './patch/styleBook';
import { emptyStyles } from './patch/styleParts';
import { worksheetXml, type FormatOf } from './patch/worksheetXml';
import { escapeXml } from './patch/xmlText';
import { type NoteParts, notePartsOf } from './sheetNoteParts';
import { conditionalXml, printXml, PROTECTION, validationsXml } from './sheetParts';
import { writeZip } from './zipWriter';

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
  options: Omit<NewWorkbook, 'sheets'> = {},
): Uint8Array {
  const book = StyleBook.open(emptyStyles(MAIN));
  if (book === undefined) throw new Error('the empty style sheet does not parse');
  const notes = notePartsOf(sheets, MAIN);
  const { saved } = options;
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes(sheets.length, notes, saved)],
    ['_rels/.rels', packageRelationships(saved)],
    ['xl/workbook.xml', workbookXml(sheets, options)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, n) => ['worksheet', `worksheets/sheet${String(n + 1)}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ...sheets.flatMap((sheet, n): [string, string][] => {
      const { links = [] } = notes[n] ?? {};
      const name = `sheet${String(n + 1)}.xml`;
      const xml: [string, string] = [
        `xl/worksheets/${name}`,
        sheetXml(sheet, book, links.length > 0),
      ];
      if (links.length === 0) return [xml];
      return [xml, [`xl/worksheets/_rels/${name}.rels`, relationships(links)]];
    }),
    ...notes.flatMap(({ files }) => files.map(([name, text]): [string, string] => [name, text])),
  ];
  parts.push(['xl/styles.xml', book.text]);
  if (saved !== undefined) parts.push([CORE_PROPERTIES.part, HEADER + corePropertiesXml(saved)]);
  return writeZip(parts.map(([name, text]) => ({ kind: 'new', name, bytes: strToU8(text) })));
}

type ShapedCell = Exclude<NewCell, CellValue>;

function sheetXml(sheet: NewSheet, book: StyleBook, hasNotes: boolean): string {
  const { widths = [], merges = [], conditionalFormats = [], print } = sheet;
  const formatOf = formatsIn(book);
  const parts = {
    protection: sheet.isProtected === true ? PROTECTION : '',
    conditional: conditionalXml(sheet, (look) => book.mark(look)),
    conditions: conditionalFormats.length,
    validations: validationsXml(sheet),
    print: print === undefined ? '' : printXml(print),
    // The drawing is the first of the parts that a sheet with notes points at.
    drawing: hasNotes ? `<legacyDrawing xmlns:r="${RELATIONSHIPS}" r:id="rId1"/>` : '',
  };
  const rows = sheet.rows.map((row) => row.map(cellOf));
  return worksheetXml({ ...sheet, rows, widths, merges, parts }, MAIN, formatOf);
}

/** A sheet of a county has hundreds of thousands of cells in a dozen formats: each is looked up once. */
function formatsIn(book: StyleBook): FormatOf<ShapedCell> {
  const known = new Map<string, number>();
  return ({ style, numberFormat, unlocked }, quoted) => {
    const isPlain = style === undefined && numberFormat === undefined && !quoted;
    if (isPlain && unlocked !== true) return 0;
    const key = `${style ?? ''} ${String(quoted)} ${String(unlocked)} ${numberFormat ?? ''}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const look = lookOf(style);
    const formatted = numberFormat === undefined ? look : { ...look, numberFormat };
    const format = book.formatOf(formatted, quoted, unlocked);
    known.set(key, format);
    return format;
  };
}

function cellOf(cell: NewCell): ShapedCell | null {
  if (cell === null) return null;
  return typeof cell !== 'object' || 'error' in cell ? { value: cell } : cell;
}

function workbookXml(sheets: readonly NewSheet[], options: Omit<NewWorkbook, 'sheets'>): string {
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
    namesXml(sheets, [...(options.definedNames ?? []), ...sheets.flatMap(printTitles)]),
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

/** The name under which a workbook keeps the rows and columns that each page of a sheet repeats. */
function printTitles({ name: sheet, print }: NewSheet): DefinedName[] {
  const { titleRows, titleColumns } = print ?? {};
  const spans = [
    ...(titleColumns === undefined
      ? []
      : [`$${columnName(titleColumns.from)}:$${columnName(titleColumns.to)}`]),
    ...(titleRows === undefined
      ? []
      : [`$${String(titleRows.from + 1)}:$${String(titleRows.to + 1)}`]),
  ];
  const refersTo = spans.map((span) => sheetPrefix(sheet) + span).join(',');
  return refersTo === '' ? [] : [{ name: '_xlnm.Print_Titles', refersTo, sheet }];
}

function contentTypes(
  sheets: number,
  notes: readonly NoteParts[],
  saved: string | undefined,
): string {
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
    ...notes.flatMap(({ types }) =>
      types.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`),
    ),
    saved === undefined
      ? ''
      : `<Override PartName="/${CORE_PROPERTIES.part}" ContentType="${CORE_PROPERTIES.contentType}"/>`,
    '</Types>',
  ].join('');
}

function packageRelationships(saved: string | undefined): string {
  return relationships([
    ['officeDocument', 'xl/workbook.xml'],
    ...(saved === undefined ? [] : [[CORE_PROPERTIES.relationship, CORE_PROPERTIES.part] as const]),
  ]);
}

/** Types are those of office documents unless they are written in full. */
function relationships(links: readonly (readonly [string, string])[]): string {
  const xml = links.map(([type, target], n) => {
    const full = type.includes(':') ? type : `${RELATIONSHIPS}/${type}`;
    return `<Relationship Id="rId${String(n + 1)}" Type="${full}" Target="${target}"/>`;
  });
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${xml.join('')}</Relationships>`;
}
