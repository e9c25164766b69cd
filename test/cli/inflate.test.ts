import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { nodeInflater } from '../../src/cli/inflate';
import { readWorkbook } from '../../src/xlsx';
import { hostileFile } from '../support/hostile';
import { EXAMPLES } from './command';

const content = Buffer.from('均衡'.repeat(100_000));
const raw = deflateRawSync(content);

describe('the inflater of Node', () => {
  it('gives what was deflated', () => {
    expect(Buffer.from(nodeInflater(raw, content.length) as Uint8Array).equals(content)).toBe(true);
    expect(nodeInflater(deflateRawSync(new Uint8Array()), 0)).toHaveLength(0);
  });

  it('stops where more comes than was said, and says when the stream is damaged', () => {
    expect(nodeInflater(raw, content.length - 1)).toBe('longer');
    expect(nodeInflater(raw.subarray(0, 100), content.length)).toBe('damaged');
    expect(nodeInflater(Buffer.from([0xff, 0xff, 0xff]), 10)).toBe('damaged');
  });

  it('reads the example county as our own inflater does', () => {
    const bytes = readFileSync(join(EXAMPLES, 'county.xlsx'));
    const read = readWorkbook(bytes, undefined, nodeInflater);
    const own = readWorkbook(bytes);
    expect(read.ok && own.ok && read.value.sheets.map(({ grid }) => grid)).toEqual(
      own.ok && own.value.sheets.map(({ grid }) => grid),
    );
  });

  it.each(['brokenDeflate', 'wrongChecksum', 'wrongSize', 'bombWithSmallHeader', 'truncated'])(
    'refuses %s for the same reason',
    (name) => {
      const { build, expected } = hostileFile(name);
      const read = readWorkbook(build(), undefined, nodeInflater);
      expect(read.ok ? 'reads' : [read.problem.kind, read.problem.reason]).toEqual(expected);
    },
  );
});
