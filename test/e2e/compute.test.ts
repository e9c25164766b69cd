import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Report } from '../../src/app';
import { junheng, reportOf, scratch } from '../cli/command';
import { becomes, counts, finding, pane, press, showScreen, writeResults } from './desk';
import { besidePage } from './besidePage';
import { clickDown } from './grid';
import { checked, openFile, useBrowser } from './page';
import { PLACES, type Beside } from './place';

const { visit } = useBrowser();

/** Coefficients of the level in sight, the composite last. */
async function coefficients(page: Page): Promise<readonly string[]> {
  const rows = pane(page).getByRole('table').first().getByRole('row');
  return rows.locator('[role="cell"]:nth-child(3)').allInnerTexts();
}

/** The line of coefficients of the primary schools on the sheet of results, as grid or Excel computed it. */
async function inSheet({ shown }: Beside): Promise<readonly string[]> {
  return (await shown('C6:J6', '校际均衡')).split('\t');
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

describe.each(PLACES)('computing in place %s', (_, place) => {
  it('writes live formulas that follow an edit as the pane does, and comes out again', async () => {
    const beside = await place(visit);
    const { page, select, shown, sheets, copy } = beside;
    await writeResults(page);
    const before = await coefficients(page);
    await becomes(() => inSheet(beside), before);
    await beside.type('W5', '1', '学校台账');
    await becomes(async () => (await coefficients(page)).join() === before.join(), false);
    await checked(page);
    const after = await coefficients(page);
    expect(after).toEqual(coefficientsOf(reportOn(await copy())));
    await becomes(() => inSheet(beside), after);
    await select('A1', '学校台账');
    await beside.undoTyping();
    await becomes(() => coefficients(page), before);
    await becomes(() => inSheet(beside), before);
    await press(page, '撤销写入');
    await becomes(sheets, ['学校台账', '区县填报数据']);
    expect(await shown('BB1:BJ50', '学校台账')).toMatch(/^\s*$/);
  });
});

describe('computing in place', () => {
  it('gives a copy in which the command line and the page find the same', async () => {
    const { page, copy, sheets } = await besidePage(visit);
    await writeResults(page);
    const wanted = await coefficients(page);
    const told = await counts(page);
    const bytes = await copy();
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
    expect(await sheets()).toEqual(['学校台账', '区县填报数据']);
  });
});

describe('the sheet of results', () => {
  it('leads from a school to its row when its name is clicked', async () => {
    const { page, select, selected } = await besidePage(visit);
    await writeResults(page);
    await select('A1', '校际均衡');
    await clickDown(page, { x: 130, y: 400 }, async () =>
      (await selected()).startsWith('学校台账'),
    );
    expect(await selected()).toMatch(/^学校台账 [A-Z]+\d+$/);
  });
});

describe('editing in the grid', () => {
  it('is followed when a block is pasted, filled down, rows are deleted, and all is undone', async () => {
    const { page, select, selected, type } = await besidePage(visit);
    const first = await counts(page);
    const errors = async () => (await counts(page)).error;
    await select('F5', '学校台账');
    await page.evaluate(() => navigator.clipboard.writeText('乱\n填\n的'));
    await page.keyboard.press('ControlOrMeta+v');
    await becomes(errors, 3);
    await page.keyboard.press('ControlOrMeta+z');
    await becomes(errors, 0);
    await type('F5', '乱填');
    await becomes(errors, 1);
    await select('F5:F8');
    await page.keyboard.press('ControlOrMeta+d');
    await becomes(errors, 4);
    await page.keyboard.press('ControlOrMeta+z');
    await becomes(errors, 1);
    await page.keyboard.press('ControlOrMeta+z');
    await becomes(() => counts(page), first);
    await showScreen(page, 'findings');
    await finding(page, / · /).first().click();
    expect(await selected()).toMatch(/^学校台账 /);
  });
});
