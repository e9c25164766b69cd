import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { receivedCounty } from '../../scripts/received';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { becomes, pane, press } from './desk';
import { watchGaps } from './gaps';
import { sheets } from './grid';
import { EXAMPLES, checked, opened, useBrowser, type MadeFile } from './page';
import {
  allRead,
  chooseFiles,
  chooseRoster,
  countOf,
  dropFiles,
  folderOf,
  otherHeaders,
  part,
  row,
  setYear,
  showReceive,
  stopped,
} from './receiving';

const { visit } = useBrowser();

const county = receivedCounty({ seed: 7, files: 90 });
const { truth } = county;
const folder = folderOf(county.files);

const sentFiles = truth.files.filter(({ status }) => status !== 'ignored');
const having = (status: string) => sentFiles.filter((file) => file.status === status).length;
const of = (kind: string) => truth.standings.filter((one) => one.kind === kind).length;

async function begun() {
  const { page } = await visit();
  await checked(page);
  await showReceive(page);
  return page;
}

describe('a county’s folder', () => {
  it('is received: every file told, the schools held against the list, the table opened, slips kept', async () => {
    const page = await begun();
    const longest = await watchGaps(page);
    await page.locator('input[data-receive="folder"]').setInputFiles(folder);
    await pane(page)
      .getByText(/^正在检查：\d+ \/ 90 个文件$/)
      .waitFor();
    const from = Date.now();
    expect(await allRead(page)).toEqual([
      90,
      having('checked'),
      having('partly-checked'),
      having('not-checked'),
    ]);
    process.stdout.write(
      `90 files in ${String(Date.now() - from)} ms, longest gap ${(await longest()).toFixed(0)} ms\n`,
    );
    const encrypted = sentFiles.find(({ state }) => state === 'encrypted');
    await pane(page)
      .getByPlaceholder('搜索文件、学校')
      .fill(basename(encrypted?.path ?? ''));
    await row(page, '文件设有打开密码').waitFor();

    await part(page, '学校');
    await chooseRoster(page, county.roster);
    await setYear(page, 2026);
    await becomes(() => countOf(page, '未交'), truth.missing.length);
    await becomes(() => countOf(page, '不在名单'), of('unknown'));
    await becomes(() => countOf(page, '代码与名称不符'), of('other-name') + of('other-code'));
    await part(page, '文件');
    await pane(page).getByPlaceholder('搜索文件、学校').fill('');
    await becomes(
      () => countOf(page, '需留意'),
      sentFiles.filter(({ remarks }) => remarks.length > 0).length,
    );

    await part(page, '汇总');
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 120_000 }),
      press(page, '下载退回单'),
    ]);
    expect(download.suggestedFilename()).toBe('退回单.zip');
    const entries = Object.entries(unzipSync(readFileSync(await download.path())));
    expect(entries.filter(([name]) => name.startsWith('退回汇总'))).toHaveLength(1);
    const slips = entries.filter(([name]) => name.endsWith('-退回单.xlsx'));
    const copies = entries.filter(([name]) => /-批注副本\.\w+$/.test(name));
    expect(slips.length).toBeGreaterThanOrEqual(having('not-checked'));
    const divisions = entries.filter(([name]) => name.endsWith('-分学段填写.xlsx'));
    expect(copies.length).toBeGreaterThan(0);
    expect(divisions.length).toBeGreaterThan(0);
    expect(slips.length + copies.length + divisions.length + 1).toBe(entries.length);
    for (const [name, bytes] of entries)
      expect([name, readWorkbook(bytes).ok]).toEqual([name, true]);

    await press(page, '生成县级汇总表');
    await opened(page, '2026年县级汇总表.xlsx');
    expect(await sheets(page)).toEqual(expect.arrayContaining(['分校台账', '数据来源']));
    await pane(page).getByText('“2026年县级汇总表”已在表格中打开。').waitFor();
    await press(page, '查看检查结果');
    await page.locator('#screen[aria-labelledby="tab-overview"]').waitFor();
  });

  it('is stopped within a second, and goes on where it stopped', async () => {
    const page = await begun();
    const huge = Array.from({ length: 300_000 }, (_, n) => [n, `第${String(n)}行`, n / 7]);
    const files = county.files
      .filter(({ path }) => sentFiles.some((one) => one.path === path && one.status === 'checked'))
      .slice(0, 12)
      .map(({ path, bytes }) => ({ name: path.replaceAll('/', ' '), bytes }));
    const slow = { name: '0 流水.xlsx', bytes: writeWorkbook([{ name: '流水', rows: huge }]) };
    await chooseFiles(page, [slow, { ...slow, name: '1 流水.xlsx' }, ...files]);
    await pane(page)
      .getByText(/^当前：.*流水/)
      .waitFor();
    const took = await stopped(page);
    process.stdout.write(`receiving cancelled in ${took.toFixed(0)} ms\n`);
    expect(took).toBeLessThan(1_000);
    await row(page, '已取消').waitFor();
    // What takes too long is left out, and the rest goes on.
    for (const name of ['0 流水.xlsx', '1 流水.xlsx']) {
      await row(page, name).getByRole('button').first().click();
      await press(page, '移出清单');
    }
    await press(page, /^继续（\d+ 个）$/);
    await becomes(() => allRead(page), [12, 12, 0, 0]);
  });
});

