import { crc32 as nodeCrc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { zipSync, strToU8 } from 'fflate';
import { openContainer, type Container } from '../../src/xlsx/container';
import { crc32 } from '../../src/xlsx/crc32';
import { DEFAULT_LIMITS } from '../../src/xlsx/limits';
import { dataDescriptors } from '../support/hostileArchives';
import { packParts, packRows } from '../support/packWorkbook';
import { zipRecords } from '../support/zipRecords';

const ROW = '<row><c><v>260</v></c></row>';

function opened(bytes: Uint8Array): Container {
  const container = openContainer(bytes);
  if (!container.ok) throw new Error(container.problem.reason);
  return container.value;
}

/** Puts the archive together again from what the directory gave. */
function rebuilt(container: Container): Uint8Array {
  const directory = container.entries.map(({ central }) => Buffer.from(central));
  const locals = container.entries.map(({ local }) => Buffer.from(local));
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(container.entries.length, 8);
  end.writeUInt16LE(container.entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(
    locals.reduce((sum, { length }) => sum + length, 0),
    16,
  );
  end.writeUInt16LE(container.comment.length, 20);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end, container.comment]));
}

describe('openContainer', () => {
  it.each([
    ['an ordinary archive', packRows(ROW)],
    ['data descriptors', dataDescriptors()],
    ['a comment', zipRecords([{ name: 'xl/workbook.xml', content: '<a/>' }], 'made by hand')],
  ])('keeps every byte of %s', (_, bytes) => {
    expect(Buffer.from(rebuilt(opened(bytes))).equals(Buffer.from(bytes))).toBe(true);
  });

  it('inflates each part to what went in', () => {
    const parts = packParts({ sheets: [{ name: '数据', content: '' }] });
    const container = opened(zipSync(parts));
    for (const [name, content] of Object.entries(parts))
      expect(container.read(name)).toEqual({ ok: true, value: content });
  });

  it('reads stored and deflated parts that span many steps', () => {
    const noise = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255);
    const container = opened(
      zipSync({ stored: [noise, { level: 0 }], deflated: [noise, { level: 6 }] }),
    );
    expect(container.read('stored')).toEqual({ ok: true, value: noise });
    expect(container.read('deflated')).toEqual({ ok: true, value: noise });
  });

  it('finds parts whatever their case, with or without a leading slash', () => {
    const container = opened(zipSync({ 'xl/Workbook.xml': strToU8('<a/>') }));
    expect(container.find('/XL/workbook.xml')?.name).toBe('xl/Workbook.xml');
    expect(container.find('xl/other.xml')).toBeUndefined();
  });

  it('counts a part against the total once, however often it is read', () => {
    const content = strToU8('x'.repeat(600));
    const limits = { ...DEFAULT_LIMITS, totalBytes: 1000 };
    const container = openContainer(zipSync({ a: content, b: content }), limits);
    if (!container.ok) throw new Error(container.problem.reason);
    expect(container.value.read('a').ok).toBe(true);
    expect(container.value.read('a').ok).toBe(true);
    expect(container.value.read('b')).toMatchObject({ problem: { reason: 'total-bytes' } });
  });

  it('says which limit a file exceeds', () => {
    const bytes = packRows(ROW);
    const limits = { ...DEFAULT_LIMITS, fileBytes: 100 };
    expect(openContainer(bytes, limits)).toEqual({
      ok: false,
      problem: {
        kind: 'file-too-large',
        reason: 'file-bytes',
        params: { bytes: bytes.length, limit: 100 },
      },
    });
  });

  it('names the part that is missing', () => {
    expect(opened(packRows(ROW)).read('xl/gone.xml')).toMatchObject({
      problem: { kind: 'file-damaged', reason: 'part-missing', params: { part: 'xl/gone.xml' } },
    });
  });
});

describe('crc32', () => {
  it('agrees with the checksum of Node for every length and start', () => {
    const bytes = Uint8Array.from({ length: 64 }, (_, i) => (i * 151) & 255);
    for (let length = 0; length <= 64; length++) {
      const piece = bytes.subarray(0, length);
      expect(crc32(piece)).toBe(nodeCrc32(piece));
      expect(crc32(bytes.subarray(length), crc32(piece))).toBe(nodeCrc32(bytes));
    }
  });
});
