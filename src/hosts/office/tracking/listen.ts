import { succeed, type Result } from '../../../kernel/result';
import type { ListenWith } from '../reading/readWorkbook';
import { parseAddressOf } from '../reading/references';
import type { ExcelSession } from '../session';
import { addArea, addSheet, type Dirt } from './dirt';

/** Excel's events, turned into what may be different. */
export interface Ear {
  /** Begins to listen, or goes on to where it could not before; `sheets` are the ids of those that there are. */
  readonly listen: (sheets: readonly string[]) => Promise<Result<void>>;
  /** The same with the next sync of the caller's, who calls what is returned once that went well. */
  readonly listenWith: ListenWith;
  readonly dispose: () => void;
}

interface Handle {
  readonly context: OfficeExtension.ClientRequestContext;
  remove(): void;
}

type Change = Pick<Excel.WorksheetChangedEventArgs, 'worksheetId' | 'address' | 'changeType'>;

/** `hear` marks what may be different and is called for every event, however many come. */
export function listenTo(session: ExcelSession, hear: (mark: (dirt: Dirt) => void) => void): Ear {
  const { capabilities: can } = session;
  const handles: Handle[] = [];
  const heard = new Set<string>();
  let isListening = false;
  const changed = (event: Change): Promise<void> => {
    hear((dirt) => {
      markChange(dirt, event);
    });
    return Promise.resolve();
  };
  const told = (mark: (dirt: Dirt) => void) => (): Promise<void> => {
    hear(mark);
    return Promise.resolve();
  };
  const ofWorkbook = (sheets: Excel.WorksheetCollection): Handle[] => {
    const listed = told((dirt) => (dirt.list = true));
    const found: Handle[] = [sheets.onAdded.add(listed), sheets.onDeleted.add(listed)];
    if (can.changeEvents === 'workbook') found.push(sheets.onChanged.add(changed));
    if (can.calculatedEvents && can.changeEvents === 'workbook')
      found.push(sheets.onCalculated.add(told((dirt) => (dirt.formulas = true))));
    if (can.sheetEvents)
      found.push(
        sheets.onNameChanged.add(listed),
        sheets.onMoved.add(listed),
        sheets.onVisibilityChanged.add(listed),
        sheets.onProtectionChanged.add(listed),
      );
    return found;
  };
  const unheard = (sheets: readonly string[]): readonly string[] =>
    can.changeEvents === 'sheets' ? sheets.filter((id) => !heard.has(id)) : [];
  const listenWith: ListenWith = (context, sheets) => {
    if (can.changeEvents === 'none') return () => undefined;
    const { worksheets } = context.workbook;
    const fresh = unheard(sheets);
    const found = isListening ? [] : ofWorkbook(worksheets);
    for (const id of fresh) found.push(worksheets.getItem(id).onChanged.add(changed));
    return () => {
      handles.push(...found);
      isListening = true;
      for (const id of fresh) heard.add(id);
    };
  };
  return {
    listenWith,
    listen: async (sheets) => {
      if (can.changeEvents === 'none') return succeed(undefined);
      if (isListening && unheard(sheets).length === 0) return succeed(undefined);
      return session.run(async (context) => {
        const done = listenWith(context, sheets);
        await context.sync();
        done();
        return succeed(undefined);
      });
    },
    dispose: () => {
      void session.run(() => letGo(handles.splice(0)));
    },
  };
}

/** Handlers are taken off in the context that put them on. */
export async function letGo(handles: readonly Handle[]): Promise<Result<void>> {
  const contexts = new Set(handles.map(({ context }) => context));
  for (const handle of handles) handle.remove();
  await Promise.all([...contexts].map((context) => context.sync()));
  return succeed(undefined);
}

/** Lines or cells that come or go move others: all of their sheet is read again. */
function markChange(dirt: Dirt, { worksheetId, address, changeType }: Change): void {
  const isEdit = changeType === 'RangeEdited';
  if (!isEdit) {
    addSheet(dirt, worksheetId);
    return;
  }
  for (const part of address.split(',')) addArea(dirt, worksheetId, parseAddressOf(part));
}
