import type { FileLine } from '../../session/receiving/types';

/** How many files stand how. */
export function countsOf(files: readonly FileLine[]) {
  const count = (...statuses: readonly FileLine['status'][]) =>
    files.filter(({ status }) => statuses.includes(status)).length;
  return {
    files: files.length,
    checked: count('checked'),
    partly: count('partly-checked'),
    not: count('not-checked'),
    /** Still to be read. */
    open: count('waiting', 'reading', 'cancelled'),
  };
}
