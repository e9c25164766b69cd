import { formatAddress } from '../../../../src/kernel/address';
import { normalised, textOf } from './areas';
import type { SimBook } from './book';
import type { SimValidation } from './parts';
import type { SimSheet } from './sheet';
import type { Sparse } from './sparse';

/** Everything there is in a workbook, in a form that is equal only if nothing differs; ids and selections apart. */
export function stateOf(book: SimBook): unknown {
  const nameOf = (id: string | undefined) => book.sheets.find((sheet) => sheet.id === id)?.name;
  const place = ({ sheet, row, column }: { sheet: string; row: number; column: number }) =>
    `${nameOf(sheet) ?? '?'}!${formatAddress({ row, column })}`;
  return {
    sheets: book.sheets.map(sheetState),
    names: sorted(
      book.names.map(({ name, formula, visible, comment, scope }) => ({
        name,
        formula,
        visible,
        comment,
        scope: nameOf(scope),
      })),
    ),
    notes: sorted(
      book.notes.map((note) => ({
        at: place(note),
        text: note.text,
        author: note.author,
        visible: note.visible,
        size: [note.width, note.height],
      })),
    ),
    comments: sorted(
      book.comments.map(({ content, author, resolved, replies, ...comment }) => ({
        at: place(comment),
        content,
        author,
        resolved,
        replies: replies.map((reply) => [reply.content, reply.author]),
      })),
    ),
    settings: sorted([...book.settings]),
    calculationMode: book.calculationMode,
    eventsEnabled: book.eventsEnabled,
  };
}

function sorted<T>(items: readonly T[]): readonly T[] {
  const keyed = items.map((item) => ({ item, key: JSON.stringify(item) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}

function sheetState(sheet: SimSheet): unknown {
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    cells: byAddress(sheet.cells, (content) =>
      typeof content === 'object' && content.kind === 'formula' ? `=${content.formula}` : content,
    ),
    formats: byAddress(sheet.formats, (format) => format),
    links: byAddress(sheet.links, (link) => link),
    base: sheet.base,
    rowFormats: byLine(sheet.rowFormats),
    columnFormats: byLine(sheet.columnFormats),
    rowHeights: byLine(sheet.rowHeights),
    columnWidths: byLine(sheet.columnWidths),
    hiddenRows: [...sheet.hiddenRows].sort((a, b) => a - b),
    hiddenColumns: [...sheet.hiddenColumns].sort((a, b) => a - b),
    merges: sorted(sheet.merges.map(textOf)),
    conditionals: sheet.conditionals.map(({ type, areas, rule, stopIfTrue, look }) => ({
      type,
      areas: normalised(areas).map(textOf),
      rule,
      stopIfTrue,
      look,
    })),
    validations: validations(sheet.validations),
    tables: sheet.tables.map(({ name, area, columns, showHeaders, showTotals, filtered }) => ({
      name,
      area: textOf(area),
      columns,
      showHeaders,
      showTotals,
      filtered,
    })),
    protection: sheet.protection,
    freeze: sheet.freeze,
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines,
    showHeadings: sheet.showHeadings,
    standardWidth: sheet.standardWidth,
    filter: sheet.filter,
  };
}

function byAddress<T>(grid: Sparse<T>, told: (item: T) => unknown): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  grid.forEach((row, column, item) => {
    found[formatAddress({ row, column })] = told(item);
  });
  return found;
}

function byLine<T>(lines: ReadonlyMap<number, T>): readonly (readonly [number, T])[] {
  return [...lines].sort(([a], [b]) => a - b);
}

/** Validations that say the same are one, whichever way their areas were cut. */
function validations(all: readonly SimValidation[]): unknown {
  const groups = new Map<string, SimValidation[]>();
  for (const one of all) {
    const { rule, ignoreBlanks, errorAlert, prompt } = one;
    const key = JSON.stringify([rule, ignoreBlanks, errorAlert, prompt]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return sorted(
    [...groups].map(([key, same]) => [
      key,
      normalised(same.flatMap(({ areas }) => areas)).map(textOf),
    ]),
  );
}
