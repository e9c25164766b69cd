import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { VALIDATION_TITLE } from '../../src/sheet/ownership';
import { differentParts } from '../support/packageFaults';
import { saved } from './desk';
import { allowClipboard, select, selected, sheets, shown, type } from './grid';
import { EXAMPLES, checked, openFile } from './page';
import type { Beside, BesideOptions, VisitWith } from './place';

/** What the page shows at its start. */
const EXAMPLE = 'county.xlsx';

/** The pane beside the grid of the browser workbook. */
export async function besidePage(
  visit: VisitWith,
  { workbook = EXAMPLE, ...options }: BesideOptions = {},
): Promise<Beside> {
  const { page } = await visit(options);
  const path = join(EXAMPLES, workbook);
  await allowClipboard(page);
  await checked(page);
  if (workbook !== EXAMPLE) await openFile(page, path);
  const copy = async () => (await saved(page)).bytes;
  const undo = () => page.keyboard.press('ControlOrMeta+z');
  return {
    page,
    sheets: () => sheets(page),
    selected: () => selected(page),
    select: (cells, sheet) => select(page, cells, sheet),
    type: (cell, text, sheet) => type(page, cell, text, sheet),
    shown: (cells, sheet) => shown(page, cells, sheet),
    undoTyping: undo,
    undoRepair: async () => {
      await select(page, 'A1');
      await undo();
    },
    copy,
    added: async () => addedTo(readFileSync(path), await copy()),
    isUntouched: async () => (await copy()).equals(readFileSync(path)),
  };
}

function addedTo(original: Buffer, copy: Buffer) {
  const different = differentParts(original, copy);
  const sheetsOf = Object.entries(unzipSync(copy)).filter(([part]) => part.includes('worksheets/'));
  return {
    marks: different.includes('xl/styles.xml'),
    notes: different.some((part) => part.includes('comments')),
    validation: sheetsOf.some(([, xml]) => Buffer.from(xml).includes(VALIDATION_TITLE)),
  };
}
