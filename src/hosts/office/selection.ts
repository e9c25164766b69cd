import type { LiveHost } from '../../app/host';
import type { Area } from '../../kernel/address';
import { succeed } from '../../kernel/result';
import { areaAt, askPlace } from './reading/references';
import type { ExcelSession } from './session';
import { letGo } from './tracking/listen';

/** Milliseconds of quiet before a selection is told: arrow keys select cell after cell. */
const QUIET = 50;

interface Selected {
  readonly sheet: string;
  readonly area: Area;
}

export interface Selecting extends Pick<LiveHost, 'onSelect'> {
  readonly dispose: () => void;
}

/** Tells which cells are selected, each selection once; nothing of charts and scattered cells. */
export function watchSelection(session: ExcelSession): Selecting {
  const listeners = new Set<(sheet: string, area: Area) => void>();
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let handles: Promise<Parameters<typeof letGo>[0]> | undefined;
  const look = async (): Promise<void> => {
    const selected = await session.run(async (context) => succeed(await readSelection(context)));
    if (!selected.ok) return;
    const { sheet, area } = selected.value;
    const key = JSON.stringify([sheet, area]);
    if (key === told) return;
    told = key;
    for (const listener of [...listeners]) listener(sheet, area);
  };
  const hear = (): Promise<void> => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), QUIET);
    return Promise.resolve();
  };
  const listen = async (): Promise<Parameters<typeof letGo>[0]> => {
    const listening = await session.run(async (context) => {
      const { worksheets } = context.workbook;
      const handle =
        session.capabilities.changeEvents === 'workbook'
          ? worksheets.onSelectionChanged.add(hear)
          : context.workbook.onSelectionChanged.add(hear);
      await context.sync();
      return succeed([handle]);
    });
    return listening.ok ? listening.value : [];
  };
  return {
    onSelect: (listener) => {
      listeners.add(listener);
      handles ??= listen();
      return () => {
        listeners.delete(listener);
      };
    },
    dispose: () => {
      clearTimeout(timer);
      listeners.clear();
      void handles?.then((known) => session.run(() => letGo(known)));
    },
  };
}

async function readSelection(context: Excel.RequestContext): Promise<Selected> {
  const range = askPlace(context.workbook.getSelectedRange());
  const sheet = range.worksheet;
  sheet.load('name');
  await context.sync();
  return { sheet: sheet.name, area: areaAt(range) };
}
