import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { recogniseWorkbook } from '../../src/forms';
import type { BoundTable } from '../../src/forms/types';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { valueOf } from '../support/live';
import { pane } from './desk';
import { EXAMPLES, type MadeFile } from './page';

const FILE = '澄湖县龙泉九年一贯制学校.xlsx';

/** A school's form, and what a clerk types into it. */
export interface School {
  /** The form with nothing filled in. */
  readonly blank: MadeFile;
  /** What it held, by field, as a clerk would type it. */
  readonly answers: ReadonlyMap<string, string>;
  readonly table: BoundTable;
}

/** The example of a nine-year school, emptied. */
export function emptied(): School {
  const book = valueOf(readWorkbook(readFileSync(join(EXAMPLES, 'schools', FILE))));
  const [sheet] = recogniseWorkbook(book, FILE);
  const table = sheet?.recognition.kind === 'form' ? sheet.recognition.tables[0] : undefined;
  if (sheet === undefined || table === undefined) throw new Error(FILE);
  const { grid } = sheet.sheet;
  const rows = Array.from({ length: grid.rowCount }, (_, row) =>
    Array.from({ length: grid.columnCount }, (__, column) => {
      const value = grid.value(row, column);
      return typeof value === 'object' ? null : value;
    }),
  );
  const answers = new Map<string, string>();
  for (const { key } of table.fields) {
    const at = table.cellOf(0, key);
    const line = rows[at?.row ?? -1];
    if (at === undefined || line === undefined || answers.has(key)) continue;
    const value = line[at.column];
    if (value === null || value === undefined) continue;
    answers.set(key, String(value));
    line[at.column] = null;
  }
  return { blank: { name: FILE, bytes: writeWorkbook([{ name: '学校', rows }]) }, answers, table };
}

/** Key of the field that has the keyboard. */
export function here(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-entry') ?? null);
}

/** A field of the form in the pane. */
export function field(page: Page, key: string) {
  return pane(page).locator(`input[data-entry="${key}"]`);
}

/** What stands beneath a field. */
export async function beneath(page: Page, key: string): Promise<string> {
  const help = await field(page, key).getAttribute('aria-describedby');
  return page.locator(`[id="${help ?? ''}"]`).innerText();
}

/** Types over what the field that has the keyboard holds. */
export async function typeHere(page: Page, text: string, then = 'Enter'): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.keyboard.press(then);
}

/** How far the form is filled in: `已填 12/62`. */
export const progress = (page: Page) => async () =>
  (
    await pane(page)
      .getByText(/^已填 /)
      .innerText()
  ).trim();
