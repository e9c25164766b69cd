import type { SheetData, WorkbookData } from '../../../sheet/data';
import { editableGrid } from '../../../sheet/editableGrid';
import { dataOf } from '../../../sheet/editableWorkbook';
import type { WorkbookSnapshot } from '../../../sheet/snapshot';
import type { ReadWorkbook } from '../reading/readWorkbook';
import type { KnownSheet } from './compare';

/** The workbook as last read: what events are held against, for they do not say what was there before. */
export interface Known extends Omit<WorkbookSnapshot, 'sheets'> {
  readonly sheets: readonly KnownSheet[];
  /** Ids of the sheets, in their order. */
  readonly ids: readonly string[];
}

export function knownOf({ data, ids }: ReadWorkbook): Known {
  return { ...data, sheets: data.sheets.map(knownSheet), ids };
}

export function knownSheet({ cells, ...rest }: SheetData): KnownSheet {
  return { ...rest, grid: editableGrid(cells) };
}

export function snapshotOf(known: Known): WorkbookSnapshot {
  const { sheets, definedNames, date1904, producer, hasMacros, externalLinks } = known;
  return { sheets, definedNames, date1904, producer, hasMacros, externalLinks };
}

export function workbookData(known: Known): WorkbookData {
  return dataOf(snapshotOf(known));
}
