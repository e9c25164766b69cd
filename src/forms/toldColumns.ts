import { codes, fieldByKey } from '../standard';
import type { CodeListName, RecordsDefinition } from '../standard';
import { readingAt } from './boundTable';
import type { CellSource, ReadingSource } from './boundTable';
import type { Body } from './body';
import type { Place } from './recordsBinding';
import type { SheetView } from './sheetView';
import { compact } from './text';
import { titleRows } from './titleRows';
import type { InferredFrom, Reading, TableLayout } from './types';

interface Told {
  readonly sources: readonly ReadingSource[];
  readonly inferred: NonNullable<TableLayout['inferred']>;
}

interface Way {
  readonly from: InferredFrom;
  readonly code: (index: number) => string | undefined;
}

const BLANK: Reading = { raw: null, state: 'blank', repairs: [] };

/**
 * Columns of codes that the table lacks and that something else names: the sheet 音乐教室 lists music rooms, the class
 * 七年级1班 is of grade seven. What names two codes or none tells nothing.
 */
export function toldColumns(
  view: SheetView,
  definition: RecordsDefinition,
  cells: readonly CellSource[],
  body: Body,
  place: Place,
): Told {
  const sources: ReadingSource[] = [];
  const inferred: { key: string; from: InferredFrom }[] = [];
  for (const { key, from } of definition.told ?? []) {
    const field = fieldByKey(key);
    if (field?.codes === undefined || cells.some(({ bound }) => bound.key === key)) continue;
    const list = field.codes as CodeListName;
    const ways = from.flatMap((source) => wayOf(source, list, view, cells, place) ?? []);
    const used = new Set<InferredFrom>();
    const readings = Array.from(body.rows, (_, index): Reading => {
      for (const way of ways) {
        const text = way.code(index);
        if (text === undefined) continue;
        used.add(way.from);
        return { raw: text, state: 'text', text, repairs: [] };
      }
      return BLANK;
    });
    if (used.size === 0) continue;
    const at = { row: place.headerBottom, column: cells[0]?.bound.at.column ?? 0 };
    const bound = { key, header: field.name.zh, at };
    sources.push({ kind: 'readings', field, bound, readings, at: readings.map(() => undefined) });
    inferred.push(...Array.from(used, (way) => ({ key, from: way })));
  }
  return { sources, inferred };
}

function wayOf(
  source: string,
  list: CodeListName,
  view: SheetView,
  cells: readonly CellSource[],
  place: Place,
): Way | undefined {
  if (source === 'title') {
    const named = titleRows(view, place)
      .map((text) => codeNamed(list, text))
      .find((code) => code !== undefined);
    return named === undefined ? undefined : { from: 'title', code: () => named };
  }
  if (source === 'sheet-name') {
    const named = codeNamed(list, view.sheet.name);
    return named === undefined ? undefined : { from: 'sheet-name', code: () => named };
  }
  const column = cells.find(({ bound }) => bound.key === source);
  if (column === undefined) return undefined;
  const textOf = (index: number) => readingAt(view.grid, column, index)?.text ?? '';
  return { from: 'column', code: (index) => codeNamed(list, textOf(index)) };
}

/** The one code of a list that a text names; a name inside a longer one (一年级 in 十一年级) does not count. */
function codeNamed(list: CodeListName, text: string): string | undefined {
  const plain = compact(text);
  if (plain === '') return undefined;
  const found = codes()
    .lists[list].flatMap(({ code, aliases }) => [code, ...aliases].map((name) => ({ code, name })))
    .filter(({ name }) => name.length > 1 && plain.includes(name));
  const longest = found.filter(
    ({ name }) => !found.some((other) => other.name !== name && other.name.includes(name)),
  );
  const [first, ...others] = new Set(longest.map(({ code }) => code));
  return others.length === 0 ? first : undefined;
}
