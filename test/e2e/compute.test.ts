import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Report } from '../../src/app';
import { junheng, reportOf, scratch } from '../cli/command';
import { becomes, counts, finding, pane, press, saved, showScreen, writeResults } from './desk';
import { allowClipboard, clickDown, select, selected, sheets, shown, type } from './grid';
import { checked, openFile, useBrowser } from './page';

const { visit } = useBrowser();

async function example(): Promise<Page> {
  const { page } = await visit();
  await allowClipboard(page);
  await checked(page);
  return page;
}

/** Coefficients of the level in sight, the composite last. */
async function coefficients(page: Page): Promise<readonly string[]> {
  const rows = pane(page).getByRole('table').first().getByRole('row');
  return rows.locator('[role="cell"]:nth-child(3)').allInnerTexts();
}

/** The line of coefficients of the primary schools on the sheet of results, as the grid computed it. */
async function inGrid(page: Page): Promise<readonly string[]> {
  return (await shown(page, 'C6:J6', '校际均衡')).split('\t');
}

function reportOn(bytes: Uint8Array): Report {
  const path = join(scratch(), 'saved.xlsx');
  writeFileSync(path, bytes);
  return reportOf(junheng('check', path, '--json'));
}

function coefficientsOf({ balance }: Report): readonly string[] {
  const { indicators, composite } = balance.primary ?? { indicators: {}, composite: null };
  const all = [...Object.values(indicators).map(({ cv }) => cv), composite];
  return all.map((cv) => cv?.toFixed(3) ?? '——');
}

describe('computing in place', () => {
  it('writes live formulas that follow an edit as the pane does, and comes out again', async () => {
    const page = await example();
    await writeResults(page);
    const before = await coefficients(page);
    await becomes(() => inGrid(page), before);
    await type(page, 'W5', '1', '学校台账');
    await becomes(async () => (await coefficients(page)).join() === before.join(), false);
    const { bytes } = await saved(page);
    const after = await coefficients(page);
    expect(after).toEqual(coefficientsOf(reportOn(bytes)));
    await becomes(() => inGrid(page), after);
    await select(page, 'A1', '学校台账');
    await page.keyboard.press('ControlOrMeta+z');
    await becomes(() => coefficients(page), before);
    await becomes(() => inGrid(page), before);
    await press(page, '撤销写入');
    await becomes(() => sheets(page), ['学校台账', '区县填报数据']);
    expect(await shown(page, 'BB1:BJ50', '学校台账')).toMatch(/^\s*$/);
  });

  it('gives a copy in which the command line and the page find the same', async () => {
    const page = await example();
    await writeResults(page);
    const wanted = await coefficients(page);
    const told = await counts(page);
    const { bytes } = await saved(page);
    const report = reportOn(bytes);
    expect(coefficientsOf(report)).toEqual(wanted);
    const number = (kind: (one: Report['findings'][number]) => boolean) =>
      report.files.flatMap(({ findings }) => findings).filter(kind).length;
    expect(number(({ severity }) => severity === 'error')).toBe(told.error);
    expect(number(({ kind }) => kind === 'below-standard')).toBe(told.below);
    await openFile(page, { name: '再次打开.xlsx', bytes });
    await becomes(() => counts(page), told);
    await showScreen(page, 'balance');
    await becomes(() => coefficients(page), wanted);
    expect(await sheets(page)).toEqual(['学校台账', '区县填报数据']);
  });
});

describe('the sheet of results', () => {
  it('leads from a school to its row when its name is clicked', async () => {
    const page = await example();
    await writeResults(page);
    await select(page, 'A1', '校际均衡');
    await clickDown(page, { x: 130, y: 400 }, async () =>
      (await selected(page)).startsWith('学校台账'),
    );
    expect(await selected(page)).toMatch(/^学校台账 [A-Z]+\d+$/);
  });
});

describe('editing in the grid', () => {
  it('is followed when a block is pasted, filled down, rows are deleted, and all is undone', async () => {
    const page = await example();
    const first = await counts(page);
    const errors = async () => (await counts(page)).error;
    await select(page, 'F5', '学校台账');
    await page.evaluate(() => navigator.clipboard.writeText('乱\n填\n的'));
    await page.keyboard.press('ControlOrMeta+v');
    await becomes(errors, 3);
    await page.keyboard.press('ControlOrMeta+z');
    await becomes(errors, 0);
    await type(page, 'F5', '乱填');
    await becomes(errors, 1);
    await select(page, 'F5:F8');
    await page.keyboard.press('ControlOrMeta+d');
    await becomes(errors, 4);
    await page.keyboard.press('ControlOrMeta+z');
    await becomes(errors, 1);
    await page.keyboard.press('ControlOrMeta+z');
    await becomes(() => counts(page), first);
    await showScreen(page, 'findings');
    await finding(page, / · /).first().click();
    expect(await selected(page)).toMatch(/^学校台账 /);
  });
});
