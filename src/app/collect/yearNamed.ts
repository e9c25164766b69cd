import type { BoundTable } from '../../forms/types';
import type { ReadFile } from '../check';
import { stampOf } from '../templates/stamp';

/** Titles stand in the first rows of a sheet, above the header. */
const TITLE_ROWS = 6;

/** 2026年, 2026学年, 2026-2027学年, 2026/2027 学年初: the year in which the school year begins. */
const YEAR = /(?<!\d)(20\d{2})(?:\s*[-—–~～/至]\s*(?:20)?\d{2})?\s*学?年/g;

/**
 * The year that a workbook says it is about: in the stamp of its template, in the county form's own field, in the
 * titles of its forms. Null where it says none, or the titles name several.
 */
export function yearNamed({ snapshot, tables }: ReadFile): number | null {
  const stamped = snapshot === null ? undefined : stampOf(snapshot)?.year;
  if (stamped !== undefined && stamped !== null) return stamped;
  const told = tables.flatMap((table) => table.readingOf(0, 'report_year')?.number ?? []);
  const named = new Set(told.length > 0 ? told : tables.flatMap(yearsInTitles));
  const [year, other] = named;
  return year === undefined || other !== undefined ? null : year;
}

function yearsInTitles({ sheet, layout }: BoundTable): readonly number[] {
  const last = layout.headerTop < 0 ? TITLE_ROWS : Math.min(TITLE_ROWS, layout.headerTop);
  const years: number[] = [];
  for (let row = 0; row < last; row += 1) {
    sheet.grid.forEachInRow(row, (_, value) => {
      if (typeof value !== 'string') return;
      for (const [, year] of value.normalize('NFKC').matchAll(YEAR)) years.push(Number(year));
    });
  }
  return years;
}
