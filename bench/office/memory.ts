import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readWorkbook } from '../../src/hosts/office/reading/readWorkbook';
import type { ExcelSession } from '../../src/hosts/office/session';
import { knownOf, type Known } from '../../src/hosts/office/tracking/known';
import { excelWith } from './host';

/** What the add-in keeps of a workbook in order to tell edits from what stood there. */
export interface ShadowFigures {
  readonly rows: number;
  readonly cells: number;
  readonly keptMB: number;
  readonly bytesPerCell: number;
}

/** Measures the shadow of a ledger, the simulated Excel and all that is only needed to read it not counted. */
export async function shadowFigures(rows: number): Promise<ShadowFigures> {
  const excel = await excelWith('clean', rows);
  const { session } = excel;
  const before = heap();
  const known = await read(session);
  const kept = heap() - before;
  const cells = known.sheets.reduce((sum, { grid }) => sum + grid.cellCount, 0);
  return { rows, cells, keptMB: kept / 1e6, bytesPerCell: kept / cells };
}

async function read(session: ExcelSession): Promise<Known> {
  const done = await session.run((context) => readWorkbook(context, session.capabilities));
  if (!done.ok) throw new Error(done.problem.reason);
  return knownOf(done.value);
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use once everything that nobody needs is gone. */
function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
