import { recogniseWorkbook } from '../../forms/index';
import type { Language } from '../../i18n/index';
import { snapshotOf } from '../../sheet/newSnapshot';
import { checkFiles, type CountyCheck, recognisedFile, type ReadFile } from '../check';
import { type CountyBook, countyWorkbook } from './book/countyWorkbook';
import { differenceFindings } from './differences';
import { furtherFindings } from './furtherFindings';
import type { Collection, ReceivedFinding } from './types';

/** The county table with its check, and what of that goes back to the senders. */
export interface County {
  readonly book: CountyBook;
  readonly check: CountyCheck;
  /** By path of the received file. */
  readonly further: ReadonlyMap<string, readonly ReceivedFinding[]>;
}

/**
 * Makes the county table and checks it as any workbook is checked, named `path`. Files that tell of the whole county
 * (`beside`: its form, its application) are checked with it, so that their sums are held against the schools.
 */
export function checkCounty(
  collection: Collection,
  path: string,
  beside: readonly ReadFile[],
  language: Language,
): County {
  const book = countyWorkbook(collection, language);
  const snapshot = snapshotOf(book.workbook);
  const ledger = snapshot.sheets.filter(({ name }) => name === book.ledger.sheet);
  // Of the new workbook the ledger alone is looked at: its other sheets are formulas over it.
  const table = { ...snapshot, sheets: ledger };
  const file = recognisedFile(path, '', table, recogniseWorkbook(table, path));
  const check = checkFiles([file, ...beside], collection.options);
  const between = furtherFindings(collection, check, path, book.ledger, language);
  const differences = differenceFindings(collection, language);
  const paths = new Set([...between.keys(), ...differences.keys()]);
  return {
    book,
    check,
    further: new Map(
      [...paths].map((one) => [
        one,
        [...(differences.get(one) ?? []), ...(between.get(one) ?? [])],
      ]),
    ),
  };
}
