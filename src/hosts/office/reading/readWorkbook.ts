import { succeed, type Result } from '../../../kernel/result';
import type { WorkbookData } from '../../../sheet/data';
import type { Capabilities } from '../capabilities';
import { listSheets } from './listSheets';
import { readSheets } from './readSheets';

/** A workbook as Excel has it, and the ids of its sheets in their order. */
export interface ReadWorkbook {
  readonly data: WorkbookData;
  readonly ids: readonly string[];
}

/** Asks for the events of sheets with the next sync; what it returns is to be called once that went well. */
export type ListenWith = (context: Excel.RequestContext, sheets: readonly string[]) => () => void;

/**
 * Reads all of the workbook. What Excel does not tell an add-in is taken for granted: dates from 1900, no links to other
 * workbooks; macros where the name of the file has room for them. Listening to events begins with the same requests,
 * before any cell is read: no edit falls between.
 */
export async function readWorkbook(
  context: Excel.RequestContext,
  can: Capabilities,
  listenWith: ListenWith = () => () => undefined,
): Promise<Result<ReadWorkbook>> {
  const listing = listSheets(context, can);
  const hear = listenWith(context, []);
  await context.sync();
  hear();
  const { sheets, definedNames, file } = listing();
  const hearSheets = listenWith(
    context,
    sheets.map(({ id }) => id),
  );
  const read = await readSheets(context, can, sheets, hearSheets);
  if (!read.ok) return read;
  return succeed({
    ids: read.value.map(({ id }) => id),
    data: {
      sheets: read.value.map(({ data }) => data),
      definedNames,
      date1904: false,
      producer: { application: 'Microsoft Excel' },
      hasMacros: /\.(?:xlsm|xlsb|xltm)$/i.test(file),
      externalLinks: 0,
    },
  });
}
