import { describe, expect, it } from '@jest/globals';
import type { Amendment } from '../../../src/sheet/amendment';
import { editWorkbook, readWorkbook, writeWorkbook } from '../../../src/xlsx';
import { valueOf } from '../../support/live';

const SHEET = { name: '表', rows: [['在校生数'], [260]] };
const EDIT: Amendment = {
  kind: 'set-cells',
  sheet: '表',
  cells: [{ at: { row: 1, column: 0 }, value: 261 }],
};
const NOW = '2026-11-30T08:00:00.000Z';

function savedIn(bytes: Uint8Array): string | undefined {
  return valueOf(readWorkbook(bytes)).producer.saved;
}

describe('when an edited workbook was saved', () => {
  it('is said anew where it was said before', () => {
    const bytes = writeWorkbook([SHEET], { saved: '2026-09-01T00:00:00Z' });
    const edited = valueOf(editWorkbook(bytes, [EDIT], undefined, undefined, NOW));
    expect(savedIn(edited)).toBe(NOW);
    expect(savedIn(valueOf(editWorkbook(bytes, [EDIT])))).toBe('2026-09-01T00:00:00.000Z');
    expect(valueOf(editWorkbook(bytes, [], undefined, undefined, NOW))).toBe(bytes);
  });

  it('is not said where it was not', () => {
    const bytes = writeWorkbook([SHEET]);
    const edited = valueOf(editWorkbook(bytes, [EDIT], undefined, undefined, NOW));
    expect(savedIn(edited)).toBeUndefined();
  });
});
