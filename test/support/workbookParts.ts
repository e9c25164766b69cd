import { withParts } from './workbooks';

/** Hand-written parts for what no library here can make. */

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CONTENT = 'application/vnd.openxmlformats-officedocument';

export function bareParts(
  sheet: string,
  options: {
    readonly main: string;
    readonly workbook?: string;
    readonly prefix?: string;
    readonly relationships?: string;
  },
): Record<string, string> {
  const { main, workbook = '', prefix = '', relationships = RELATIONSHIPS } = options;
  const namespace = prefix === '' ? `xmlns="${main}"` : `xmlns:${prefix.slice(0, -1)}="${main}"`;
  const types = [
    override('xl/workbook.xml', `${CONTENT}.spreadsheetml.sheet.main+xml`),
    override('xl/worksheets/sheet1.xml', `${CONTENT}.spreadsheetml.worksheet+xml`),
  ];
  return {
    '[Content_Types].xml': `${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    '_rels/.rels': links(relationship('rId1', 'officeDocument', 'xl/workbook.xml', relationships)),
    'xl/workbook.xml': `${HEADER}<${prefix}workbook ${namespace} xmlns:r="${relationships}"><${prefix}sheets><${prefix}sheet name="学校" sheetId="1" r:id="rId1"/></${prefix}sheets>${workbook}</${prefix}workbook>`,
    'xl/_rels/workbook.xml.rels': links(
      relationship('rId1', 'worksheet', 'worksheets/sheet1.xml', relationships),
    ),
    'xl/worksheets/sheet1.xml': `${HEADER}<${prefix}worksheet ${namespace}>${sheet}</${prefix}worksheet>`,
  };
}

function override(part: string, type: string): string {
  return `<Override PartName="/${part}" ContentType="${type}"/>`;
}

function relationship(id: string, type: string, target: string, base = RELATIONSHIPS): string {
  return `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}"/>`;
}

