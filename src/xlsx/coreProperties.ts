import { escapeXml } from './patch/xmlText';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Part of a new workbook that says when it was saved, where it is linked from and of what type it is. */
export const CORE_PROPERTIES = {
  part: 'docProps/core.xml',
  relationship: `${PACKAGE}/relationships/metadata/core-properties`,
  contentType: 'application/vnd.openxmlformats-package.core-properties+xml',
} as const;

export function corePropertiesXml(saved: string): string {
  return [
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${escapeXml(saved)}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}
