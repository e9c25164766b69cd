import type { CellAddress } from '../kernel/address';
import { fieldByKey } from '../standard';
import type { TableDefinition } from '../standard';
import { closestMatrix, missingOfMatrix } from './closestMatrix';
import { keysNamed } from './columnBinding';
import { tablesOf } from './definitions';
import type { HeaderBlock } from './headerBlock';
import { itemPlaces } from './itemsBinding';
import type { ConfirmedMapping } from './mapping/confirmed';
import { headerByShape } from './mapping/headerRows';
import { columnTables, itemTables } from './scan';
import type { Scan } from './scan';
import { findItems } from './sentenceItems';
import { VALUE_AND_VERDICT } from './sentencesBinding';
import type { SheetView } from './sheetView';
import type { BoundTable, Closest, FormId } from './types';

interface Candidate extends Closest {
  readonly keys: ReadonlySet<string>;
  readonly score: number;
}

/** Fewer known headers than this are chance, but for rows crossed with columns, which are told by both. */
const LEAST_FOUND = 3;
/** Missing headers named at most: enough to know which form is meant. */
const MISSING_NAMED = 6;

const matrices = new Set(tablesOf('matrix').map(({ table }) => table.table));

/** The form whose headers a sheet has most of, with what it still lacks; it only helps to explain, never binds. */
export function closestForm(
  view: SheetView,
  blocks: readonly HeaderBlock[],
  scan: Scan,
  mapping?: ConfirmedMapping,
): Closest | undefined {
  const shape = blocks.length === 0 ? headerByShape(view) : undefined;
  const looked = shape === undefined ? blocks : [shape];
  return best([
    ...looked.flatMap((_, index) => blockCandidates(view, looked, index, mapping)),
    ...itemTables.flatMap(({ form, table, index }) => {
      const places = itemPlaces(view, index, scan, mapping?.of(table.table));
      const [at] = places.values();
      return at === undefined ? [] : [candidate(form.form, table, new Set(places.keys()), at)];
    }),
    ...sentenceCandidates(view, mapping),
  ]);
}

/**
 * The blocks of a recognised sheet that no table took and that hold data by their looks: they name schools, or cross
 * rows with columns. Other headers on such a sheet are none of ours.
 */
export function unreadBlocks(
  view: SheetView,
  blocks: readonly HeaderBlock[],
  tables: readonly BoundTable[],
  mapping?: ConfirmedMapping,
): readonly Closest[] {
  return blocks.flatMap((block, index) => {
    const isTaken = tables.some(
      ({ layout: { headerTop, headerBottom, bodyTop, bodyBottom } }) =>
        (block.top <= headerBottom && block.bottom >= headerTop) ||
        (block.top <= bodyBottom && block.bottom >= bodyTop),
    );
    if (isTaken) return [];
    const near = best(blockCandidates(view, blocks, index, mapping));
    return near === undefined || !holdsData(near) ? [] : [near];
  });
}

function holdsData({ table, keys }: Candidate): boolean {
  if (matrices.has(table)) return true;
  const known = columnTables.find((one) => one.table.table === table)?.table;
  return (
    known?.layout === 'records' &&
    known.identity.some((key) => key.startsWith('school') && keys.has(key))
  );
}

function best(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates
    .filter(({ table, found, missing }) => {
      const least = matrices.has(table) ? 1 : LEAST_FOUND;
      return found.length >= least && missing.length > 0;
    })
    .reduce<Candidate | undefined>(
      (top, next) => (top === undefined || next.score > top.score ? next : top),
      undefined,
    );
}

function blockCandidates(
  view: SheetView,
  blocks: readonly HeaderBlock[],
  index: number,
  mapping: ConfirmedMapping | undefined,
): readonly Candidate[] {
  const block = blocks[index];
  const at = block?.columns[0]?.at;
  if (block === undefined || at === undefined) return [];
  const records = columnTables.flatMap(({ form, table, index: known }) =>
    // Nothing is missing where a sheet is not quite a list that nobody has to attach.
    table.layout !== 'records' || table.attached === true
      ? []
      : [candidate(form.form, table, keysNamed(block, known, mapping?.of(table.table)), at)],
  );
  const end = blocks[index + 1]?.top ?? view.grid.rowCount;
  return [...records, ...matrixCandidate(view, block, end, at, mapping)];
}

function matrixCandidate(
  view: SheetView,
  block: HeaderBlock,
  end: number,
  at: CellAddress,
  mapping: ConfirmedMapping | undefined,
): readonly Candidate[] {
  const matrix = closestMatrix(view, block, end, mapping);
  if (matrix === undefined) return [];
  const { form, definition, columns, labels } = matrix;
  const keys = new Set(columns.flatMap((one) => (one.keys.length === 1 ? one.keys : [])));
  const rows = definition.rows.filter((_, row) => labels.known.has(row));
  const headers = columns.filter((one) => one.keys.length === 1).map(({ header }) => header.text);
  const found = [...headers, ...rows.map(({ name }) => name.zh)];
  const missing = missingOfMatrix(matrix);
  // Its rows are no schools, so that it is no table of schools with the same columns.
  const score = found.length - missing.length + 0.5;
  return [{ form, table: definition.table, at, found, missing, keys, score }];
}

/** Tables of sentences by their items: too few of them, or no column beside them that is known. */
function sentenceCandidates(
  view: SheetView,
  mapping: ConfirmedMapping | undefined,
): readonly Candidate[] {
  return tablesOf('sentences').flatMap(({ form, table }) => {
    const { name, items } = findItems(view, table, mapping?.of(table.table));
    const [first] = items;
    if (first === undefined) return [];
    const keys = new Set(items.map(({ spec }) => spec.met));
    const at = { row: first.row, column: name };
    const near = candidate(form.form, table, keys, at);
    // What is complete was not bound for want of the columns beside the items.
    const missing = near.missing.length > 0 ? near.missing : [VALUE_AND_VERDICT];
    return [{ ...near, missing }];
  });
}

function candidate(
  form: FormId,
  table: TableDefinition,
  keys: ReadonlySet<string>,
  at: CellAddress,
): Candidate {
  const lacking = table.needs.filter(
    ({ least = 1, of }) => of.filter((key) => keys.has(key)).length < least,
  );
  return {
    form,
    table: table.table,
    at,
    keys,
    found: [...keys].map(nameOf),
    missing: lacking.map(({ least = 1, of }) => missingText(of, least, keys)),
    score: keys.size - lacking.length,
  };
}

/** All that are lacking, or how many of the ones that would do. */
function missingText(of: readonly string[], least: number, keys: ReadonlySet<string>): string {
  const absent = of.filter((key) => !keys.has(key)).map(nameOf);
  const wanted = least - (of.length - absent.length);
  if (wanted >= absent.length) return absent.join('、');
  const named = absent.slice(0, MISSING_NAMED).join('、');
  const more = absent.length > MISSING_NAMED ? '等' : '';
  return `${named}${more}中的至少 ${String(wanted)} 项`;
}

function nameOf(key: string): string {
  return fieldByKey(key)?.name.zh ?? key;
}
