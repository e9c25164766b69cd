import type { CellStyle } from '../../../sheet/editPlan';

/** Number formats of computed cells, by the look that a figure has beside a school's row. */
export const numberFormats: Readonly<Partial<Record<CellStyle, string>>> = {
  decimal2: '0.00',
  decimal3: '0.000',
};