function links(xml: string): string {
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${xml}</Relationships>`;
}

const beforeEnd = (tag: string, xml: string) => (text: string) =>
  text.replace(`</${tag}>`, `${xml}</${tag}>`);

const typed = (xml: string) => ({ '[Content_Types].xml': beforeEnd('Types', xml) });

const linked = (xml: string) => ({
  'xl/_rels/workbook.xml.rels': beforeEnd('Relationships', xml),
});

const SHEET_RELS = 'xl/worksheets/_rels/sheet1.xml.rels';

const reference = (tag: string, ref: string) => `<c:${tag}><c:f>${ref}</c:f></c:${tag}>`;

const CHART =
  `${HEADER}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
  '<c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/>' +
  `<c:cat>${reference('strRef', "'学校'!$A$2:$A$4")}</c:cat><c:val>${reference('numRef', "'学校'!$C$2:$C$4")}</c:val></c:ser>` +
  '<c:axId val="1"/><c:axId val="2"/></c:barChart>' +
  '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>' +
  '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>' +
  '</c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>';

const DRAWING =
  `${HEADER}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>` +
  '<xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>' +
  '<xdr:to><xdr:col>11</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>' +
  '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图表 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>' +
  '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
  `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${RELATIONSHIPS}" r:id="rId1"/>` +
  '</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>';

export function withChart(bytes: Uint8Array): Uint8Array {
  return withParts(
    bytes,
    {
      'xl/charts/chart1.xml': CHART,
      'xl/drawings/drawing1.xml': DRAWING,
      'xl/drawings/_rels/drawing1.xml.rels': links(
        relationship('rId1', 'chart', '../charts/chart1.xml'),
      ),
      [SHEET_RELS]: links(relationship('rId1', 'drawing', '../drawings/drawing1.xml')),
    },
    {
      ...typed(
        override('xl/charts/chart1.xml', `${CONTENT}.drawingml.chart+xml`) +
          override('xl/drawings/drawing1.xml', `${CONTENT}.drawing+xml`),
      ),
      'xl/worksheets/sheet1.xml': beforeEnd('worksheet', '<drawing r:id="rId1"/>'),
    },
  );
}

const CACHE =
  `${HEADER}<pivotCacheDefinition xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}" refreshOnLoad="1" recordCount="0" createdVersion="3" refreshedVersion="3">` +
  '<cacheSource type="worksheet"><worksheetSource ref="A1:D4" sheet="学校"/></cacheSource><cacheFields count="4">' +
  ['学校名称', '学段', '在校生数', '专任教师数']
    .map((name) => `<cacheField name="${name}" numFmtId="0"><sharedItems/></cacheField>`)
    .join('') +
  '</cacheFields></pivotCacheDefinition>';

const PIVOT =
  `${HEADER}<pivotTableDefinition xmlns="${MAIN}" name="透视表1" cacheId="3" dataCaption="值" createdVersion="3">` +
  '<location ref="K20:L22" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="4">' +
  '<pivotField showAll="0"/><pivotField axis="axisRow" showAll="0"><items count="1"><item t="default"/></items></pivotField>' +
  '<pivotField dataField="1" showAll="0"/><pivotField showAll="0"/></pivotFields><rowFields count="1"><field x="1"/></rowFields>' +
  '<rowItems count="1"><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems>' +
  '<dataFields count="1"><dataField name="求和项:在校生数" fld="2" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>';

export function withPivot(bytes: Uint8Array): Uint8Array {
  const cache = 'xl/pivotCache/pivotCacheDefinition1.xml';
  return withParts(
    bytes,
    {
      [cache]: CACHE,
      'xl/pivotTables/pivotTable1.xml': PIVOT,
      'xl/pivotTables/_rels/pivotTable1.xml.rels': links(
        relationship('rId1', 'pivotCacheDefinition', '../pivotCache/pivotCacheDefinition1.xml'),
      ),
      [SHEET_RELS]: links(relationship('rId1', 'pivotTable', '../pivotTables/pivotTable1.xml')),
    },
    {
      ...typed(
        override(cache, `${CONTENT}.spreadsheetml.pivotCacheDefinition+xml`) +
          override('xl/pivotTables/pivotTable1.xml', `${CONTENT}.spreadsheetml.pivotTable+xml`),
      ),
      ...linked(relationship('rId90', 'pivotCacheDefinition', `/${cache}`)),
      'xl/workbook.xml': beforeEnd(
        'workbook',
        '<pivotCaches><pivotCache cacheId="3" r:id="rId90"/></pivotCaches>',
      ),
    },
  );
}

export function withOddParts(bytes: Uint8Array): Uint8Array {
  return withParts(
    bytes,
    {
      'xl/vbaProject.bin': Uint8Array.from({ length: 600 }, (_, n) => (n * 37) % 256),
      'xl/printerSettings/printerSettings1.bin': Uint8Array.of(0, 255, 1, 254),
      'customXml/item1.xml': '<a:b xmlns:a="urn:x"><!-- 保留 --></a:b>',
      [SHEET_RELS]: links(
        relationship('rId1', 'printerSettings', '../printerSettings/printerSettings1.bin'),
      ),
    },
    {
      '[Content_Types].xml': (text) =>
        beforeEnd(
          'Types',
          '<Default Extension="bin" ContentType="application/octet-stream"/>',
        )(text).replace(
          `${CONTENT}.spreadsheetml.sheet.main+xml`,
          'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
        ),
      ...linked(
        '<Relationship Id="rId91" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>',
      ),
    },
  );
}

/** Turns the note on C2 into the stand-in that Excel stores beside a conversation. */
export function withConversation(bytes: Uint8Array): Uint8Array {
  return withParts(
    bytes,
    {},
    {
      'xl/comments1.xml': (text) =>
        text
          .replace(
            /<author>[^<]*<\/author>/,
            '<author>tc={0B0B0B0B-1111-4222-8333-444444444444}</author><author>教务处</author>',
          )
          .replace(/(ref="D3" authorId=)"0"/, '$1"1"'),
    },
  );
}

export function withCalculationChain(bytes: Uint8Array, cells: readonly string[]): Uint8Array {
  const entries = cells.map((cell, n) => `<c r="${cell}"${n === 0 ? ' i="1"' : ''}/>`);
  return withParts(
    bytes,
    { 'xl/calcChain.xml': `${HEADER}<calcChain xmlns="${MAIN}">${entries.join('')}</calcChain>` },
    {
      ...typed(override('xl/calcChain.xml', `${CONTENT}.spreadsheetml.calcChain+xml`)),
      ...linked(relationship('rId92', 'calcChain', 'calcChain.xml')),
    },
  );
}
