import type { SnapshotChange, WorkbookData } from '../../../../src/sheet/data';
import {
  dataOf,
  editableWorkbook,
  type EditableWorkbook,
} from '../../../../src/sheet/editableWorkbook';
import { officeHost, type OfficeHost } from '../../../../src/hosts/office/officeHost';
import {
  simulatedExcel,
  type SimulatedExcel,
  type SimulatedExcelOptions,
} from '../../../support/excel';
import { take } from '../../../contract/subject';

/** A host over a simulated Excel, and somebody who follows what it tells. */
export interface Followed {
  readonly excel: SimulatedExcel;
  readonly host: OfficeHost;
  /** All that was told, in its order. */
  readonly told: SnapshotChange[];
  readonly copy: EditableWorkbook;
  /** Once the host has had the time to tell. */
  quiet(): Promise<void>;
}

const open: OfficeHost[] = [];

export async function followed(options: SimulatedExcelOptions): Promise<Followed> {
  const excel = await simulatedExcel(options);
  const host = officeHost(excel.session);
  open.push(host);
  const copy = editableWorkbook(dataOf(await take(host)));
  const told: SnapshotChange[] = [];
  host.onChange((changes) => {
    told.push(...changes);
    copy.change(changes);
  });
  excel.traffic.reset();
  return { excel, host, told, copy, quiet: () => quiet(excel) };
}

/** Longer than the host waits for edits to end. */
async function quiet(excel: SimulatedExcel): Promise<void> {
  await excel.settled();
  await new Promise((resolve) => setTimeout(resolve, 120));
}

export function closeAll(): void {
  for (const host of open.splice(0)) host.dispose();
}

/** The workbook as plain data, without what plans added. */
export function plain(copy: EditableWorkbook): WorkbookData {
  return dataOf(copy.userSnapshot());
}
