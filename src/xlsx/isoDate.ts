const DAY = 86_400_000;
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/;
const TIME = /^T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?$/;

/**
 * Serial number of a date that a cell holds in ISO 8601, which the strict format allows; undefined where it is none.
 * Before 1 March 1900 Excel counts a day that never was, so those serials are one less.
 */
export function serialOfIsoDate(text: string, date1904: boolean): number | undefined {
  const time = TIME.exec(text);
  if (time !== null) return dayPart(time[1], time[2], time[3]);
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).getUTCDate() !== Number(day)) return undefined;
  const days = (date - Date.UTC(1899, 11, 30)) / DAY;
  const serial = date1904 ? days - 1462 : days < 61 ? days - 1 : days;
  return serial + dayPart(match[4], match[5], match[6]);
}

function dayPart(hours = '0', minutes = '0', seconds = '0'): number {
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
}
