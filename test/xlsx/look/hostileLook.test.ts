import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { readLook, readWorkbook } from '../../../src/xlsx';
import { styledWorkbook } from './styledWorkbook';

let bytes: Uint8Array;
let parts: Record<string, Uint8Array>;

beforeAll(async () => {
  bytes = await styledWorkbook();
  parts = unzipSync(bytes);
});

/** A result of either kind, never an exception; the look opens whatever the data opens. */
function readsCalmly(file: Uint8Array): void {
  const data = readWorkbook(file);
  const look = readLook(file);
  expect(typeof look.ok).toBe('boolean');
  if (data.ok) expect(look.ok).toBe(true);
}

describe('reading the look of any bytes', () => {
  it('survives archives cut short', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        readsCalmly(bytes.slice(0, Math.floor(bytes.length * share)));
      }),
      { numRuns: 60 },
    );
  });

  it('survives bytes changed in the archive', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), (place, value) => {
        const copy = bytes.slice();
        copy[place % copy.length] = value;
        readsCalmly(copy);
      }),
      { numRuns: 100 },
    );
  });

  it('survives parts cut, changed and repeated inside a sound archive', () => {
    const names = fc.constantFrom(
      'xl/styles.xml',
      'xl/theme/theme1.xml',
      'xl/worksheets/sheet1.xml',
      'xl/comments1.xml',
      'xl/worksheets/_rels/sheet1.xml.rels',
    );
    fc.assert(
      fc.property(names, fc.nat(), fc.nat(), fc.nat(255), (name, from, length, value) => {
        const part = parts[name] ?? new Uint8Array(0);
        expect(part.length).toBeGreaterThan(0);
        const start = from % part.length;
        const copy = part.slice();
        copy.fill(value, start, start + 1 + (length % 12));
        readsCalmly(zipSync({ ...parts, [name]: copy }, { level: 0 }));
        readsCalmly(zipSync({ ...parts, [name]: part.slice(0, start) }, { level: 0 }));
      }),
      { numRuns: 150 },
    );
  });
});
