import { describe, expect, it } from '@jest/globals';
import { writeWorkbook } from '../../src/xlsx';
import { becomes, counts } from './desk';
import { watchGaps } from './gaps';
import { sheets } from './grid';
import { checked, offerFile, useBrowser } from './page';

const { visit } = useBrowser();

const HUGE_ROWS = 300_000;

/** Nothing of it is a form: reading it is all the work. */
function huge(): Uint8Array {
  const rows = Array.from({ length: HUGE_ROWS }, (_, row) => [row, `第${String(row)}行`, row / 7]);
  return writeWorkbook([{ name: '流水', rows }]);
}

describe('long work', () => {
  it('of opening is stopped on the word, and what was open stays', async () => {
    const { page } = await visit();
    await checked(page);
    const longest = await watchGaps(page);
    await offerFile(page, { name: '流水.xlsx', bytes: huge() });
    await page.locator('#bar').getByRole('button', { name: '取消' }).click();
    await checked(page);
    expect(await page.title()).toBe('county.xlsx - 均衡');
    expect(await sheets(page)).toEqual(['学校台账', '区县填报数据']);
    await becomes(() => counts(page), { error: 0, warning: 0, below: 22, cannotTell: 0 });
    process.stdout.write(`opening cancelled, longest gap ${(await longest()).toFixed(0)} ms\n`);
  });
});
