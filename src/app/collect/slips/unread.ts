import type { ReadingState } from '../../../forms/types';
import type { ReceivedFile } from '../types';
import { allFindings } from './findings';
import type { ReturnFacts } from './types';

/** States in which something stands in a cell, and no value can be told. */
const UNREAD: ReadonlySet<ReadingState> = new Set(['masked', 'approximate', 'unreadable', 'error']);

export interface UnreadCell {
  readonly sheet: string;
  readonly cell: string;
  readonly field: string;
  readonly value: number | string;
}

/** Cells that hold something of which no value can be told, where no finding says so already. */
export function unreadCells(facts: Pick<ReturnFacts, 'file' | 'further'>): readonly UnreadCell[] {
  const told = new Set(allFindings(facts).map(({ sheet, cell }) => placeOf(sheet, cell)));
  const found: UnreadCell[] = [];
  for (const { values } of facts.file.schools) {
    for (const [field, { state, value, sheet, cell }] of Object.entries(values)) {
      // Nothing stands there: the form has one figure for the whole school, and this is a level's.
      if (value === null || !UNREAD.has(state) || cell === '') continue;
      if (told.has(placeOf(sheet, cell))) continue;
      // The levels of a school share cells.
      told.add(placeOf(sheet, cell));
      found.push({ sheet, cell, field, value });
    }
  }
  return found;
}

/** Sheets that resemble a form and could not be bound: data left unread. */
export function unreadSheets({ unknown }: Pick<ReceivedFile, 'unknown'>) {
  return unknown.flatMap(({ sheet, closest }) => (closest === undefined ? [] : { sheet, closest }));
}

function placeOf(sheet: string, cell: string): string {
  return `${sheet}\n${cell}`;
}
