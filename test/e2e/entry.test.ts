import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { recogniseWorkbook } from '../../src/forms';
import { readWorkbook } from '../../src/xlsx';
import { valueOf } from '../support/live';
import { becomes, pane, press, saved, showScreen } from './desk';
import { beneath, emptied, field, here, progress, type School, typeHere } from './form';
import { select, shown, type as typeInGrid, allowClipboard } from './grid';
import { violations } from './looks';
import { checked, openFile, useBrowser } from './page';

const { visit } = useBrowser();

let school: School;
beforeAll(() => {
  school = emptied();
});

async function openBlank(): Promise<Page> {
  const { page } = await visit();
  await openFile(page, school.blank);
  await showScreen(page, 'entry');
  await field(page, 'school_name').waitFor();
  return page;
}

describe('填报 on the page', () => {
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

  it.each([
    ['zh', '新学校的名称', '分校台账', '撤销'],
    ['en', 'Name of the new school', 'School ledger', 'Undo'],
  ] as const)(
    'begins a school in a ledger from the keyboard, and takes it back (%s)',
    async (language, label, form, undo) => {
      const { page } = await visit({ language });
      await checked(page);
      await showScreen(page, 'entry');
      await press(page, form);
      await page.waitForFunction((wanted) => document.title.startsWith(wanted), `${form}.xlsx`);
      await checked(page);
      const name = pane(page).getByLabel(label);
      await name.focus();
      await page.keyboard.type('清河小学');
      await page.keyboard.press('Enter');
      await becomes(() => field(page, 'school_name').inputValue(), '清河小学');
      await becomes(async () => (await here(page)) !== null, true);
      expect(await violations(page)).toEqual([]);
      await name.focus();
      await page.keyboard.type('南山中学');
      await page.keyboard.press('Enter');
      // The notice passes, unless the pointer is on it.
      await pane(page).getByRole('status').filter({ hasText: '南山中学' }).hover();
      await becomes(() => field(page, 'school_name').inputValue(), '南山中学');
      await becomes(async () => (await here(page)) !== null, true);
      await press(page, undo);
      await becomes(() => field(page, 'school_name').inputValue(), '清河小学');
    },
  );
});
