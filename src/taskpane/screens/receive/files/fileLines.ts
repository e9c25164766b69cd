import type { FileRemark } from '../../../../app/collect/types';
import { searchable } from '../../../session/filter';
import type { FileLine, ReceivingView } from '../../../session/receiving/types';

/** A file with what is amiss with it beside its findings. */
export interface FileRow {
  readonly line: FileLine;
  readonly remarks: readonly FileRemark[];
}

const NONE: readonly FileRemark[] = [];

export function fileRows(
  files: readonly FileLine[],
  remarks: ReadonlyMap<string, readonly FileRemark[]> | undefined,
): readonly FileRow[] {
  return files.map((line) => ({ line, remarks: remarks?.get(line.path) ?? NONE }));
}

/** The kinds that a row belongs to: its state, and whether something is to be noted. */
export function isOf({ line, remarks }: FileRow, kind: ReceivingView['files']): boolean {
  if (kind === null) return true;
  if (kind === 'faulty') return isFaulty(line);
  return kind === 'remarked' ? remarks.length > 0 : line.status === kind;
}

/** Read, and holding errors that have to be corrected. */
export function isFaulty({ status, received }: FileLine): boolean {
  const isRead = status === 'checked' || status === 'partly-checked';
  return isRead && (received?.counts.error ?? 0) > 0;
}

/** Rows that filter and search let through: every word in the path, or in a code or name of a school in it. */
export function shownFiles(
  rows: readonly FileRow[],
  { files, search }: Pick<ReceivingView, 'files' | 'search'>,
): readonly FileRow[] {
  const words = searchable(search).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!isOf(row, files)) return false;
    if (words.length === 0) return true;
    const { path, received } = row.line;
    const schools = (received?.schools ?? []).flatMap(({ code, name }) => [code, name]);
    const text = searchable([path, ...schools].join('\n'));
    return words.every((word) => text.includes(word));
  });
}
