import { strToU8, zipSync } from 'fflate';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  office: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const STRICT = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  office: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A link: last word of its type, target, and `External` where it leads out of the archive. */
export type Link = readonly [type: string, target: string, mode?: 'External'];

export interface PackedSheet {
  readonly name: string;
  /** What stands inside the `worksheet` element. */
  readonly content: string;
  /** Further attributes of the entry in the workbook, such as `state="hidden"`. */
  readonly entry?: string;
  readonly links?: readonly Link[];
}

/** A workbook stated part by part, so that a test can say anything that a file can, right or wrong. */
export interface PackedWorkbook {
  readonly sheets: readonly PackedSheet[];
  /** What stands inside the elements `sst`, `styleSheet`, and after `sheets` inside `workbook`. */
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly names?: string;
  /** What stands before `sheets` inside `workbook`. */
  readonly properties?: string;
  readonly links?: readonly Link[];
  readonly archiveLinks?: readonly Link[];
  readonly strict?: boolean;
  /** Parts added as they are, or put in the place of others. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** The parts of the workbook by name, before they are zipped. */
export function packParts(workbook: PackedWorkbook): Record<string, Uint8Array> {
  const space = workbook.strict === true ? STRICT : TRANSITIONAL;
  const part = (root: string, content: string) =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} xmlns="${space.main}" xmlns:r="${space.office}">${content}</${root}>`,
    );
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes(workbook.sheets.length)),
    '_rels/.rels': links(space.office, [
      ['officeDocument', 'xl/workbook.xml'],
      ...(workbook.archiveLinks ?? []),
    ]),
    'xl/workbook.xml': part('workbook', workbookContent(workbook)),
    'xl/_rels/workbook.xml.rels': links(space.office, [
      ...workbook.sheets.map((_, i): Link => ['worksheet', `worksheets/sheet${String(i + 1)}.xml`]),
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
      ...(workbook.links ?? []),
    ]),
    'xl/sharedStrings.xml': part('sst', workbook.sharedStrings ?? ''),
    'xl/styles.xml': part('styleSheet', workbook.styles ?? PLAIN_STYLES),
  };
  workbook.sheets.forEach((sheet, i) => {
    const name = `sheet${String(i + 1)}.xml`;
    parts[`xl/worksheets/${name}`] = part('worksheet', sheet.content);
    if (sheet.links !== undefined)
      parts[`xl/worksheets/_rels/${name}.rels`] = links(space.office, sheet.links);
  });
  for (const [name, content] of Object.entries(workbook.parts ?? {}))
    parts[name] = typeof content === 'string' ? strToU8(content) : content;
  return parts;
}

/** The workbook as a file. */
export function packWorkbook(workbook: PackedWorkbook, level: 0 | 1 | 6 = 6): Uint8Array {
  return zipSync(packParts(workbook), { level, mtime: '2024-01-01' });
}

/** A workbook of one sheet with the rows given as XML. */
export function packRows(
  rows: string,
  more: Partial<PackedWorkbook> = {},
  level: 0 | 1 | 6 = 6,
): Uint8Array {
  const sheets = [{ name: '数据', content: `<sheetData>${rows}</sheetData>` }];
  return packWorkbook({ sheets, ...more }, level);
}

/** The least that other readers want of a style sheet: one cell format for General, one for `0.00`. */
const PLAIN_STYLES =
  '<fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="2"><xf/><xf numFmtId="2" xfId="0"/></cellXfs>';

function workbookContent(workbook: PackedWorkbook): string {
  const entries = workbook.sheets.map(({ name, entry = '' }, i) => {
    const number = String(i + 1);
    return `<sheet name="${name}" sheetId="${number}" ${entry} r:id="rId${number}"/>`;
  });
  return `${workbook.properties ?? ''}<sheets>${entries.join('')}</sheets>${workbook.names ?? ''}`;
}

function links(office: string, list: readonly Link[]): Uint8Array {
  const items = list.map(([type, target, mode], i) => {
    const suffix = mode === undefined ? '' : ` TargetMode="${mode}"`;
    return `<Relationship Id="rId${String(i + 1)}" Type="${office}/${type}" Target="${target}"${suffix}/>`;
  });
  return strToU8(
    `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`,
  );
}

function contentTypes(sheets: number): string {
  const override = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${SHEET_TYPE}.${kind}+xml"/>`;
  const worksheets = Array.from({ length: sheets }, (_, i) =>
    override(`worksheets/sheet${String(i + 1)}`, 'worksheet'),
  );
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${worksheets.join('')}` +
    `${override('sharedStrings', 'sharedStrings')}${override('styles', 'styles')}</Types>`
  );
}
