import { describe, expect, it } from '@jest/globals';
import * as XLSX from '@e965/xlsx';
import type { Area } from '../../src/kernel/address';
import type { EditPlan } from '../../src/sheet/editPlan';
import { openContainer, patchWorkbook, readWorkbook, type Container } from '../../src/xlsx';
import { FIXTURES, ROWS } from '../support/workbooks';

const cell = (row: number, column: number): Area => ({
  top: row,
  bottom: row,
  left: column,
  right: column,
});

/** Every kind of edit, on cells that are filled, empty, styled, merged, missing. */
export const PLAN: EditPlan = {
  edits: [
    { kind: 'mark', sheet: '学校', mark: 'error', areas: [cell(1, 2), cell(2, 2), cell(3, 3)] },
    { kind: 'mark', sheet: '学校', mark: 'below-standard', areas: [cell(2, 3)] },
    { kind: 'note', sheet: '学校', at: { row: 1, column: 2 }, text: '在校生数 <与> "班额" 不符' },
    { kind: 'note', sheet: '学校', at: { row: 2, column: 3 }, text: '低于标准' },
    { kind: 'note', sheet: '学校', at: { row: 3, column: 3 }, text: '请核对\n并改正' },
    {
      kind: 'write',
      sheet: '学校',
      at: { row: 0, column: 5 },
      rows: Array.from({ length: 14 }, (_, row) => [
        row === 0
          ? { value: '=指标', style: 'header' }
          : { value: row / 3, formula: `${String(row)}/3`, style: 'decimal2' },
        { value: row % 2 === 0 ? '达标' : '未达标', style: row % 2 === 0 ? 'met' : 'missed' },
      ]),
    },
    {
      kind: 'add-sheet',
      role: 'findings',
      name: '校验结果',
      widths: [10, 40],
      rows: [
        [{ value: '校验结果', style: 'title' }],
        [
          { value: 'C2', style: 'link', link: { sheet: '学校', at: { row: 1, column: 2 } } },
          { value: '+86 不是公式', style: 'wrapped' },
        ],
      ],
      merges: [{ top: 0, bottom: 0, left: 0, right: 1 }],
      freeze: { rows: 1, columns: 0 },
    },
  ],
};

function open(bytes: Uint8Array): Container {
  const container = openContainer(bytes);
  if (!container.ok) throw new Error(container.problem.reason);
  return container.value;
}

function patch(bytes: Uint8Array, plan: EditPlan) {
  const patched = patchWorkbook(bytes, plan);
  if (!patched.ok) throw new Error(`${patched.problem.kind} ${patched.problem.reason}`);
  return patched.value;
}

function contents(container: Container, name: string): string {
  const part = container.read(name);
  if (!part.ok) throw new Error(`${name}: ${part.problem.reason}`);
  return Buffer.from(part.value).toString('latin1');
}

/** Parts that differ between two archives, those that only one has included. */
function differences(a: Container, b: Container): string[] {
  const names = new Set([...a.entries, ...b.entries].map(({ name }) => name));
  return [...names].filter((name) => {
    if (a.find(name) === undefined || b.find(name) === undefined) return true;
    return contents(a, name) !== contents(b, name);
  });
}

const MAY_CHANGE =
  /^(\[Content_Types\]\.xml|xl\/(workbook|styles|comments\d+)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/(_rels\/)?sheet\d+\.xml(\.rels)?|xl\/drawings\/vmlDrawing\d+\.vml)$/;

describe.each(FIXTURES)('annotating a workbook with $name', (fixture) => {
  it('copies every other part byte for byte, in its place, as compressed', async () => {
    const bytes = await fixture.make();
    const before = open(bytes);
    const after = open(patch(bytes, PLAN).bytes);
    const order = after.entries.map(({ name }) => name);
    expect(order.slice(0, before.entries.length)).toEqual(before.entries.map(({ name }) => name));
    const changed = new Set(differences(before, after));
    expect([...changed].filter((name) => !MAY_CHANGE.test(name))).toEqual([]);
    for (const entry of before.entries) {
      if (changed.has(entry.name)) continue;
      expect(Buffer.compare(after.find(entry.name)?.local ?? new Uint8Array(), entry.local)).toBe(
        0,
      );
    }
  });

  it('gives the same bytes when its own output is annotated again', async () => {
    const once = patch(await fixture.make(), PLAN).bytes;
    expect(Buffer.compare(patch(once, PLAN).bytes, once)).toBe(0);
  });

  it('is taken off again to the byte, but for entries of the style sheet', async () => {
    const bytes = await fixture.make();
    const bare = patch(patch(bytes, PLAN).bytes, { edits: [] });
    const left = differences(open(bytes), open(bare.bytes));
    expect(left.filter((name) => name !== 'xl/styles.xml')).toEqual([]);
  });

  it('leaves the values of the user as they are and can be read by us and by others', async () => {
    const bytes = await fixture.make();
    const patched = patch(bytes, PLAN);
    const [before, after] = [readWorkbook(bytes), readWorkbook(patched.bytes)];
    if (!before.ok || !after.ok) throw new Error('not readable');
    expect(after.value.sheets).toHaveLength(before.value.sheets.length + 1);
    const [sheet, annotated] = [before.value.sheets[0]?.grid, after.value.sheets[0]?.grid];
    for (let row = 0; row < (sheet?.rowCount ?? 0); row++) {
      sheet?.forEachInRow(row, (column, value) => {
        // An empty text is an empty cell to a reader, and may be filled.
        if (value !== '') expect(annotated?.value(row, column)).toEqual(value);
      });
    }
    const other = XLSX.read(patched.bytes, { type: 'buffer' });
    expect(other.SheetNames.at(-1)).toBe('校验结果');
    const theirs = XLSX.utils.sheet_to_json(other.Sheets['校验结果'] ?? {}, { header: 1 });
    expect(theirs).toEqual([['校验结果'], ['C2', '+86 不是公式']]);
  });
});

describe('annotating', () => {
  it('finds four rows of schools in the fixtures', () => {
    expect(ROWS).toHaveLength(4);
  });

  it('says so when the file bears a signature', async () => {
    const { withParts } = await import('../support/workbooks');
    const [plain] = FIXTURES;
    if (plain === undefined) throw new Error('no fixture');
    const signed = withParts(await plain.make(), { '_xmlsignatures/sig1.xml': '<Signature/>' });
    expect(patch(signed, PLAN).receipt.notices).toEqual(['signature-invalidated']);
  });

  it('refuses what is no workbook', () => {
    const result = patchWorkbook(new TextEncoder().encode('not a workbook'), PLAN);
    expect(result.ok).toBe(false);
  });
});
