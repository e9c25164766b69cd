import { strToU8, zipSync } from 'fflate';

/** Files of other kinds that reach us under the name .xlsx. */

export const emptyFile = () => new Uint8Array(0);

export const notZip = () => strToU8('学校名称,在校生数\n第一小学,260\n');

/** What web systems call an Excel export. */
export const html = () =>
  strToU8(
    '<html><head><meta charset="utf-8"></head><body><table><tr><td>260</td></tr></table></body></html>',
  );

export const xml2003 = () =>
  strToU8(
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
  );

export const xls = () => compoundFile(['Root Entry', 'Workbook', '\x05SummaryInformation']);

export const wordLegacy = () => compoundFile(['Root Entry', 'WordDocument', '1Table']);

/** An .xlsx with a password to open: its archive is encrypted inside a compound file. */
export const encryptedOle = () =>
  compoundFile(['Root Entry', 'EncryptedPackage', '\x06DataSpaces', 'EncryptionInfo']);

/** The same with the directory where large files have it, near the end. */
export const encryptedOleLarge = () =>
  compoundFile(['Root Entry', 'EncryptedPackage', '\x06DataSpaces', 'EncryptionInfo'], 300);

/** A compound file of 512-byte sectors that holds no more than its directory. */
function compoundFile(names: readonly string[], sector = 1): Uint8Array {
  const file = Buffer.alloc(512 * (sector + 3));
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(sector, 48);
  names.forEach((name, i) => {
    const at = 512 * (sector + 1) + 128 * i;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
    file[at + 66] = i === 0 ? 5 : 2;
  });
  return new Uint8Array(file);
}

export const plainZip = () => zipSync({ '说明.txt': strToU8('见附件') });

export const openDocument = () =>
  zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8('<office:document-content/>'),
    'META-INF/manifest.xml': strToU8('<manifest:manifest/>'),
  });

const OOXML = 'application/vnd.openxmlformats-officedocument';

export const wordDocument = () =>
  officeFile('word/document.xml', `${OOXML}.wordprocessingml.document.main+xml`);

export const presentation = () =>
  officeFile('ppt/presentation.xml', `${OOXML}.presentationml.presentation.main+xml`);

export const xlsb = () =>
  officeFile('xl/workbook.bin', 'application/vnd.ms-excel.sheet.binary.macroEnabled.main');

function officeFile(part: string, type: string): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const pack = 'http://schemas.openxmlformats.org/package/2006';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${pack}/content-types"><Override PartName="/${part}" ContentType="${type}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="${part}"/></Relationships>`,
    ),
    [part]: strToU8('<root/>'),
  });
}
