export interface TypedDate {
  readonly serial: number;
  readonly numberFormat: string;
}

/** The year that dates without one are given: tests must not depend on the day they run. */
const THIS_YEAR = 2026;

/** A text that Chinese Excel takes for a date or a time. */
export function dateSerial(text: string): TypedDate | undefined {
  const full = /^(\d{4}|\d{2})[-/年](\d{1,2})[-/月](\d{1,2})日?$/.exec(text);
  if (full !== null) return dateOf(yearOf(full[1]), full[2], full[3], 'yyyy/m/d');
  const month = /^(\d{4})[-/年](\d{1,2})月?$/.exec(text);
  if (month !== null) return dateOf(Number(month[1]), month[2], '1', 'mmm-yy');
  const day = /^(\d{1,2})(?:[-/](\d{1,2})|月(\d{1,2})日)$/.exec(text);
  if (day !== null) return dateOf(THIS_YEAR, day[1], day[2] ?? day[3], 'm"月"d"日"');
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (time === null || Number(time[2]) > 59 || Number(time[3] ?? 0) > 59) return undefined;
  const seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
  return { serial: seconds / 86_400, numberFormat: time[3] === undefined ? 'h:mm' : 'h:mm:ss' };
}

function yearOf(text = ''): number {
  const year = Number(text);
  return text.length === 4 ? year : year < 30 ? 2000 + year : 1900 + year;
}

function dateOf(
  year: number,
  month: string | undefined,
  day: string | undefined,
  numberFormat: string,
): TypedDate | undefined {
  const time = Date.UTC(year, Number(month) - 1, Number(day));
  const date = new Date(time);
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
    return undefined;
  const serial = time / 86_400_000 + 25_569;
  return serial < 61 ? undefined : { serial, numberFormat };
}
