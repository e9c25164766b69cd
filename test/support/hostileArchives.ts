import { packParts, packRows } from './packWorkbook';
import { zipRecords, type ZipRecord } from './zipRecords';

/** Archives that are damaged, or made to mislead. */

const SHEET = 'xl/worksheets/sheet1.xml';

const records = (): ZipRecord[] =>
  Object.entries(
    packParts({
      sheets: [{ name: '数据', content: '<sheetData><row><c><v>1</v></c></row></sheetData>' }],
    }),
  ).map(([name, content]) => ({ name, content }));

/** The workbook with fields of its sheet's record stated otherwise. */
const withSheet = (change: Partial<ZipRecord>) =>
  zipRecords(
    records().map((record) => (record.name === SHEET ? { ...record, ...change } : record)),
  );

const withMore = (...more: ZipRecord[]) => zipRecords([...records(), ...more]);

export const truncated = () => {
  const whole = packRows('<row><c><v>1</v></c></row>');
  return whole.subarray(0, Math.floor(whole.length * 0.6));
};

/** Only the last bytes are missing: a copy from a pulled-out drive. */
export const cutAtEnd = () => packRows('<row><c><v>1</v></c></row>').slice(0, -8);

export const wrongChecksum = () => withSheet({ crc: 0x12345678 });

export const wrongSize = () => withSheet({ size: 7 });

export const brokenDeflate = () => withSheet({ deflated: Uint8Array.of(0xff, 0xfe, 0xfd, 0xfc) });

export const unsupportedCompression = () => withSheet({ method: 12 });

export const zipPassword = () => withSheet({ flags: 0x801 });

export const zip64 = () => withSheet({ size: 0xffffffff });

export const duplicateEntries = () => withMore({ name: SHEET, content: '<worksheet/>' });

/** Part names do not tell upper from lower case, so this is the same part again. */
export const duplicateByCase = () =>
  withMore({ name: SHEET.toUpperCase(), content: '<worksheet/>' });

/** One entry lies inside the data of another: how a small archive inflates to a huge one. */
export function overlappingEntries(): Uint8Array {
  const sheet = records().filter(({ name }) => name === SHEET);
  const rest = records().filter(({ name }) => name !== SHEET);
  const inner = zipRecords(sheet);
  const outer = { name: 'xl/x.bin', method: 0, content: inner };
  const header = 30 + outer.name.length;
  return zipRecords([outer, ...sheet.map((one) => ({ ...one, localOffset: header })), ...rest]);
}

export const localNameDiffers = () => withSheet({ localName: 'xl/worksheets/sheet9.xml' });

export const climbingPath = () => withMore({ name: '../../../etc/cron.d/job', content: '' });

export const climbingBackslashes = () =>
  withMore({ name: '..\\..\\Startup\\job.bat', content: '' });

export const absolutePath = () => withMore({ name: '/etc/passwd', content: '' });

export const drivePath = () => withMore({ name: 'C:\\Windows\\job.bat', content: '' });

/** Sizes and checksum behind the data instead of before them, as streaming writers do: nothing wrong with it. */
export const dataDescriptors = () =>
  zipRecords(records().map((record) => ({ ...record, descriptor: true })));

/** Folders parted by backslashes, as some old writers do: read all the same. */
export const backslashes = () =>
  zipRecords(records().map((record) => ({ ...record, name: record.name.replaceAll('/', '\\') })));

export const manyEntries = () =>
  withMore(...Array.from({ length: 10_001 }, (_, i) => ({ name: `x/${String(i)}`, content: '' })));
