import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { recogniseWorkbook } from '../../src/forms';
import type { BoundTable } from '../../src/forms/types';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { valueOf } from '../support/live';
import { becomes, counts, pane, press, saved, showScreen } from './desk';
import { select, shown, type as typeInGrid, allowClipboard } from './grid';
import { checked, EXAMPLES, openFile, useBrowser, type MadeFile } from './page';

const { visit } = useBrowser();

const FILE = '澄湖县龙泉九年一贯制学校.xlsx';

interface School {
  /** The form with nothing filled in. */
  readonly blank: MadeFile;
  /** What it held, by field, as a clerk would type it. */
  readonly answers: ReadonlyMap<string, string>;
  readonly table: BoundTable;
}

/** The example of a nine-year school, emptied. */
function emptied(): School {
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

let school: School;
beforeAll(() => {
  school = emptied();
});

/** Key of the field that has the keyboard. */
function here(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-entry') ?? null);
}

function field(page: Page, key: string) {
  return pane(page).locator(`input[data-entry="${key}"]`);
}

/** What stands beneath a field. */
async function beneath(page: Page, key: string): Promise<string> {
  const help = await field(page, key).getAttribute('aria-describedby');
  return page.locator(`[id="${help ?? ''}"]`).innerText();
}

async function typeHere(page: Page, text: string, then = 'Enter'): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.keyboard.press(then);
}

async function openBlank(): Promise<Page> {
  const { page } = await visit();
  await openFile(page, school.blank);
  await showScreen(page, 'entry');
  await field(page, 'school_name').waitFor();
  return page;
}

const progress = (page: Page) => async () =>
  (
    await pane(page)
      .getByText(/^已填 /)
      .innerText()
  ).trim();

describe('填报 on the page', () => {
  it('fills a whole form in from the keyboard, mistakes included, and checks it clean', async () => {
    const page = await openBlank();
    await becomes(progress(page), '已填 0/62');
    await press(page, '下一处待填');
    expect(await here(page)).toBe('school_name');
    const seen = new Set<string>();
    for (let key = await here(page); key !== null && !seen.has(key); key = await here(page)) {
      seen.add(key);
      const answer = school.answers.get(key);
      // Thirty more than there are, put right once everything is there.
      if (key === 'teachers_backbone') await typeHere(page, '999');
      else if (key === 'equip_value') await typeHere(page, `${String(Number(answer) * 10_000)}元`);
      else if (answer === undefined) await page.keyboard.press('Enter');
      else await typeHere(page, answer);
    }
    await field(page, 'teachers_backbone').focus();
    await becomes(async () => (await counts(page)).error > 0, true);
    await becomes(
      async () => (await beneath(page, 'teachers_backbone')).includes('多于专任教师'),
      true,
    );
    // The cell itself is selected beside the form.
    await typeHere(page, school.answers.get('teachers_backbone') ?? '');
    await becomes(async () => (await counts(page)).error, 0);
    const [filled = '', asked = ''] = (await progress(page)()).replace('已填 ', '').split('/');
    expect(Number(filled)).toBeGreaterThan(55);
    expect(filled).toBe(asked);
    const copy = valueOf(readWorkbook((await saved(page)).bytes));
    const grid = copy.sheets[0]?.grid;
    for (const [key, answer] of school.answers) {
      const at = school.table.cellOf(0, key);
      const value = at === undefined ? undefined : grid?.value(at.row, at.column);
      const text = typeof value === 'object' ? '' : String(value);
      expect([key, text]).toEqual([key, answer]);
    }
  }, 240_000);

  it('says what a text will be stored as, and stores nothing of one that cannot be', async () => {
    const page = await openBlank();
    await allowClipboard(page);
    await field(page, 'students_primary').focus();
    await page.keyboard.type('约300');
    await becomes(
      async () => (await beneath(page, 'students_primary')).includes('是约数，请填准确的数'),
      true,
    );
    await page.keyboard.press('Enter');
    expect(await here(page)).toBe('students_primary');
    await page.keyboard.press('Escape');
    expect(await field(page, 'students_primary').inputValue()).toBe('');
    await page.keyboard.type('１，２６０ 人');
    await becomes(
      async () => (await beneath(page, 'students_primary')).includes('将填入 1260 人'),
      true,
    );
    await page.keyboard.press('ArrowDown');
    expect(await here(page)).toBe('students_junior');
    await becomes(() => field(page, 'students_primary').inputValue(), '1260');
    await page.keyboard.press('ArrowUp');
    expect(await here(page)).toBe('students_primary');
    expect(await shown(page, 'E11')).toBe('1260');
  });

  it('is one with the sheet: what is typed in a cell stands in its field, and its selection leads', async () => {
    const page = await openBlank();
    await typeInGrid(page, 'E11', '320');
    await becomes(() => field(page, 'students_primary').inputValue(), '320');
    await select(page, 'E16');
    await becomes(async () => (await beneath(page, 'classes')).includes('整数，不小于 0'), true);
    // Typed over in the cell while something else is being typed in the field.
    await field(page, 'students_primary').focus();
    await page.keyboard.type('33');
    await typeInGrid(page, 'E11', '340');
    await becomes(() => field(page, 'students_primary').inputValue(), '340');
  });

  it('asks only what concerns the school', async () => {
    const page = await openBlank();
    await field(page, 'school_type').focus();
    await typeHere(page, '211');
    await becomes(() => field(page, 'students_junior').count(), 0);
    expect(await field(page, 'students_primary').count()).toBe(1);
    await pane(page)
      .getByText(/项不用填，没有列出/)
      .first()
      .waitFor();
  });

  it('begins a blank form in place of the workbook and fills in its cells', async () => {
    const page = await openBlank();
    await allowClipboard(page);
    await press(page, '学校填报表');
    await page.waitForFunction(() => document.title.startsWith('学校填报表.xlsx'));
    await checked(page);
    await becomes(progress(page), '已填 0/69');
    await field(page, 'students_primary').focus();
    await typeHere(page, '260');
    await becomes(progress(page), '已填 1/69');
    expect(await field(page, 'students_primary').inputValue()).toBe('260');
    const copy = valueOf(readWorkbook((await saved(page)).bytes));
    const tables = recogniseWorkbook(copy, 'a.xlsx').flatMap(({ recognition }) =>
      recognition.kind === 'form' ? recognition.tables : [],
    );
    const form = tables.find(({ name }) => name === 'school');
    expect(form?.readingOf(0, 'students_primary')).toMatchObject({ raw: 260 });
  });
});
