import { columnName } from '../../../src/kernel/address';
import type { CellValue } from '../../../src/sheet/cell';
import type { NewSheet } from '../../../src/sheet/newWorkbook';

/** A figure as the export writes it: text, nothing for zero, `*` where there can be none. */
export type Figure = number | string | null;

/** One table of a statistics export, before it is laid out. */
export interface Printed {
  readonly number: string;
  readonly title: string;
  /** Printed at the right of the table's number: 人, 平方米. */
  readonly unit?: string;
  /** Texts above the columns, from group to column; equal neighbours are merged. */
  readonly columns: readonly (readonly string[])[];
  readonly rows: readonly (readonly [label: string, ...figures: Figure[]])[];
  /** Stands above the labels; 指标名称 unless given. */
  readonly corner?: string;
}

const FIRST_ROW = 3;

/**
 * Lays a table out as the statistics client does: row 1 and column A hidden and full of helper figures, title,
 * number, header rows with merges, a row 甲 乙 1 2 3 …, labels in column B, their numbers in C, everything as text.
 */
export function printed(table: Printed, name: string): NewSheet {
  const depth = Math.max(...table.columns.map((path) => path.length));
  const width = table.columns.length + 3;
  const header = Array.from({ length: depth }, (_, level): CellValue[] => [
    level === 0 ? (table.corner ?? '指标名称') : null,
    level === 0 ? '编号' : null,
    ...table.columns.map((path, at) => (startsAt(table.columns, at, level) ? (path[level] ?? null) : null)),
  ]);
  const codes: CellValue[] = ['甲', '乙', ...table.columns.map((_, at) => String(at + 1))];
  const body = table.rows.map(([label, ...figures], at): CellValue[] => [
    label,
    String(at + 1).padStart(2, '0'),
    ...figures.map(asText),
  ]);
  const top: CellValue[][] = [[table.title], [table.number, ...Array<null>(width - 3).fill(null), table.unit === undefined ? null : `单位：${table.unit}`]];
  const rows = [...top, ...header, codes, ...body];
  return {
    name,
    rows: [
      Array.from({ length: width }, (_, at) => columnName(at)),
      ...rows.map((row, at): CellValue[] => [at + 2, ...row]),
    ],
    merges: [{ top: 1, left: 1, bottom: 1, right: width - 1 }, ...headerMerges(table, depth)],
    hiddenRows: [{ from: 0, to: 0 }],
    hiddenColumns: [{ from: 0, to: 0 }],
    widths: [4, 32, 6],
  };
}

function asText(figure: Figure): CellValue {
  if (figure === null || figure === 0) return null;
  return typeof figure === 'number' ? String(figure) : figure;
}

/** Whether a text of the header starts here, or goes on from the column before. */
function startsAt(columns: Printed['columns'], at: number, level: number): boolean {
  const path = (index: number): string => (columns[index] ?? []).slice(0, level + 1).join('\n');
  const isGroup = level + 1 < (columns[at]?.length ?? 0);
  return at === 0 || !isGroup || path(at) !== path(at - 1);
}

function headerMerges(table: Printed, depth: number): NonNullable<NewSheet['merges']> {
  const merges = [];
  const bottom = FIRST_ROW + depth - 1;
  if (depth > 1)
    for (const left of [1, 2]) merges.push({ top: FIRST_ROW, left, bottom, right: left });
  table.columns.forEach((path, at) => {
    const last = path.length - 1;
    if (last < depth - 1)
      merges.push({ top: FIRST_ROW + last, left: at + 3, bottom, right: at + 3 });
    for (let level = 0; level < last; level++) {
      if (!startsAt(table.columns, at, level)) continue;
      let right = at;
      while (right + 1 < table.columns.length && !startsAt(table.columns, right + 1, level)) {
        if ((table.columns[right + 1]?.length ?? 0) <= level + 1) break;
        right++;
      }
      if (right > at) merges.push({ top: FIRST_ROW + level, left: at + 3, bottom: FIRST_ROW + level, right: right + 3 });
    }
  });
  return merges;
}
