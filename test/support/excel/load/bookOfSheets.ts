import { parseAddress } from '../../../../src/kernel/address';
import type { CellValue } from '../../../../src/sheet/cell';
import type { SubjectSheet } from '../../../contract/subject';
import { areaOf } from '../model/areas';
import { SimBook } from '../model/book';
import type { Content } from '../model/content';
import { NO_PROMPT } from '../model/parts';

/** A workbook of rows, as the contract of hosts gives them. */
export function bookOfSheets(sheets: readonly SubjectSheet[]): SimBook {
  const book = new SimBook();
  for (const { name, rows, notes = {}, validated } of sheets) {
    const sheet = book.add(name);
    rows.forEach((line, row) => {
      line.forEach((value, column) => {
        sheet.cells.set(row, column, contentOf(value));
      });
    });
    for (const [address, text] of Object.entries(notes)) {
      const at = parseAddress(address);
      if (at === undefined) throw new Error(address);
      const size = { visible: false, width: 108, height: 59.25 };
      book.notes.push({ sheet: sheet.id, ...at, text, author: '用户', ...size });
    }
    const area = validated === undefined ? undefined : areaOf(validated);
    if (area === undefined) continue;
    sheet.validations.push({
      areas: [area],
      rule: { wholeNumber: { formula1: 0, operator: 'GreaterThanOrEqualTo' } },
      ignoreBlanks: true,
      errorAlert: { showAlert: true, style: 'Stop', title: '用户', message: '' },
      prompt: NO_PROMPT,
    });
  }
  return book;
}

/** A value as a cell holds it. A text that Excel would read as something else was typed with an apostrophe. */
export function contentOf(value: CellValue): Content | undefined {
  if (value === null) return undefined;
  if (typeof value === 'object') return { kind: 'error', error: value.error };
  return value;
}
