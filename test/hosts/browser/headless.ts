import '@univerjs/sheets-conditional-formatting/facade';
import '@univerjs/sheets-data-validation/facade';
import '@univerjs/sheets-note/facade';
import { IUniverInstanceService, LocaleType, type IWorkbookData } from '@univerjs/core';
import { UniverSheetsNodeCorePreset } from '@univerjs/preset-sheets-node-core';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import { UniverSheetsNotePlugin } from '@univerjs/sheets-note';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { startUniver } from '../../../src/hosts/browser/startUniver';
import { closeUniver } from './closeUniver';

/**
 * The grid reckons in slices, each begun by a message through a channel of its own that it leaves open: Node would wait
 * for ever for another message. A channel is closed here once its message has come.
 */
class PassingChannel extends MessageChannel {
  constructor() {
    super();
    this.port1.addEventListener('message', () => {
      setImmediate(() => {
        this.port1.close();
      });
    });
  }
}
globalThis.MessageChannel = PassingChannel;

const PLUGINS = [
  UniverSheetsConditionalFormattingPlugin,
  UniverSheetsNotePlugin,
  UniverSheetsNumfmtPlugin,
];

/** The grid without a screen: the same engine, model and plugins as on the page. */
export function headless(data: Partial<IWorkbookData>) {
  const { univer, univerAPI } = startUniver(
    { locale: LocaleType.ZH_CN, locales: { [LocaleType.ZH_CN]: {} } },
    [UniverSheetsNodeCorePreset(), { plugins: PLUGINS }],
  );
  const book = univerAPI.createWorkbook(data);
  const injector = univer.__getInjector();
  injector.get(IUniverInstanceService).focusUnit(book.getId());
  return {
    univerAPI,
    book,
    injector,
    workbook: book.getWorkbook(),
    close: () => {
      closeUniver(univer);
    },
  };
}

export type Headless = ReturnType<typeof headless>;

/** The whole workbook with all that plugins keep, without what differs by nature: ids of styles and of
 * what we add, and revisions. */
export function stateOf({ book }: Headless): unknown {
  const saved = structuredClone(book.save());
  const styles = saved.styles;
  for (const sheet of Object.values(saved.sheets)) {
    for (const line of Object.values(sheet.cellData ?? {}))
      for (const cell of Object.values(line as Record<string, { s?: unknown }>))
        if (typeof cell.s === 'string') cell.s = styles[cell.s];
  }
  const resources = (saved.resources ?? []).map(({ name, data }) => ({
    name,
    data: dropEmpty(JSON.parse(data === '' ? '{}' : data)),
  }));
  const rest = { ...saved, rev: undefined, styles: undefined };
  const text = JSON.stringify({ ...rest, resources });
  return JSON.parse(text.replace(/"(junheng-(?:note-)?)\d+"/g, '"$1"')) as unknown;
}

/** Plugins leave an empty list behind where there was none before. */
function dropEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value)
    .map(([key, part]) => [key, dropEmpty(part)] as const)
    .filter(([, part]) => !isEmpty(part));
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** When formulas have been computed: the grid begins a moment after a change, and must not be closed before. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 600));
}
