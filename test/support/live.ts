import { readFileSync } from 'node:fs';
import type { CheckChoices, Engine } from '../../src/app/live/engine';
import { liveEngine } from '../../src/app/live/liveEngine';
import type { CheckView } from '../../src/app/view/types';
import type { Result } from '../../src/kernel/result';
import { parseAddress } from '../../src/kernel/address';
import type { CellValue } from '../../src/sheet/cell';
import type { SnapshotChange, WorkbookData } from '../../src/sheet/data';
import { dataOf } from '../../src/sheet/editableWorkbook';
import { readWorkbook } from '../../src/xlsx/readWorkbook';

export const CHOICES: CheckChoices = {
  standard: 'cn.quality-2017',
  reliefs: [],
  language: 'zh',
};

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

export function exampleData(path: string): WorkbookData {
  return dataOf(valueOf(readWorkbook(readFileSync(path))));
}

/** An engine over a workbook, and its first check. */
export async function checkedEngine(
  data: WorkbookData,
  choices: CheckChoices = CHOICES,
): Promise<{ readonly engine: Engine; readonly view: CheckView }> {
  const engine = liveEngine();
  await engine.open(data, 'a.xlsx');
  return { engine, view: valueOf(await engine.check(choices)) };
}

/** A change of one cell by its address. */
export function edit(sheet: string, cell: string, value: CellValue): SnapshotChange {
  const at = parseAddress(cell);
  if (at === undefined) throw new Error(cell);
  return { kind: 'cells', sheet, cells: [{ ...at, value }] };
}
