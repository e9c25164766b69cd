import { columnName } from '../../../kernel/address';
import type { UserAmendment } from '../../../sheet/amendment';
import { keyOf } from './cellKeys';
import type { CellBefore } from './cellBefore';
import { entryOf, readBack, type Entry } from './entry';
import { pointsOf } from './ownSheetContents';
import type { Step } from './steps';
import { contentSteps, step } from './writeCells';

export interface AddedSheet {
  readonly sheet: () => Excel.Worksheet;
  readonly cells: ReadonlyMap<number, CellBefore>;
  readonly steps: readonly Step[];
}

/** A new sheet of the user's. */
export function addSheetSteps(
  context: Excel.RequestContext,
  { name, index, rows = [], widths = [] }: Extract<UserAmendment, { kind: 'add-sheet' }>,
): AddedSheet {
  let added: Excel.Worksheet | undefined;
  const sheet = () => {
    if (added === undefined) throw new Error('the sheet is not there yet');
    return added;
  };
  const entries = new Map<number, Entry>();
  rows.forEach((line, row) => {
    line.forEach((value, column) => {
      if (value !== null) entries.set(keyOf(row, column), entryOf({ value }));
    });
  });
  const cells = new Map(
    [...entries].map(([key, entry]) => [
      key,
      { entry, read: readBack(entry), format: 'General', isText: typeof entry === 'string' },
    ]),
  );
  const steps = [
    step(3, () => {
      added = context.workbook.worksheets.add(name);
      added.load(['id', 'name']);
      if (index !== undefined) added.position = index;
    }),
    ...contentSteps(sheet, entries),
    ...widths.map((width, column) =>
      step(1, () => {
        const letters = columnName(column);
        sheet().getRange(`${letters}:${letters}`).format.columnWidth = pointsOf(width);
      }),
    ),
  ];
  return { sheet, cells, steps };
}

/** Equal for sheets that hold the same; cells by key, as elements of `formulas`. */
export function contentsKey(cells: ReadonlyMap<number, Entry>): string {
  const filled = [...cells].filter(([, read]) => read !== '').sort(([a], [b]) => a - b);
  return JSON.stringify(filled);
}
