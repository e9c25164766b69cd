import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { junheng, reportOf } from '../cli/command';
import { becomes, finding, inSight, pane, press, showScreen } from './desk';
import { EXAMPLES, useBrowser } from './page';
import { PLACES } from './place';

const MESSY = join(EXAMPLES, 'county-messy.xlsx');

const { visit } = useBrowser();

async function pick(page: Page, label: string, text: string): Promise<void> {
  await pane(page).getByRole('combobox', { name: label }).click();
  await page.keyboard.type(text);
  await page.getByRole('option', { name: text }).first().click();
}

describe.each(PLACES)('findings %s', (_, place) => {
  const messyFindings = async () => {
    const beside = await place(visit, { workbook: 'county-messy.xlsx' });
    await showScreen(beside.page, 'findings');
    return beside;
  };

  it('bring their cell into sight, whatever sheet and cell were in sight before', async () => {
    const { page, select, selected } = await place(visit);
    await select('B3', '区县填报数据');
    await becomes(selected, '区县填报数据 B3');
    await showScreen(page, 'findings');
    const line = pane(page)
      .getByRole('row', { name: /学校台账 [A-Z]+\d+ ·/ })
      .nth(3);
    const cell = /学校台账 ([A-Z]+\d+) ·/.exec(await line.innerText())?.[1];
    await line.click();
    await becomes(selected, `学校台账 ${String(cell)}`);
    await page.keyboard.press('F8');
    await becomes(async () => (await selected()) === `学校台账 ${String(cell)}`, false);
    await page.keyboard.press('Shift+F8');
    await becomes(selected, `学校台账 ${String(cell)}`);
  });

  it('say what, where, the figures and the clause once chosen', async () => {
    const { page, selected } = await messyFindings();
    const line = finding(page, /县级以上骨干教师 999 人/);
    await line.click();
    await becomes(selected, '汇总(最终版) S8');
    await line.getByText('依据：').waitFor();
    expect(await line.innerText()).toMatch(/现为\s+县级以上骨干教师数 999 人/);
  });

  it('are filtered by kind, words, school, sheet and rule as the command line counts them', async () => {
    const { findings } = reportOf(junheng('check', MESSY, '--json')).files[0] ?? { findings: [] };
    const number = (keeps: (one: (typeof findings)[number]) => boolean) =>
      `${String(findings.filter(keeps).length)} / ${String(findings.length)}`;
    const { page } = await messyFindings();
    await becomes(
      () => inSight(page),
      number(() => true),
    );
    await press(page, /^逻辑校验，/);
    await becomes(
      () => inSight(page),
      number(({ severity }) => severity === 'error'),
    );
    await press(page, /^逻辑校验，/);
    await page.getByRole('searchbox').fill('骨干 999');
    await becomes(
      () => inSight(page),
      number(({ message }) => message.includes('骨干') && message.includes('999')),
    );
    await press(page, '清除搜索');
    await press(page, '筛选');
    const school = '澄湖县白鹭小学';
    await pick(page, '学校', school);
    await becomes(
      () => inSight(page),
      number((one) => one.school === school),
    );
    await pick(page, '规则', '全角');
    await becomes(
      () => inSight(page),
      number((one) => one.school === school && one.rule === 'C-002'),
    );
    await press(page, '清除筛选');
    await pick(page, '工作表', '汇总');
    await becomes(
      () => inSight(page),
      number(({ sheet }) => sheet.startsWith('汇总')),
    );
  });
});
