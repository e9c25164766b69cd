import { describe, expect, it } from '@jest/globals';
import { drawFromMemory } from '../../../src/hosts/browser/drawFromMemory';

/** A sheet that counts how often it is asked, and what draws three of its cells in two layers. */
function drawn(fails = false) {
  class Sheet {
    asked: string[] = [];
    value = 1;
    getCell(row: number, column: number): { readonly v: number } | null {
      this.asked.push(`${String(row)}:${String(column)}`);
      return row < 0 || column < 0 || column === 2 ? null : { v: this.value };
    }
  }
  const worksheet = new Sheet();
  const seen: unknown[] = [];
  const drawing = {
    getSkeleton: () => ({ worksheet }),
    render: (layers: number): string => {
      for (let layer = 0; layer < layers; layer++)
        for (const [row, column] of [
          [0, 1],
          [0, 2],
          [1, -1],
          [0, 16383],
        ] as const)
          seen.push(worksheet.getCell(row, column)?.v ?? null);
      if (fails) throw new Error('no canvas');
      return 'drawn';
    },
  };
  drawFromMemory(drawing);
  return { worksheet, drawing, seen };
}

describe('drawing from memory', () => {
  it('asks once for a cell, an empty one too, and takes no other for it', () => {
    const { worksheet, drawing, seen } = drawn();
    expect(drawing.render(2)).toBe('drawn');
    expect(worksheet.asked.filter((one) => one !== '1:-1')).toEqual(['0:1', '0:2', '0:16383']);
    expect(seen).toEqual([1, null, null, 1, 1, null, null, 1]);
  });

  it('keeps nothing from one drawing to the next', () => {
    const { worksheet, drawing, seen } = drawn();
    drawing.render(1);
    worksheet.value = 2;
    drawing.render(1);
    expect(seen).toEqual([1, null, null, 1, 2, null, null, 2]);
  });

  it('leaves the sheet as it was, even where drawing fails', () => {
    const { worksheet, drawing } = drawn(true);
    expect(() => drawing.render(1)).toThrow('no canvas');
    expect(Object.hasOwn(worksheet, 'getCell')).toBe(false);
    worksheet.value = 3;
    expect(worksheet.getCell(0, 1)).toEqual({ v: 3 });
  });
});
