import { marksOf, type Spot } from '../../checks/index';
import { MAX_COLUMNS } from '../../kernel/address';
import { addTo } from '../../kernel/arrays';
import type { CountyCheck } from '../check';
import { tierOfRule } from '../findings';
import { type FindingList, isExplained } from '../view/findingList';
import type { TellFinding } from '../view/findingView';
import type { EntryFinding } from '../view/entryTypes';
import { cellOfField } from './cells';
import type { EntryRecord } from './records';

/** Latest check in the terms of its findings. */
export interface CheckedFindings {
  readonly check: CountyCheck;
  readonly list: FindingList;
  readonly tell: TellFinding;
}

/**
 * What has to be put right or explained at each field of a record. A blank that is still to be filled in is no mistake
 * while the form is being filled: the count of what is filled tells of it.
 */
export function fieldFindings(
  { list, tell }: CheckedFindings,
  record: EntryRecord,
): ReadonlyMap<string, readonly EntryFinding[]> {
  const keys = new Map<number, string>();
  for (const { key } of record.table.fields) {
    const cell = cellOfField(record, key);
    if (cell !== undefined && cell.lock !== 'shared') keys.set(numberOf(cell.at), key);
  }
  const found = new Map<string, EntryFinding[]>();
  list.spots.forEach((spot, id) => {
    if (!isAbout(spot, record)) return;
    const marked = marksOf(spot).flatMap((at) => keys.get(numberOf(at)) ?? []);
    const tier = tierOfRule(spot.run.rule);
    if (marked.length === 0 || (tier !== 'error' && tier !== 'warning')) return;
    if (isExplained(list.reasonOf, spot)) return;
    const { message } = tell(spot);
    marked.forEach((key, index) => {
      const own = index === 0;
      addTo(found, key, { id, tier, message, own });
    });
  });
  return found;
}

function isAbout({ run, row }: Spot, { table, row: own }: EntryRecord): boolean {
  if (run.rule.test === 'required' || run.sheet !== table.sheet.name) return false;
  return run.table !== table || row === undefined || row === own;
}

function numberOf({ row, column }: { readonly row: number; readonly column: number }): number {
  return row * MAX_COLUMNS + column;
}
