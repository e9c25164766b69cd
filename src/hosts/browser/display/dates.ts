/** Days from the start of the system of 1900 to that of 1904. */
const DAYS_1904 = 1462;

/** Whether a number format shows a date (and not merely a time of day, which both systems count alike). */
export function showsDate(format: string | undefined): boolean {
  if (format === undefined) return false;
  const [first = ''] = format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';');
  return /[yd]/i.test(first);
}

/** A number of the file as the grid must hold it: the grid counts dates from 1900 only. */
export function toGridNumber(value: number, format: string | undefined, date1904: boolean): number {
  return date1904 && showsDate(format) ? value + DAYS_1904 : value;
}

/** A number of the grid as the file must hold it. */
export function toFileNumber(value: number, format: string | undefined, date1904: boolean): number {
  return date1904 && showsDate(format) ? value - DAYS_1904 : value;
}
