import type { Repaired, RowOfColumn } from './types';

/** 20080901 and 200809 typed as numbers. */
const WRITTEN_DATE = /^((?:18|19|20)\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?$/;

/** The year of a date where a year is asked for. It was read as one large number, so it is only offered. */
export function yearAlone({ reading }: RowOfColumn): Repaired | undefined {
  if (typeof reading.raw !== 'number') return undefined;
  const year = WRITTEN_DATE.exec(String(reading.raw))?.[1];
  return year === undefined ? undefined : { after: Number(year), isSure: false };
}
