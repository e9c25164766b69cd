import { userWorkbook } from '../app/userWorkbook';
import { succeed } from '../kernel/result';
import { dataOf } from '../sheet/editableWorkbook';
import type { ReadWorkbook } from '../taskpane/session/comparing';

/** Reads a workbook that is not open in Excel; what reads files is fetched when the first one is chosen. */
export const readBeside: ReadWorkbook = async (bytes) => {
  const { openWorkbook } = await import(/* webpackChunkName: "file" */ '../hosts/file/index');
  const host = openWorkbook(bytes);
  if (!host.ok) return host;
  const snapshot = await userWorkbook(host.value);
  return snapshot.ok ? succeed(dataOf(snapshot.value)) : snapshot;
};
