import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium';
import { framedExcel, press, settled, type Framed } from './framed';

const EXAMPLES = join(__dirname, '../../examples');

let browser: Browser | undefined;
let faults: string[] = [];
jest.setTimeout(90_000);

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);

afterEach(() => {
  expect(faults).toEqual([]);
  faults = [];
});

afterAll(async () => {
  await browser?.close();
});

/** An Excel with this example open and the pane beside it. */
async function open(workbook: string, api?: string): Promise<Framed> {
  if (browser === undefined) throw new Error('the browser has not started');
  const tell = (fault: string) => void faults.push(fault);
  const bytes = readFileSync(join(EXAMPLES, workbook));
  return framedExcel(browser, bytes, api === undefined ? { tell } : { tell, api });
}

/** Marks, names and chosen cell of the workbook. */
function look({ page }: Framed) {
  return page.evaluate(() => {
    const { book } = window.excel.simulation;
    const rules = book.sheets.flatMap(({ conditionals }) => conditionals);
    const names = book.names.map(({ name }) => name).sort();
    return { rules: rules.length, names, at: JSON.stringify(book.selection) };
  });
}

function state({ page }: Framed): Promise<string> {
  return page.evaluate(() => window.excel.state());
}

describe('the built pane in Excel', () => {
  it('checks what is open, and steps through the findings from the ribbon', async () => {
    const excel = await open('county-messy.xlsx');
    await excel.pane.locator('#screen').getByText('6').first().waitFor();
    expect((await look(excel)).rules).toBeGreaterThan(0);
    const places = new Set<string>();
    for (const command of ['next', 'next', 'next']) {
      await press(excel, command);
      places.add((await look(excel)).at);
    }
    expect(places.size).toBe(3);
    await press(excel, 'previous');
    expect([...places][1]).toBe((await look(excel)).at);
    await excel.page.context().close();
  });

  it('finds results and marks again when it is loaded anew, and takes all of them off', async () => {
    const excel = await open('county.xlsx');
    await press(excel, 'balance');
    await press(excel, 'check');
    const written = await state(excel);
    const { names } = await look(excel);
    expect(names.some((name) => name.startsWith('Junheng_cells_'))).toBe(true);
    const [frame] = excel.page.frames().slice(1);
    await frame?.evaluate(() => {
      window.location.reload();
    });
    const began = Date.now();
    await excel.pane.locator('[role="tab"]').first().waitFor();
    const taken = Date.now() - began;
    await settled(excel.pane);
    expect(await state(excel)).toBe(written);
    await press(excel, 'marks');
    const { rules, names: left } = await look(excel);
    expect({ rules, left }).toEqual({ rules: 0, left: [] });
    const original = await excel.page.evaluate(() => window.excel.original);
    expect(JSON.parse(await state(excel))).toEqual(JSON.parse(original));
    expect(taken).toBeLessThan(4_000);
    await excel.page.context().close();
  });

  it.each(['1.4', '1.7', '1.10'])('checks and writes with ExcelApi %s', async (api) => {
    const excel = await open('county.xlsx', api);
    await press(excel, 'balance');
    const { names } = await look(excel);
    expect(names.some((name) => name.startsWith('Junheng_cells_'))).toBe(true);
    await press(excel, 'marks');
    expect((await look(excel)).names).toEqual([]);
    await excel.page.context().close();
  });
});
