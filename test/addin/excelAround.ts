import { bookOfBytes } from '../support/excel/load/loadBook';
import type { OfficeLibrary } from '../support/excel/library';
import { Simulation } from '../support/excel/simulation';

/**
 * Stands around the pane as Excel on the web does: the workbook is here, the pane in a frame, and the frame's own
 * Office.js speaks to this Excel. The frame can be loaded anew while the workbook stays.
 */

type Handler = (event: { completed: () => void }) => void;

interface Pane extends Window {
  Excel: OfficeLibrary['Excel'];
  OfficeExtension: OfficeLibrary['OfficeExtension'];
  Office: unknown;
}

const bytes = Uint8Array.from(atob(document.body.dataset['workbook'] ?? ''), (letter) =>
  letter.charCodeAt(0),
);
const simulation = new Simulation(bookOfBytes(bytes), document.body.dataset['api'] ?? '1.20');
const original = JSON.stringify(simulation.book.state());
let handlers: Readonly<Record<string, Handler>> = {};

const excel = {
  simulation,
  /** What the workbook is, in full, to be compared, and what it was before the add-in came. */
  original,
  state: () => JSON.stringify(simulation.book.state()),
  /** The frame has loaded Office.js. */
  attach: (pane: Pane) => {
    handlers = {};
    simulation.attach({ Excel: pane.Excel, OfficeExtension: pane.OfficeExtension });
    pane.Office = {
      onReady: () => Promise.resolve({ host: 'Excel', platform: 'OfficeOnline' }),
      actions: {
        associate: (name: string, handler: Handler) => {
          handlers = { ...handlers, [name]: handler };
        },
      },
      context: {
        ...simulation.facts,
        displayLanguage: 'zh-CN',
        document: { url: 'https://example.gov.cn/county.xlsx' },
        host: 'Excel',
        platform: 'OfficeOnline',
      },
    };
  },
  /** Presses a button of the ribbon; ends when the add-in says that it has. */
  press: (name: string) =>
    new Promise<void>((completed, refuse) => {
      const handler = handlers[name];
      if (handler === undefined) refuse(new Error(`no command ${name}`));
      else handler({ completed });
    }),
};

Object.assign(window, { excel });

export type ExcelAround = typeof excel;
