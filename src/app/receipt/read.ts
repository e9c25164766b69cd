import type { Grid } from '../../sheet/grid';
import type { ReadFile } from '../check';
import { rawText } from './canonical';
import {
  COLUMNS,
  DIGEST_LABEL,
  END,
  FACT_LABELS,
  FACT_NAMES,
  LINE_HEADERS,
  receiptDigest,
} from './layout';
import { unpack } from './packing';
import type { FactName, Facts, WrittenReceipt, WrittenRecord } from './types';

/** The receipt of a file; `broken` where one stands there that has lost its form, undefined where there is none. */
export function readReceipt(file: ReadFile): WrittenReceipt | 'broken' | undefined {
  const grid = gridOf(file);
  const place = file.receipt;
  if (grid === undefined || place === null) return undefined;
  const rows = rowsOf(grid, place);
  const end = rows.findIndex(([first]) => first === END);
  const header = rows.findIndex((row) => LINE_HEADERS.every((text, at) => row[at] === text));
  const facts = factsIn(rows.slice(0, Math.max(header, 0)));
  const digest = rows.slice(0, Math.max(header, 0)).find(([label]) => label === DIGEST_LABEL)?.[1];
  if (end < header || header < 0 || facts === undefined || digest === undefined) return 'broken';
  const records = recordsIn(rows.slice(header + 1, end));
  if (records === undefined) return 'broken';
  return {
    sheet: place.sheet,
    facts,
    records,
    digest,
    computed: receiptDigest(rows.slice(0, end + 1)),
    bottom: place.row + end,
  };
}

function gridOf({ snapshot, receipt }: ReadFile): Grid | undefined {
  return snapshot?.sheets.find(({ name }) => name === receipt?.sheet)?.grid;
}

function rowsOf(grid: Grid, { row: top, column: left }: { row: number; column: number }) {
  const rows: string[][] = [];
  for (let row = top; row < grid.rowCount; row++) {
    const texts = Array.from({ length: COLUMNS }, (_, at) => rawText(grid.value(row, left + at)));
    rows.push(texts);
    if (texts[0] === END) break;
  }
  return rows;
}

function factsIn(rows: readonly (readonly string[])[]): Facts | undefined {
  const texts = new Map(rows.map(([label = '', text = '']) => [label, text]));
  const found: Partial<Record<FactName, string>> = {};
  for (const name of FACT_NAMES) {
    const text = texts.get(FACT_LABELS[name]);
    if (text === undefined) return undefined;
    found[name] = text;
  }
  return found as Facts;
}

/** Lines of one record follow one another; undefined where a line has more or fewer values than fields. */
function recordsIn(rows: readonly (readonly string[])[]): readonly WrittenRecord[] | undefined {
  const records: (WrittenRecord & { fields: string[]; values: string[] })[] = [];
  let fields: readonly string[] = [];
  for (const [table = '', sheet = '', cell = '', key = '', , names = '', packed = ''] of rows) {
    if (names !== '') fields = unpack(names);
    const values = unpack(packed);
    if (values.length !== fields.length) return undefined;
    const last = records.at(-1);
    if (last?.table === table && last.key === key) {
      last.fields.push(...fields);
      last.values.push(...values);
    } else records.push({ table, sheet, cell, key, fields: [...fields], values: [...values] });
  }
  return records;
}
