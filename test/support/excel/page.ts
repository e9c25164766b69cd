/**
 * Excel around a page in Chromium, in place of office.js: to be run after the library's own file for Excel
 * (`excel-web-16.00.debug.js`, which defines `Excel` and `OfficeExtension`) and before the add-in. The workbook is
 * `window.__workbook`, as bytes or as base64; `window.__excelApi` is the requirement set and `window.__excelPlatform` the
 * platform: 1.20, on the web, where it is not said. Nothing is drawn; a test looks at the workbook, and acts as its user,
 * through `window.__excel`.
 */
import { parseAddress } from '../../../src/kernel/address';
import type { CellValue } from '../../../src/sheet/cell';
import type { Fault } from './connection';
import type { OfficeLibrary } from './library';
import { bookOfBytes } from './load/loadBook';
import { bookOfSheets } from './load/bookOfSheets';
import { officeGlobal, type OfficeGlobal } from './officeGlobal';
import { Simulation, type Traffic } from './simulation';
import type { SimUser } from './user';

/** What a test in Chromium has of the Excel around the page. */
export interface PageExcel {
  readonly user: SimUser;
  type(sheet: string, address: string, value: string | number | boolean): Promise<void>;
  select(sheet: string, address: string): Promise<void>;
  value(sheet: string, address: string): CellValue;
  /** Addresses that are selected, with their sheet. */
  selection(): { readonly sheet: string; readonly areas: readonly object[] };
  state(): unknown;
  /** Files that were opened in windows of their own, as base64. */
  opened(): readonly string[];
  fault(fault: Fault): void;
  settled(): Promise<void>;
  /** Runs what a button of the ribbon or a keyboard shortcut is bound to. */
  press(action: string): Promise<void>;
  readonly traffic: Traffic;
}

interface ExcelWindow extends OfficeLibrary {
  readonly __workbook?: Uint8Array | string;
  readonly __excelApi?: string;
  readonly __excelPlatform?: string;
  __excel?: PageExcel;
  Office?: OfficeGlobal | object;
}

function bytesOf(given: Uint8Array | string): Uint8Array {
  if (typeof given !== 'string') return given;
  return Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0));
}

function install(page: ExcelWindow): void {
  const { __workbook } = page;
  const book =
    __workbook === undefined
      ? bookOfSheets([{ name: 'Sheet1', rows: [] }])
      : bookOfBytes(bytesOf(__workbook));
  const simulation = new Simulation(book, page.__excelApi ?? '1.20');
  simulation.attach(page);
  const { office, press } = officeGlobal(simulation.world, page.__excelPlatform);
  page.Office = { ...page.Office, ...office };
  page.__excel = {
    user: simulation.user,
    type: (sheet, address, value) => simulation.user.type(sheet, address, value),
    select: (sheet, address) => simulation.user.select(sheet, address),
    value: (sheet, address) => {
      const at = parseAddress(address);
      return at === undefined ? null : book.value(book.sheet(sheet), at.row, at.column);
    },
    selection: () => {
      const { sheet, areas } = book.selection;
      return { sheet: book.find(sheet)?.name ?? '', areas };
    },
    state: () => book.state(),
    opened: () =>
      simulation.world.opened.map((bytes) =>
        btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
      ),
    fault: (fault) => {
      simulation.fault(fault);
    },
    settled: () => simulation.settled(),
    press,
    traffic: simulation.traffic,
  };
}

install(window as unknown as ExcelWindow);
