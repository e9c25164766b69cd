import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { becomes, pane } from './desk';
import { EXAMPLES, checked, useBrowser } from './page';
import { PLACES, type Place } from './place';
import { allRead, countOf, folderOf, row, showReceive } from './receiving';

const { visit } = useBrowser();

const form = readFileSync(join(EXAMPLES, 'schools/澄湖县实验小学.xlsx'));

/** A folder hands out no more than a hundred of its entries at once. */
const MANY = 230;

const BROKEN = new TextEncoder().encode('PK');
const LITTER = ['~$县直.xlsx', '.DS_Store', '._县直.xlsx', 'Thumbs.db', '说明.docx', '照片.jpg'];

const folder = folderOf([
  ...Array.from({ length: MANY }, (_, n) => ({
    path: `乡镇/第${String(n + 1)}校.xlsx`,
    bytes: BROKEN,
  })),
  { path: '县直/一/二/县直.xlsx', bytes: form },
  { path: '县直/旧.xls', bytes: BROKEN },
  ...LITTER.map((name) => ({ path: `县直/${name}`, bytes: BROKEN })),
  ...LITTER.map((name) => ({ path: name, bytes: BROKEN })),
]);

/** Drops files and folders of the disk, as the system's own drag does. */
async function dropPaths(page: Page, target: string, files: readonly string[]): Promise<void> {
  const box = await page.locator(target).first().boundingBox();
  if (box === null) throw new Error(target);
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 150)];
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
}

async function begun(place: Place) {
  const { page, isUntouched } = await place(visit);
  await showReceive(page);
  return { page, isUntouched };
}

describe.each(PLACES)('dropped on 接收 %s', (_, place) => {
  it('a folder is received whole: folders in it, hundreds of files, and no litter', async () => {
    const { page } = await begun(place);
    await dropPaths(page, '[data-receive="zone"]', [folder]);
    expect(await allRead(page)).toEqual([MANY + 2, 1, 0, MANY + 1]);
    await becomes(() => countOf(page, '未检查'), MANY + 1);
    for (const path of ['县/县直/一/二/县直.xlsx', '县/县直/旧.xls', '县/乡镇/第230校.xlsx']) {
      await pane(page).getByPlaceholder('搜索文件、学校').fill(path);
      await row(page, path).waitFor();
    }
  });

  it('folders and files together are received, in the same state as when they are chosen', async () => {
    const { page } = await begun(place);
    await dropPaths(page, '[data-receive="zone"]', [
      join(folder, '县直'),
      join(folder, '乡镇/第1校.xlsx'),
    ]);
    expect(await allRead(page)).toEqual([3, 1, 0, 2]);
    // The same file once more is no other file.
    await dropPaths(page, '[data-receive="zone"]', [join(folder, '乡镇/第1校.xlsx')]);
    await becomes(() => allRead(page), [3, 1, 0, 2]);
  });
});

describe('a folder', () => {
  it('that is dropped on the grid is received, and the open workbook stays', async () => {
    const { page } = await visit();
    await checked(page);
    await dropPaths(page, '#grid', [join(folder, '县直')]);
    expect(await allRead(page)).toEqual([2, 1, 0, 1]);
    expect(await page.title()).toBe('county.xlsx - 均衡');
  });
});
