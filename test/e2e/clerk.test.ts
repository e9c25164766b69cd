import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { recogniseWorkbook } from '../../src/forms';
import { readWorkbook } from '../../src/xlsx';
import { junheng, reportOf } from '../cli/command';
import { valueOf } from '../support/live';
import { becomes, counts, finding, pane, press, saved, showScreen } from './desk';
import { beneath, emptied, field, here, progress, typeHere } from './form';
import { selected, sheets, type as typeInGrid } from './grid';
import { checked, useBrowser } from './page';

const { visit } = useBrowser();

const FORM = '学校填报数据';

/** Far too little for a school of nearly a thousand pupils, and explained. */
const UNUSUAL = { equip_value: '1' };
const REASON = '仪器设备本年移交中心校统一登记';

/** Begins a blank form and types all answers from the keyboard, with one mistake to put right and one odd figure. */
async function fillIn(page: Page, answers: ReadonlyMap<string, string>): Promise<void> {
  await showScreen(page, 'entry');
  await press(page, '学校填报表');
  await page.waitForFunction(() => document.title.startsWith('学校填报表.xlsx'));
  await checked(page);
  await becomes(progress(page), '已填 0/69');
  expect((await counts(page)).error).toBe(0);
  await press(page, '下一处待填');
  const seen = new Set<string>();
  for (let key = await here(page); key !== null && !seen.has(key); key = await here(page)) {
    seen.add(key);
    const answer = answers.get(key);
    if (key === 'teachers_backbone') await typeHere(page, '999');
    // Given in 元, where the form wants 万元.
    else if (key === 'equip_value') await typeHere(page, '10000元');
    else if (answer === undefined) await page.keyboard.press('Enter');
    else await typeHere(page, answer);
  }
  await field(page, 'teachers_backbone').focus();
  await becomes(async () => (await counts(page)).error > 0, true);
  await becomes(
    async () => (await beneath(page, 'teachers_backbone')).includes('多于专任教师'),
    true,
  );
}

/** The list of what is to be done before the workbook is sent, one line a step. */
const steps = (page: Page) => async () =>
  (await pane(page).getByRole('list', { name: '上报前的清单' }).innerText()).split(/\n+/);

/** What the overview says of the receipt. */
async function overviewSays(page: Page, text: string): Promise<void> {
  await showScreen(page, 'overview');
  await pane(page).getByText(text).first().waitFor();
}

/** What the command says of the copy that the page saves now. */
async function command(page: Page) {
  const { path } = await saved(page);
  const report = reportOf(junheng('check', path, '--json'));
  return { ...report.files[0], told: junheng('check', path).out };
}

describe('a clerk', () => {
  it('fills a blank form in from the keyboard and hands it in with a receipt that tells what was changed since', async () => {
    const { answers } = emptied();
    const { page } = await visit();
    await checked(page);
    await fillIn(page, answers);
    await becomes(async () => (await steps(page)()).includes('逻辑校验还有 1 处没有通过'), true);
    const make = pane(page).getByRole('button', { name: '生成上报凭证' });
    expect(await make.getAttribute('aria-disabled')).toBe('true');

    await field(page, 'teachers_backbone').focus();
    await typeHere(page, answers.get('teachers_backbone') ?? '');
    await becomes(async () => (await counts(page)).error, 0);
    const [filled, asked] = (await progress(page)()).replace('已填 ', '').split('/');
    expect(Number(filled)).toBeGreaterThan(55);
    expect(filled).toBe(asked);
    await becomes(
      async () => (await steps(page)()).includes('经验校验还有 1 处没有写明原因'),
      true,
    );
    await press(page, /^教学仪器设备.*（1 处）$/);
    const line = finding(page, /教学仪器设备资产值折合 1 万元/);
    await line.click();
    await line.getByRole('button', { name: '写明原因' }).click();
    await line.getByRole('textbox').fill(REASON);
    await line.getByRole('button', { name: '保存' }).click();
    await becomes(async () => (await counts(page)).warning, 0);

    await showScreen(page, 'entry');
    await becomes(() => make.getAttribute('aria-disabled'), null);
    await make.click();
    await overviewSays(page, '凭证有效：此后数据没有改动');
    expect(await sheets(page)).toContain('上报凭证');
    await press(page, '撤销');
    await becomes(async () => (await sheets(page)).includes('上报凭证'), false);
    await showScreen(page, 'entry');
    await pane(page).getByText('还没有上报凭证。').waitFor();
    await make.click();
    await overviewSays(page, '凭证有效：此后数据没有改动');

    const copy = await saved(page);
    expect(junheng('check', copy.path).out).toContain('凭证有效');
    const tables = recogniseWorkbook(valueOf(readWorkbook(copy.bytes)), 'a.xlsx').flatMap(
      ({ recognition }) => (recognition.kind === 'form' ? recognition.tables : []),
    );
    const form = tables.find(({ name }) => name === 'school');
    for (const [key, answer] of new Map([...answers, ...Object.entries(UNUSUAL)])) {
      const raw = form?.readingOf(0, key)?.raw;
      expect([key, typeof raw === 'object' ? '' : String(raw)]).toEqual([key, answer]);
    }

    await typeInGrid(page, 'E5', '1985', FORM);
    await overviewSays(page, '凭证生成后数据有改动');
    await pane(page)
      .getByRole('button', { name: `${FORM} E5` })
      .first()
      .click();
    await becomes(() => selected(page), `${FORM} E5`);
    const changed = await command(page);
    expect(changed.receipt).toMatchObject({ outcome: 'changed' });
    expect(changed.told).toContain(`${FORM}!E5`);

    await typeInGrid(page, 'B9', '别的学校', '上报凭证');
    await overviewSays(page, '凭证已被改动，不能作数');
    expect(await command(page)).toMatchObject({ receipt: { outcome: 'forged' } });
  }, 240_000);
});
