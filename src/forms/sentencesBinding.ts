import { largest, smallest } from '../kernel/arrays';
import type { CellAddress } from '../kernel/address';
import { fieldByKey } from '../standard';
import type { SentencesDefinition } from '../standard';
import { createTable, NO_LAYOUT } from './boundTable';
import type { CellSource, FieldSource, ReadingSource } from './boundTable';
import { isComplete } from './complete';
import { readCell } from './readCell';
import { boundField } from './recordsBinding';
import { fillings, parseSentence } from './sentence';
import type { SentencePattern } from './sentence';
import type { SheetView } from './sheetView';
import type { TableMapping } from './mapping/confirmed';
import { findItems } from './sentenceItems';
import type { FoundItem } from './sentenceItems';
import { headerKey, tidy } from './text';
import type { BoundTable, FormId, Reading } from './types';

interface Columns {
  readonly name: number;
  readonly value: number;
  readonly verdict: number | undefined;
  readonly headerRow: number;
}

/** How people call the columns beside the items: one of them has to be there. */
export const VALUE_AND_VERDICT = '指标值或简要结论、是否达标';
const VALUE_HEADER = /指标值|简要结论|完成情况|填报内容/;
const VERDICT_HEADER = /是否达标|是否达到要求|达标情况/;

const patterns = new Map<string, SentencePattern>();

/** Binds a table whose figures stand inside sentences; undefined when its items are not there. */
export function bindSentences(
  view: SheetView,
  definition: SentencesDefinition,
  origin: { readonly form: FormId; readonly file: string },
  mapping?: TableMapping,
): BoundTable | undefined {
  const { name, items, unknown, ignored } = findItems(view, definition, mapping);
  if (!isComplete(definition, new Set(items.map(({ spec }) => spec.met)))) return undefined;
  const columns = findColumns(view, name, items);
  if (columns === undefined) return undefined;
  const sources = items.flatMap((item): readonly FieldSource[] => [
    ...figures(view, item, columns),
    ...verdict(item, columns),
  ]);
  const rows = items.map(({ row }) => row);
  return createTable({
    name: definition.table,
    ...origin,
    sheet: view.sheet,
    grid: view.grid,
    rowCount: 1,
    sources,
    named: { columns: new Set(items.map(({ spec }) => spec.met)) },
    layout: {
      ...NO_LAYOUT,
      headerTop: columns.headerRow,
      headerBottom: columns.headerRow,
      bodyTop: smallest(rows),
      bodyBottom: largest(rows),
      unknownHeaders: unknown,
      ...(ignored.length === 0 ? {} : { ignoredHeaders: ignored }),
    },
  });
}

/** The columns of figures and verdicts, by their headers above the first item; without them it is a mere list. */
function findColumns(
  view: SheetView,
  name: number,
  items: readonly FoundItem[],
): Columns | undefined {
  const first = smallest(items.map(({ row }) => row));
  for (let row = first - 1; row >= Math.max(0, first - 4); row--) {
    let value: number | undefined;
    let verdictColumn: number | undefined;
    for (let column = name + 1; column <= name + 8; column++) {
      const text = headerKey(view.text(row, column));
      if (value === undefined && VALUE_HEADER.test(text)) value = column;
      else if (verdictColumn === undefined && VERDICT_HEADER.test(text)) verdictColumn = column;
    }
    if (value !== undefined) return { name, value, verdict: verdictColumn, headerRow: row };
    if (verdictColumn !== undefined && verdictColumn > name + 1)
      return { name, value: name + 1, verdict: verdictColumn, headerRow: row };
  }
  return undefined;
}

function figures(view: SheetView, item: FoundItem, columns: Columns): readonly ReadingSource[] {
  if (item.spec.sentence === undefined) return [];
  const pattern = patterns.get(item.spec.sentence) ?? parseSentence(item.spec.sentence);
  patterns.set(item.spec.sentence, pattern);
  const at = { row: item.row, column: columns.value };
  const text = view.text(at.row, at.column);
  const filled = fillings(pattern, text);
  return pattern.slots.flatMap(({ key, unit }) => {
    const made = boundField(key, tidy(item.spec.label), at, unit, item.mapped);
    if (made === undefined) return [];
    const content =
      filled === undefined ? soleFigure(pattern, text) : (filled.get(key) ?? undefined);
    const reading = slotReading(content, text, made.field.key, unit);
    return [{ kind: 'readings' as const, ...made, readings: [reading], at: [at] }];
  });
}

/** Where the whole sentence was replaced by its one figure. */
function soleFigure(pattern: SentencePattern, text: string): string | undefined {
  return pattern.slots.length === 1 || text.trim() === '' ? text : undefined;
}

/** A figure in a sentence is text by nature, so reading it as a number repairs nothing. */
function slotReading(
  content: string | undefined,
  sentence: string,
  key: string,
  unit: string | undefined,
): Reading {
  const field = fieldByKey(key);
  if (field === undefined || content === undefined)
    return { raw: sentence, state: 'unreadable', repairs: [] };
  const text = field.unit === '级' ? romanAsDigits(content) : content;
  const reading = readCell(text, field, unit);
  const state = reading.state === 'text-number' ? 'number' : reading.state;
  return { ...reading, raw: content === '' ? null : content, state, repairs: [] };
}

/** Monitoring reports levels as Ⅲ or 三. */
function romanAsDigits(text: string): string {
  const level = text.normalize('NFKC').replace(/级$/, '').toUpperCase();
  const at = ['I', 'II', 'III', 'IV', 'V'].indexOf(level);
  const chinese = '一二三四五'.indexOf(level);
  if (at >= 0) return String(at + 1);
  return chinese >= 0 && level.length === 1 ? String(chinese + 1) : text;
}

function verdict(item: FoundItem, columns: Columns): readonly CellSource[] {
  if (columns.verdict === undefined) return [];
  const at: CellAddress = { row: item.row, column: columns.verdict };
  const made = boundField(item.spec.met, tidy(item.spec.label), at, undefined, item.mapped);
  if (made === undefined) return [];
  return [{ kind: 'cells', ...made, rows: Int32Array.of(at.row), columns: columns.verdict }];
}
