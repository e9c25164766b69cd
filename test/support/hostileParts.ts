import { packRows, packWorkbook, type PackedWorkbook } from './packWorkbook';

/** Sound archives whose parts are hostile or odd. */

const ONE = '<row r="1"><c r="A1"><v>1</v></c></row>';
const sheetOf = (content: string, more: Partial<PackedWorkbook> = {}) =>
  packWorkbook({ sheets: [{ name: '数据', content }], ...more });
const withPart = (name: string, content: string | Uint8Array) =>
  packRows(ONE, { parts: { [name]: content } });

const SST = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** Ten entities, each ten of the one before: ten thousand million letters from 1 KB. */
export function entityExpansion(): Uint8Array {
  const steps = Array.from({ length: 10 }, (_, i) => {
    const inner = i === 0 ? 'ha' : `&e${String(i - 1)};`.repeat(10);
    return `<!ENTITY e${String(i)} "${inner}">`;
  });
  return withPart(
    'xl/sharedStrings.xml',
    `<?xml version="1.0"?><!DOCTYPE sst [${steps.join('')}]><sst ${SST}><si><t>&e9;</t></si></sst>`,
  );
}

export const externalEntity = () =>
  withPart(
    'xl/workbook.xml',
    '<?xml version="1.0"?><!DOCTYPE workbook [<!ENTITY f SYSTEM "file:///etc/passwd">]><workbook>&f;</workbook>',
  );

export const unknownEntity = () =>
  withPart('xl/sharedStrings.xml', `<sst ${SST}><si><t>&nbsp;</t></si></sst>`);

export const deepNesting = () => sheetOf('<a>'.repeat(100_000) + '</a>'.repeat(100_000));

export const manyAttributes = () =>
  sheetOf(`<sheetPr ${Array.from({ length: 100_000 }, (_, i) => `a${String(i)}="1"`).join(' ')}/>`);

export const unclosedTags = () =>
  withPart('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row>');

export const otherEncoding = () =>
  withPart('xl/sharedStrings.xml', '<?xml version="1.0" encoding="GBK"?><sst/>');

/** The sheet claims every cell there is, formats every row of a million and holds one number. */
export const billionDeclaredCells = () =>
  sheetOf(
    `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9" style="1"/></cols><sheetData>${ONE}` +
      '<row r="1048576" spans="1:16384" s="1" customFormat="1"/></sheetData>',
  );

/** 2,000 validations, each over whole columns. */
export const wholeColumnValidation = () =>
  sheetOf(
    `<sheetData>${ONE}</sheetData><mergeCells><mergeCell ref="C1:D1048576"/></mergeCells><dataValidations>${'<dataValidation type="whole" sqref="A1:XFD1048576"><formula1>0</formula1></dataValidation>'.repeat(2000)}</dataValidations>`,
  );

/** Half a million blank cells that only have a format. */
export const blankStyledCells = () =>
  packRows(ONE + `<row>${'<c s="1"/>'.repeat(16_384)}</row>`.repeat(30), {}, 1);

/** Everything points back to where it came from. */
export const cyclicRelationships = () =>
  packWorkbook({
    sheets: [
      {
        name: '数据',
        content: `<sheetData>${ONE}</sheetData>`,
        links: [
          ['worksheet', 'sheet1.xml'],
          ['officeDocument', '../workbook.xml'],
        ],
      },
    ],
    links: [
      ['officeDocument', 'workbook.xml'],
      ['externalLink', '../../../../../../etc/passwd', 'External'],
    ],
    archiveLinks: [['extended-properties', '_rels/.rels']],
  });

/** One sheet part listed 400 times: little to send, much to read. */
export function repeatedSheet(): Uint8Array {
  const sheets = Array.from({ length: 400 }, (_, i) => ({
    name: `表${String(i + 1)}`,
    content: '',
  }));
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const links = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${String(i + 1)}" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>`,
  );
  return packWorkbook({
    sheets,
    parts: { 'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>` },
  });
}

export const manySheets = () =>
  packWorkbook({
    sheets: Array.from({ length: 501 }, (_, i) => ({ name: `表${String(i + 1)}`, content: '' })),
  });

export const manyMerges = () =>
  sheetOf(`<sheetData/><mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(200_001)}</mergeCells>`);

export const noSheets = () => packWorkbook({ sheets: [] });

export const missingSheet = () =>
  packWorkbook({
    sheets: [{ name: '数据', content: '' }],
    parts: {
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/gone.xml"/></Relationships>',
    },
  });

export const missingSharedString = () => packRows('<row><c t="s"><v>5</v></c></row>');

export const cellOutsideSheet = () => packRows('<row r="1"><c r="XFE1"><v>1</v></c></row>');
