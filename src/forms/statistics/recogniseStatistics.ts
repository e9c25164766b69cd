import { formDefinitions, fieldByKey } from '../../standard';
import type { CrosstabDefinition, ListDefinition, PrintedHeading, Stage } from '../../standard';
import { createTable, NO_LAYOUT } from '../boundTable';
import { tablesOf } from '../definitions';
import { isComplete } from '../complete';
import type { SheetView } from '../sheetView';
import type { BoundTable, Recognition } from '../types';
import { bindCrosstab, columnKeys } from './crosstab';
import type { Bound } from './crosstab';
import { findFrame } from './frame';
import type { Frame } from './frame';
import { headingOf, toldBy } from './heading';
import { rememberStages } from './join';
import type { Heading, ToldBy } from './heading';
import { bindList, bindPairs } from './list';

type Definition = CrosstabDefinition | ListDefinition;

interface Candidate {
  readonly table: Definition;
  readonly printed: PrintedHeading;
  readonly by: ToldBy;
}

const known: readonly Definition[] = [
  ...tablesOf('crosstab').map(({ table }) => table),
  ...tablesOf('list').map(({ table }) => table),
];

const RANK: readonly ToldBy[] = ['number', 'title', 'name'];
const FORM = 'statistics';

/**
 * Recognises a sheet of a statistics export by the number or the title that it prints, and by what its labels and
 * headers say; undefined for a sheet that says nothing of the kind.
 */
export function recogniseStatistics(view: SheetView, file: string): Recognition | undefined {
  const frame = findFrame(view);
  const heading = headingOf(view, frame?.headerTop ?? Infinity);
  const candidates = candidatesFor(heading);
  for (const candidate of candidates) {
    const bound = bind(view, candidate, frame, heading);
    if (bound !== undefined)
      return formOf(view, file, candidate.table, bound, frame, candidate.printed.stages);
  }
  // Other forms bear such titles too, but no such number.
  if (heading.numbers.length + heading.named.length === 0) return undefined;
  if (frame?.isNumbered !== true) return undefined;
  const nearest = candidates.find(({ table }) => table.attached !== true);
  return nearest === undefined
    ? { kind: 'unknown' }
    : { kind: 'unknown', ...closest(nearest.table, frame) };
}

/** The same for a sheet without number and title: the one table that its labels and headers fit best. */
export function recogniseUntitled(view: SheetView, file: string): Recognition | undefined {
  const frame = findFrame(view);
  if (frame?.isNumbered !== true) return undefined;
  const heading = headingOf(view, frame.headerTop);
  const bound = known
    .flatMap((table) => {
      const printed = { numbers: [], titles: [] };
      const own = bind(view, { table, printed, by: 'title' }, frame, heading);
      return own === undefined ? [] : [{ table, own, size: own.rowCount * own.keys.size }];
    })
    .sort((a, b) => b.size - a.size);
  const [best, next] = bound;
  if (best === undefined || best.size === next?.size) return undefined;
  return formOf(view, file, best.table, best.own, frame);
}

function candidatesFor(heading: Heading): readonly Candidate[] {
  return known
    .flatMap((table) =>
      table.printed.flatMap((printed): readonly Candidate[] => {
        const by = toldBy(printed, heading);
        return by === undefined ? [] : [{ table, printed, by }];
      }),
    )
    .sort((a, b) => RANK.indexOf(a.by) - RANK.indexOf(b.by));
}

function bind(
  view: SheetView,
  { table, printed, by }: Candidate,
  frame: Frame | undefined,
  heading: Heading,
): Bound | undefined {
  if (table.layout === 'crosstab')
    return frame && bindCrosstab(view, table, frame, onlyStage(printed.stages), heading.unit);
  const framed = frame && bindList(view, table, frame);
  // A title alone is not enough for what has no frame: a self-evaluation form tells of its school as well.
  return framed ?? (by === 'number' || by === 'name' ? bindPairs(view, table) : undefined);
}

function onlyStage(stages: readonly Stage[] = []): Stage | undefined {
  return stages.length === 1 ? stages[0] : undefined;
}

function formOf(
  view: SheetView,
  file: string,
  definition: Definition,
  bound: Bound,
  frame: Frame | undefined,
  stages: readonly Stage[] = [],
): Recognition {
  const rows = frame?.lines.map(({ row }) => row) ?? [];
  const table: BoundTable = createTable({
    name: definition.table,
    form: FORM,
    file,
    sheet: view.sheet,
    grid: view.grid,
    rowCount: bound.rowCount,
    sources: bound.sources,
    layout: {
      ...NO_LAYOUT,
      headerTop: frame?.headerTop ?? -1,
      headerBottom: frame?.headerBottom ?? -1,
      bodyTop: rows[0] ?? -1,
      bodyBottom: rows.at(-1) ?? -1,
      unknownHeaders: bound.unknown.map(({ text, at }) => ({ text, at })),
    },
  });
  return {
    kind: 'form',
    form: FORM,
    tables: [stages.length === 0 ? table : rememberStages(table, stages)],
  };
}

/** What a table that names itself lacks to be read. */
function closest(
  table: Definition,
  frame: Frame,
): Pick<Extract<Recognition, { kind: 'unknown' }>, 'closest'> {
  const keys = table.layout === 'crosstab' ? columnKeys(table.columns, frame) : new Set<string>();
  const lacking = table.needs
    .filter((need) => !isComplete({ needs: [need] }, keys))
    .flatMap(({ of }) => of);
  const nameOf = (key: string): string => fieldByKey(key)?.name.zh ?? key;
  return {
    closest: {
      form: FORM,
      table: table.table,
      at: { row: frame.headerTop, column: frame.columns[0]?.at.column ?? 0 },
      found: [...keys].map(nameOf),
      missing: lacking.filter((key) => !keys.has(key)).map(nameOf),
    },
  };
}

/** How the tables of a statistics workbook make up ledger rows. */
export function ledgerSources() {
  return formDefinitions().find(({ form }) => form === FORM)?.ledger ?? [];
}