describe('what was received', () => {
  it('is checked again beside last year’s table, which is told of and taken back', async () => {
    const page = await begun();
    const files = county.files
      .filter(({ path }) => sentFiles.some((one) => one.path === path && one.status === 'checked'))
      .map(({ path, bytes }) => ({ name: path.replaceAll('/', ' '), bytes }));
    const of = (code: string) =>
      truth.files.find(({ rows }) => rows.some((one) => one.code === code))?.path ?? '';
    const [jump = ''] = truth.jumps.map(of);
    const chosen = files.filter(({ name }, at) => at < 12 || name === jump.replaceAll('/', ' '));
    await chooseFiles(page, chosen);
    await allRead(page);
    await part(page, '学校');
    const section = pane(page).getByRole('region', { name: '上年数据' });
    await section.locator('input[data-receive="last-year"]').setInputFiles([
      {
        name: '2025.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(county.lastYear),
      },
      { name: '说明.xlsx', mimeType: '', buffer: Buffer.from(writeWorkbook([NOTES])) },
    ]);
    await pane(page)
      .getByText(/^正按上年数据重新检查已收到的 \d+ 个文件/)
      .waitFor();
    await becomes(
      async () => (await section.getByRole('status').innerText()).split('\n'),
      [
        `正在与上年的 2 个文件核对，其中有 ${String(truth.roster.length)} 所学校。`,
        '有 1 个文件没有读到可以核对的数据。',
      ],
    );
    await section.getByRole('button', { name: '看上年的文件' }).click();
    await section.getByText(/^2025\.xlsx：可以核对 \d+ 行$/).waitFor();
    await allRead(page);
    await part(page, '文件');
    const file = row(page, basename(jump));
    await file.getByRole('button').first().click();
    await file.getByText(/在校生数本年 \d+ 人，上年 \d+ 人（2025\.xlsx/).waitFor();
    await part(page, '学校');
    await section.getByRole('button', { name: '不再核对' }).click();
    await allRead(page);
    await part(page, '文件');
    await file.getByRole('button').first().click();
    await file.getByText('认出的表').waitFor();
    expect(await file.getByText('2025.xlsx').count()).toBe(0);
  });

  it('is asked about before the page is left, until something of it is kept', async () => {
    const page = await begun();
    const leave = async (): Promise<boolean> => {
      let asked = false;
      page.once('dialog', (dialog) => {
        asked = true;
        void dialog.accept();
      });
      await page.reload();
      page.removeAllListeners('dialog');
      return asked;
    };
    expect(await leave()).toBe(false);
    await checked(page);
    await showReceive(page);
    const [first] = county.files;
    await chooseFiles(page, first === undefined ? [] : [{ name: 'a.xlsx', bytes: first.bytes }]);
    await allRead(page);
    await part(page, '文件');
    expect(await leave()).toBe(true);
  });
});

const NOTES = { name: '说明', rows: [['填报说明'], ['请于九月底前报送']] };

describe('files', () => {
  const school = (name: string): MadeFile => ({
    name,
    bytes: readFileSync(join(EXAMPLES, 'schools', name)),
  });
  const SCHOOLS = ['澄湖县实验小学.xlsx', '澄湖县第一初级中学.xlsx'].map(school);

  it('that are dropped on the grid together are received; one alone is opened', async () => {
    const { page } = await visit();
    await checked(page);
    await dropFiles(page, '#grid', SCHOOLS);
    expect(await allRead(page)).toEqual([2, 2, 0, 0]);
    expect(await page.title()).toBe('county.xlsx - 均衡');
    await dropFiles(page, '[data-receive="zone"]', [school('澄湖县龙泉九年一贯制学校.xlsx')]);
    await becomes(() => allRead(page), [3, 3, 0, 0]);
    await dropFiles(page, '#grid', SCHOOLS.slice(0, 1));
    await opened(page, '澄湖县实验小学.xlsx');
    // Another workbook is open; what was received is still there.
    await showReceive(page);
    expect(await allRead(page)).toEqual([3, 3, 0, 0]);
  });

  it('are gone through by keyboard alone', async () => {
    const page = await begun();
    await chooseFiles(page, SCHOOLS);
    await allRead(page);
    await page.locator('#tab-receive').focus();
    const at = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    for (let step = 0; step < 12 && !(await at()).includes('初级中学'); step += 1)
      await page.keyboard.press('Tab');
    expect(await at()).toContain('澄湖县第一初级中学.xlsx');
    await page.keyboard.press('ArrowDown');
    expect(await at()).toContain('澄湖县实验小学.xlsx');
    await page.keyboard.press('Enter');
    await row(page, '认出的表').waitFor();
    await page.keyboard.press('Tab');
    expect(await at()).toBe('重新检查');
    await page.keyboard.press('Escape');
    expect(await at()).toContain('澄湖县实验小学.xlsx');
    await page.keyboard.press('Home');
    expect(await at()).toContain('澄湖县第一初级中学.xlsx');
  });

  it('with a header that no form knows are read again once it is said what it means', async () => {
    const page = await begun();
    await chooseFiles(page, ['甲', '乙'].map(otherHeaders));
    await allRead(page);
    await part(page, '列对照');
    const question = pane(page).getByRole('combobox', { name: '“老师总数”是哪一项' });
    await question.selectOption({ label: '专任教师数' });
    await press(page, '确认 1 项，重新检查 2 个文件');
    await pane(page).getByText('老师总数 → 专任教师数').waitFor();
    await becomes(() => question.count(), 0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, '保存列对照'),
    ]);
    const profile = readFileSync(await download.path(), 'utf8');
    expect(JSON.parse(profile)).toMatchObject({
      entries: [{ table: 'ledger', header: '老师总数', field: 'teachers' }],
    });
    await press(page, '取消对“老师总数”的确认');
    await question.waitFor();
    await page.locator('input[data-receive="profile"]').setInputFiles({
      name: '列对照.json',
      mimeType: 'application/json',
      buffer: Buffer.from(profile),
    });
    await pane(page).getByText('老师总数 → 专任教师数').waitFor();
    await becomes(() => question.count(), 0);
  });
});
