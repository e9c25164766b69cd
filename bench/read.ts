import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { columnName } from '../src/kernel/address';
import { packRows } from '../test/support/packWorkbook';

/** What one reader took for one workbook, in a process of its own; the smallest of a few runs. */
export interface ReadFigures {
  readonly workbook: string;
  readonly reader: string;
  readonly cells: number;
  readonly ms: number;
  /** Processor time, which a busy machine disturbs less than the clock. */
  readonly cpuMs: number;
  /** Greatest resident memory of the process, and what it was before the reading began. */
  readonly peakMiB: number;
  readonly loadedMiB: number;
}

const ROWS = 12_000;
const COLUMNS = 40;
const READERS = ['junheng', '@e965/xlsx', 'exceljs'] as const;

/** Measures how long three readers take for 480,000 cells: once as county data are, once with every cell its own text. */
export function benchRead(runs = 3): readonly ReadFigures[] {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-read-'));
  try {
    return [
      ...measure(folder, 'mixed', mixedWorkbook(), runs),
      ...measure(folder, 'distinct-texts', distinctTexts(), runs),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(folder: string, workbook: string, bytes: Uint8Array, runs: number): ReadFigures[] {
  const path = join(folder, `${workbook}.xlsx`);
  writeFileSync(path, bytes);
  return READERS.map((reader) => {
    const results = Array.from({ length: runs }, () => readInChild(workbook, reader, path));
    return results.reduce((best, result) => (result.ms < best.ms ? result : best));
  });
}

function readInChild(workbook: string, reader: string, path: string): ReadFigures {
  const child = fileURLToPath(new URL('./readChild.ts', import.meta.url));
  const args = ['--import', 'tsx', child, reader, path];
  const result = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as object;
  return { workbook, ...result } as ReadFigures;
}

/** Numbers, decimals, repeated and rare shared texts, and one column of formulas: what a county's ledger is like. */
export function mixedWorkbook(): Uint8Array {
  const texts: string[] = [];
  const text = (value: string) => `t="s"><v>${String(texts.push(value) - 1)}</v>`;
  const towns = Array.from({ length: 200 }, (_, i) => text(`第${String(i + 1)}镇中心小学`));
  return workbookOf((row, column) => {
    if (column === 0) return text(`21${String(10_000_000 + row)}`);
    if (column < 8) return towns[(row * 7 + column) % towns.length] ?? '';
    if (column === 39)
      return `><f>SUM(I${String(row + 1)}:AM${String(row + 1)})</f><v>${String(row)}</v>`;
    const value = (row * 31 + column * 17) % 5000;
    return `><v>${String(column % 3 === 0 ? value / 100 : value)}</v>`;
  }, texts);
}

/** Every one of the 480,000 cells a shared text of its own. */
export function distinctTexts(): Uint8Array {
  const texts: string[] = [];
  return workbookOf((row, column) => {
    const index = texts.push(`学校${String(row)}第${String(column)}项`) - 1;
    return `t="s"><v>${String(index)}</v>`;
  }, texts);
}

function workbookOf(cell: (row: number, column: number) => string, texts: string[]): Uint8Array {
  const names = Array.from({ length: COLUMNS }, (_, column) => columnName(column));
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const number = String(row + 1);
    const cells = names.map(
      (name, column) => `<c r="${name}${number}" s="1" ${cell(row, column)}</c>`,
    );
    return `<row r="${number}" spans="1:${String(COLUMNS)}">${cells.join('')}</row>`;
  });
  const sharedStrings = texts.map((text) => `<si><t>${text}</t></si>`).join('');
  return packRows(rows.join(''), { sharedStrings });
}
