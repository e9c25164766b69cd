import * as parts from './workbookParts';
import { withParts } from './workbooks';

/** Parts for a workbook with the example ledger that no library here can make. */

const CONVERSATION = '{0B0B0B0B-1111-4222-8333-444444444444}';
const PERSON = '{1C1C1C1C-2222-4333-8444-555555555555}';
const THREADS = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments';
const MICROSOFT = 'http://schemas.microsoft.com/office/2017/10/relationships';

/** The smallest PNG there is. */
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A chart of the pupils by school. */
export function withChart(bytes: Uint8Array): Uint8Array {
  const ranges = (text: string): string =>
    text
      .replace("'学校'!$A$2:$A$4", '学校台账!$C$2:$C$9')
      .replace("'学校'!$C$2:$C$4", '学校台账!$K$2:$K$9');
  const place = (text: string): string =>
    text.replace('<xdr:row>6<', '<xdr:row>60<').replace('<xdr:row>20<', '<xdr:row>80<');
  return withParts(
    parts.withChart(bytes),
    {},
    { 'xl/charts/chart1.xml': ranges, 'xl/drawings/drawing1.xml': place },
  );
}

/** A pivot table under the ledger that sums the classes by number of grades. */
export function withPivot(bytes: Uint8Array, ledger: string): Uint8Array {
  const last = /\d+$/.exec(ledger)?.[0] ?? '2';
  const source = (text: string): string =>
    ['学校名称', '学段', '在校生数', '专任教师数'].reduce(
      (all, name, at) =>
        all.replace(
          `<cacheField name="${name}"`,
          `<cacheField name="${['建校年份', '年级数', '班级数', '在校生数'][at] ?? ''}"`,
        ),
      text.replace('ref="A1:D4" sheet="学校"', `ref="H1:K${last}" sheet="学校台账"`),
    );
  return withParts(
    parts.withPivot(bytes),
    {},
    {
      'xl/pivotCache/pivotCacheDefinition1.xml': source,
      'xl/pivotTables/pivotTable1.xml': (text) =>
        text.replace('ref="K20:L22"', 'ref="CA3:CB9"').replace('求和项:在校生数', '求和项:班级数'),
    },
  );
}

export const withOddParts = parts.withOddParts;

const beforeEnd = (tag: string, xml: string) => (text: string) =>
  text.replace(`</${tag}>`, `${xml}</${tag}>`);

/** Turns the note on W4 into a conversation as Excel 365 stores it: stand-in, thread and person. */
export function withConversation(bytes: Uint8Array): Uint8Array {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.ms-excel.${kind}+xml"/>`;
  const link = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${MICROSOFT}/${kind}" Target="${target}"/>`;
  return withParts(
    bytes,
    {
      'xl/persons/person.xml': `<personList xmlns="${THREADS}"><person displayName="教务处" id="${PERSON}" userId="S::a@example.org" providerId="AD"/></personList>`,
      'xl/threadedComments/threadedComment1.xml': `<ThreadedComments xmlns="${THREADS}"><threadedComment ref="W4" dT="2026-09-01T08:00:00.00" personId="${PERSON}" id="${CONVERSATION}"><text>是否含区级骨干？</text></threadedComment></ThreadedComments>`,
    },
    {
      '[Content_Types].xml': beforeEnd(
        'Types',
        type('persons/person.xml', 'person') +
          type('threadedComments/threadedComment1.xml', 'threadedcomments'),
      ),
      'xl/_rels/workbook.xml.rels': beforeEnd(
        'Relationships',
        link('rId80', 'person', 'persons/person.xml'),
      ),
      'xl/worksheets/_rels/sheet1.xml.rels': beforeEnd(
        'Relationships',
        link('rId80', 'threadedComment', '../threadedComments/threadedComment1.xml'),
      ),
      'xl/comments1.xml': (text) =>
        text
          .replace(
            /<author>[^<]*<\/author>/,
            `<author>教务处</author><author>tc=${CONVERSATION}</author>`,
          )
          .replace(/(ref="W4" authorId=)"0"/, '$1"1"'),
    },
  );
}

/** The same workbook in the strict flavour of the format. */
export function asStrict(bytes: Uint8Array): Uint8Array {
  const strict = (text: string): string =>
    text
      .replaceAll(
        'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      );
  return withParts(
    bytes,
    {},
    {
      '_rels/.rels': strict,
      'xl/workbook.xml': (text) =>
        strict(text).replace('<workbook ', '<workbook conformance="strict" '),
      'xl/_rels/workbook.xml.rels': strict,
      'xl/worksheets/sheet1.xml': strict,
      'xl/styles.xml': strict,
    },
  );
}

/** Nobody may add, move or rename sheets in the program; files carry the lock without being bound by it. */
export const LOCKED_STRUCTURE: Readonly<Record<string, (text: string) => string>> = {
  'xl/workbook.xml': (text) =>
    text.replace('<sheets>', '<workbookProtection lockStructure="1"/><sheets>'),
};

/** Makes the figures in BD2:BD4 the results of an array formula. */
export function withArray(bytes: Uint8Array): Uint8Array {
  const formula = '<f t="array" ref="BD2:BD4">P2:P4*1</f>';
  return withParts(
    bytes,
    {},
    {
      'xl/worksheets/sheet1.xml': (text) =>
        text.replace(/(<c r="BD2"[^>]*>)(<v>)/, `$1${formula}$2`),
    },
  );
}
