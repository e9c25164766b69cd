import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { columnName, type Area } from '../../src/kernel/address';
import type { Edit } from '../../src/sheet/editPlan';
import { openContainer, patchWorkbook } from '../../src/xlsx';
import { coalesce } from '../../src/xlsx/patch/areas';
import { bareWorkbook } from '../support/workbooks';

/** A cell as some program may write it; `at` is its address where the program gives one. */
const cellXml = (at: string) =>
  fc.constantFrom(
    `<c r="${at}"/>`,
    `<c r="${at}" s="0" />`,
    `<c r="${at}" s="0"></c>`,
    `<c r="${at}" t="n"/>`,
    `<c r="${at}"><v>1</v></c>`,
    `<c r="${at}" t="str"><f>A1&amp;"&gt;"</f><v>x</v></c>`,
    `<c r="${at}" t="inlineStr"><is><t>文</t></is></c>`,
    '',
  );

const row = (index: number) =>
  fc
    .tuple(
      fc.tuple(...[0, 1, 2, 3].map((column) => cellXml(columnName(column) + String(index + 1)))),
      fc.constantFrom('', ' ht="20"', ' spans="1:4" '),
    )
    .map(([cells, attributes]) =>
      cells.join('') === ''
        ? `<row r="${String(index + 1)}"${attributes === '' ? ' ht="9"' : attributes}/>`
        : `<row r="${String(index + 1)}"${attributes}>${cells.join('')}</row>`,
    );

const sheet = fc
  .tuple(...[0, 1, 2, 3, 4].map((index) => fc.oneof(row(index), fc.constant(''))))
  .map((rows) =>
    rows.join('') === '' ? '<sheetData/>' : `<sheetData>${rows.join('')}</sheetData>`,
  );

const write: fc.Arbitrary<Edit> = fc
  .record({
    row: fc.nat(7),
    column: fc.nat(6),
    rows: fc.array(
      fc.array(
        fc.oneof(
          fc.constant(null),
          fc.record({ value: fc.oneof(fc.integer(), fc.string(), fc.boolean()) }),
          fc.constant({ value: 2, formula: '1+1', style: 'decimal2' as const }),
        ),
        { maxLength: 4 },
      ),
      { maxLength: 4 },
    ),
  })
  .map(({ row, column, rows }) => ({ kind: 'write', sheet: '学校', at: { row, column }, rows }));

const area: fc.Arbitrary<Area> = fc
  .tuple(fc.nat(9), fc.nat(9), fc.nat(4), fc.nat(4))
  .map(([top, left, down, right]) => ({ top, left, bottom: top + down, right: left + right }));

const edit: fc.Arbitrary<Edit> = fc.oneof(
  write,
  fc.array(area).map((areas): Edit => ({ kind: 'mark', sheet: '学校', mark: 'error', areas })),
  fc.tuple(fc.nat(5), fc.nat(5), fc.string()).map(([row, column, text]): Edit => ({
    kind: 'note',
    sheet: '学校',
    at: { row, column },
    text,
  })),
);

function patch(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const patched = patchWorkbook(bytes, { edits });
  if (!patched.ok) throw new Error(patched.problem.reason);
  return patched.value.bytes;
}

function parts(bytes: Uint8Array): string {
  const container = openContainer(bytes);
  if (!container.ok) throw new Error(container.problem.reason);
  const { value } = container;
  return JSON.stringify(
    value.entries.map(({ name }) => {
      const part = value.read(name);
      return [name, part.ok ? Buffer.from(part.value).toString('latin1') : ''];
    }),
  );
}

describe('patching', () => {
  it('is idempotent, and exact when taken off, whatever the sheet and the plan', () => {
    fc.assert(
      fc.property(sheet, fc.array(edit, { maxLength: 5 }), (xml, edits) => {
        const bytes = bareWorkbook(xml);
        const once = patch(bytes, edits);
        const same = Buffer.compare(patch(once, edits), once) === 0;
        return same && parts(patch(once, [])) === parts(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it('joins areas without adding or losing a cell', () => {
    const cells = (areas: readonly Area[]) => {
      const found = new Set<string>();
      for (const { top, left, bottom, right } of areas)
        for (let row = top; row <= bottom; row++)
          for (let column = left; column <= right; column++)
            found.add(`${String(row)} ${String(column)}`);
      return [...found].sort().join();
    };
    fc.assert(
      fc.property(fc.array(area), (areas) => {
        const joined = coalesce(areas);
        const total = joined.reduce(
          (sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1),
          0,
        );
        const wanted = cells(areas);
        // No cell twice either: that would make a note or a mark of it twice.
        return cells(joined) === wanted && total === (wanted === '' ? 0 : wanted.split(',').length);
      }),
    );
  });
});
