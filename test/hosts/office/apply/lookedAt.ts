import type { SimBook } from '../../../support/excel';

/** Everything there is in a workbook; a cell whose format is spelt out and is the sheet's own has none. */
export function lookedAt(book: SimBook): unknown {
  const state = book.state() as { readonly sheets: readonly SheetState[] };
  return { ...state, sheets: state.sheets.map(plainly) };
}

interface SheetState {
  readonly base: unknown;
  readonly formats: Readonly<Record<string, unknown>>;
}

function plainly(sheet: SheetState): unknown {
  const base = JSON.stringify(sheet.base);
  const formats = Object.entries(sheet.formats).filter(([, one]) => JSON.stringify(one) !== base);
  return { ...sheet, formats: Object.fromEntries(formats) };
}
