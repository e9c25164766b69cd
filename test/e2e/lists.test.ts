import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { writeWorkbook } from '../../src/xlsx';
import { filledForm } from '../support/filledForms';
import { becomes, pane, press, showScreen } from './desk';
import { field } from './form';
import { allowClipboard, shown } from './grid';
import { inDialog, violations } from './looks';
import { openFile, useBrowser, type MadeFile, type VisitOptions } from './page';

const { visit } = useBrowser();

/** A blank form whose lists of classes and rooms are filled in, and of the form itself what leads to them. */
function withLists(): MadeFile {
  const book = filledForm('school-sheet', {
    school: [{ school_name: '红旗小学', school_type: '211', students_primary: 90 }],
    classes: [25, 28, 41].map((size, index) => ({
      seq: index + 1,
      grade: `${'一二三'.charAt(index)}年级`,
      class_name: '1班',
      class_students: size,
    })),
    rooms: [
      { seq: 1, room_kind: '音乐教室', room_name: '音乐一', room_area: 98 },
      { seq: 2, room_kind: '美术教室', room_name: '美术一', room_area: 70 },
    ],
  });
  return { name: '红旗小学.xlsx', bytes: writeWorkbook(book.sheets, book) };
}

async function opened(options: VisitOptions = {}): Promise<Page> {
  const { page } = await visit(options);
  await openFile(page, withLists());
  await showScreen(page, 'entry');
  return page;
}

/** What stands above and below the form. */
const PARTS = [
  /^(附带名单|Attached lists)$/,
  /^(上年数据|Last year)$/,
  /^(上报|Hand in)$/,
  /^(新建空白表|New blank form)$/,
];

const FILL = /^(填入表内|Fill)/;

describe('attached lists on the page', () => {
  it('fill the form through a preview, and are taken back in one step', async () => {
    const page = await opened();
    await allowClipboard(page);
    await press(page, FILL);
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('row', { name: /在校生|学生/ })
      .first()
      .waitFor();
    const fill = dialog.getByRole('button', { name: /^填入 \d+ 格$/ });
    await dialog
      .getByRole('row', { name: /班级数/ })
      .first()
      .getByRole('checkbox')
      .click();
    await fill.click();
    await becomes(() => field(page, 'students_primary').inputValue(), '94');
    await becomes(() => field(page, 'music_ge96').inputValue(), '1');
    expect(await field(page, 'classes').inputValue()).toBe('');
    await press(page, '撤销');
    await becomes(() => field(page, 'students_primary').inputValue(), '90');
    await becomes(() => field(page, 'music_ge96').inputValue(), '');
    expect(await shown(page, 'E11', '学校填报数据')).toBe('90');
    await press(page, FILL);
    await fill.click();
    await becomes(() => field(page, 'classes').inputValue(), '3');
    await pane(page).getByText('名单与表内数字一致，没有要填的格。').waitFor();
  });

  it.each([
    [{ language: 'zh', theme: 'light' }],
    [{ language: 'en', theme: 'dark' }],
    [{ language: 'zh', theme: 'dark', width: 320 }],
    [{ language: 'en', forcedColours: true, width: 640 }],
  ] as const)(
    'and what stands around the form have nothing that axe finds, as %j',
    async (options) => {
      const page = await opened(options);
      for (const part of PARTS) {
        const region = pane(page).getByRole('region', { name: part });
        await region.first().scrollIntoViewIfNeeded();
        expect([String(part), ...(await violations(page))]).toEqual([String(part)]);
      }
      const found = await inDialog(page, () =>
        pane(page).getByRole('button', { name: FILL }).click(),
      );
      expect(found).toEqual([]);
    },
  );
});
