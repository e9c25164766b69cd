import { capabilitiesOf } from '../../../src/hosts/office/capabilities';
import { excelSession } from '../../../src/hosts/office/excel';
import type { ExcelSession } from '../../../src/hosts/office/session';
import type { SubjectSheet } from '../../contract/subject';
import { bookOfBytes } from './load/loadBook';
import { bookOfSheets } from './load/bookOfSheets';
import type { Fault } from './connection';
import { loadLibrary } from './loadLibrary';
import type { SimBook } from './model/book';
import { Simulation, type Traffic } from './simulation';
import type { SimUser } from './user';

export type { SimBook } from './model/book';
export type { SimUser } from './user';

/** An Excel with one workbook, spoken to through the real Office.js. */
export interface SimulatedExcel {
  /** The host's own session over the real library, bound to this Excel. */
  readonly session: ExcelSession;
  /** The library itself, for tests of the simulator. */
  readonly excel: typeof Excel;
  readonly book: SimBook;
  readonly traffic: Traffic;
  /** Files that it opened in windows of their own. */
  readonly opened: readonly Uint8Array[];
  readonly user: SimUser;
  /** Once every event so far has reached its handlers. */
  readonly settled: () => Promise<void>;
  readonly fault: (fault: Fault) => void;
  /** Another user's edit lands before the n-th request from now. */
  readonly remote: (before: number, change: (book: SimBook) => void) => void;
}

export interface SimulatedExcelOptions {
  readonly sheets?: readonly SubjectSheet[];
  /** Any .xlsx. */
  readonly bytes?: Uint8Array;
  /** Requirement set ExcelApi that this Excel has: `1.4` to `1.20`. */
  readonly api?: string;
  /** Bytes that it takes in one request and gives in one answer, where not as many as Excel on the web. */
  readonly mostBytes?: number;
  /** A workbook that is there already: the add-in has been loaded anew. */
  readonly book?: SimBook;
}

export function simulatedExcel(options: SimulatedExcelOptions = {}): Promise<SimulatedExcel> {
  const { sheets = [{ name: 'Sheet1', rows: [] }], bytes, api = '1.20' } = options;
  const book = options.book ?? (bytes === undefined ? bookOfSheets(sheets) : bookOfBytes(bytes));
  const simulation = new Simulation(book, api, options.mostBytes);
  const library = loadLibrary(simulation.facts.requirements);
  simulation.attach(library);
  const supports = (version: string): boolean => simulation.world.supports(version);
  return Promise.resolve({
    session: excelSession(capabilitiesOf(supports, library.Excel), library.Excel, [1, 1, 1, 1, 1]),
    excel: library.Excel,
    book,
    user: simulation.user,
    traffic: simulation.traffic,
    opened: simulation.world.opened,
    settled: () => simulation.settled(),
    fault: (fault) => {
      simulation.fault(fault);
    },
    remote: (before, change) => {
      simulation.remote(before, change);
    },
  });
}
