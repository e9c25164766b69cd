import type { WorkbookSnapshot } from '../../sheet/snapshot';
import { stampOf } from '../templates/stamp';
import { ORIGINS_SHEET } from './book/places';

/** Whether a workbook is a county table that was made here: a stamped ledger that says where its values come from. */
export function isCountyTable(workbook: WorkbookSnapshot): boolean {
  return (
    stampOf(workbook)?.form === 'school-ledger' &&
    workbook.sheets.some(({ name }) => name === ORIGINS_SHEET)
  );
}
