import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heightOf, linesOf } from '../../../../src/app/collect/slips/textHeight';

describe('the lines that a text takes', () => {
  it('end after any Chinese character, and only between other words', () => {
    // 20 wide, of which 18 can be used: nine Chinese characters.
    expect(linesOf('一'.repeat(9), 20)).toBe(1);
    expect(linesOf('一'.repeat(10), 20)).toBe(2);
    expect(linesOf('abcdefghij klmnopqrst', 20)).toBe(2);
    expect(linesOf('a'.repeat(37), 20)).toBe(3);
    expect(linesOf('一\n\n二', 20)).toBe(3);
    expect(linesOf('', 20)).toBe(1);
  });

  it('neither end with an opening bracket nor begin with a closing mark', () => {
    expect(linesOf('一二三四（3133010022）', 20)).toBe(2);
    expect(linesOf('一二三四五六七八九。', 20)).toBe(2);
    expect(linesOf('一二三四五六七八“九”', 20)).toBe(2);
  });

  it('grow with the text and shrink with the width', () => {
    const text = fc.string({ unit: fc.constantFrom(...'一二（）。、ab1 \n'), maxLength: 300 });
    fc.assert(
      fc.property(text, fc.integer({ min: 6, max: 90 }), (line, width) => {
        const lines = linesOf(line, width);
        const least = line.split('\n').length;
        expect(lines).toBeGreaterThanOrEqual(least);
        expect(linesOf(`${line}${'一'.repeat(width)}`, width)).toBeGreaterThan(lines);
        expect(linesOf(line, 10_000)).toBe(least);
      }),
    );
  });

  it('make no row higher than Excel allows, nor lower than is wanted to write in', () => {
    expect(heightOf([{ text: '一'.repeat(9000), width: 20 }])).toBe(409);
    expect(heightOf([{ text: '一', width: 20 }], 2)).toBe(
      heightOf([{ text: '一\n二', width: 20 }]),
    );
  });
});
