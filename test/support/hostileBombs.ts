import { constants, crc32, deflateRawSync } from 'node:zlib';
import { packParts, type PackedWorkbook } from './packWorkbook';
import { zipRecords, type ZipRecord } from './zipRecords';

const MIB = 1024 * 1024;

/** Deflate data of a block repeated many times, made without ever holding what it inflates to. */
function repeated(prefix: string, block: string, times: number, suffix: string): Uint8Array {
  const open = (text: string) =>
    deflateRawSync(text, { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  const middle = open(block);
  const end = deflateRawSync(suffix);
  return Buffer.concat([open(prefix), ...Array<Buffer>(times).fill(middle), end]);
}

const SHEET =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>';
const SHEET_END = '</row></sheetData></worksheet>';

/** A workbook with some parts replaced by records that only a hand-made archive can have. */
function withRecords(workbook: PackedWorkbook, records: readonly ZipRecord[]): Uint8Array {
  const replaced = new Set(records.map(({ name }) => name));
  const rest = Object.entries(packParts(workbook))
    .filter(([name]) => !replaced.has(name))
    .map(([name, content]): ZipRecord => ({ name, content }));
  return zipRecords([...rest, ...records]);
}

const sheets = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `表${String(i + 1)}`, content: '' }));

/** A part that stands once in the workbook, made of a block repeated many times. */
function partBomb(name: string, prefix: string, block: string, times: number, suffix: string) {
  const content = Buffer.from(prefix + block.repeat(times) + suffix);
  const deflated = repeated(prefix, block, times, suffix);
  const record = { name, deflated, size: content.length, crc: crc32(content) };
  return withRecords({ sheets: sheets(1) }, [record]);
}

function sheetBomb(block: string, times: number, size: number): Uint8Array {
  const name = 'xl/worksheets/sheet1.xml';
  const deflated = repeated(SHEET, block, times, SHEET_END);
  return withRecords({ sheets: sheets(1) }, [{ name, deflated, size }]);
}

/** Cells as a real sheet has them; deflate makes them about a hundred times smaller. */
const CELLS = Array.from(
  { length: 20_000 },
  (_, i) => `<c><v>${String(((i % 300) * 7919) % 100_003)}</v></c>`,
).join('');

/** A sheet of 400 MB that deflates like an ordinary one. The header states its size. */
export function bombBySize(): Uint8Array {
  const times = Math.ceil((400 * MIB) / CELLS.length);
  return sheetBomb(CELLS, times, times * CELLS.length + SHEET.length + SHEET_END.length);
}

/** A sheet of 100 MB, inside the limit of a part, that takes 100 KB. */
export function bombByRatio(): Uint8Array {
  return sheetBomb(' '.repeat(MIB), 100, 100 * MIB + SHEET.length + SHEET_END.length);
}

/** A gigabyte whose header says 1,000 bytes. */
export function bombWithSmallHeader(): Uint8Array {
  return sheetBomb(' '.repeat(MIB), 1024, 1000);
}

/** 1,000 bytes whose header says 4 GB: a reader that allocates what the header claims runs out of memory. */
export function hugeHeader(): Uint8Array {
  return sheetBomb(' '.repeat(1000), 1, 0xfffffff0);
}

/** Ten sheets of 40 MB of comments, each inside the limit of a part. */
export function bombByManyParts(): Uint8Array {
  const block = CELLS.replace(/<c><v>(\d+)<\/v><\/c>/g, '<!--$1-->');
  const times = Math.ceil((40 * MIB) / block.length);
  const deflated = repeated(SHEET, block, times, SHEET_END);
  const content = Buffer.from(SHEET + block.repeat(times) + SHEET_END);
  const stated = { deflated, size: content.length, crc: crc32(content) };
  const records = sheets(10).map((_, i) => {
    return { name: `xl/worksheets/sheet${String(i + 1)}.xml`, ...stated };
  });
  return withRecords({ sheets: sheets(10) }, records);
}

/** Five million cells of one digit each. */
export const bombByCells = () =>
  partBomb(
    'xl/worksheets/sheet1.xml',
    `${SHEET}</row>`,
    `<row>${'<c><v>1</v></c>'.repeat(10_000)}</row>`,
    500,
    '<row>' + SHEET_END,
  );

/** Three million shared strings of one character each. */
export const bombByStrings = () =>
  partBomb('xl/sharedStrings.xml', '<sst>', '<si><t>a</t></si>'.repeat(10_000), 300, '</sst>');

/** 40 million characters in strings that are long, but each no longer than a cell allows. */
export const bombByStringLength = () =>
  partBomb(
    'xl/sharedStrings.xml',
    '<sst>',
    `<si><t>${'0123456789abcdef'.repeat(2000)}</t></si>`,
    1250,
    '</sst>',
  );

/** Excel itself stops at 65,490 cell formats; years of pasting between files leave a million. Nothing wrong with it. */
export const millionStyles = () =>
  partBomb(
    'xl/styles.xml',
    '<styleSheet><cellXfs count="1000000"><xf/><xf numFmtId="2"/>',
    '<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0"/>'.repeat(1000),
    1000,
    '</cellXfs></styleSheet>',
  );
