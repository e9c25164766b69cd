import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { besideExcel } from './besideExcel';
import { besidePage } from './besidePage';
import { scrollTo } from './desk';
import { type } from './grid';
import { inDialog, violations } from './looks';
import { EXAMPLES, offerFile, useBrowser } from './page';
import type { BesideOptions } from './place';
import { otherHeaders } from './receiving';

const { visit } = useBrowser();

async function show(page: Page, screen: string): Promise<void> {
  await page.locator(`#tab-${screen}`).click();
  await page.locator(`#screen[aria-labelledby="tab-${screen}"]`).waitFor();
}

async function inList(page: Page, name: RegExp): Promise<void> {
  const button = page.locator('[role="treegrid"]').getByRole('button', { name }).first();
  await scrollTo(page, button);
  await button.click();
}

const SCHOOLS = ['澄湖县实验小学.xlsx', '澄湖县第一初级中学.xlsx', '澄湖县龙泉九年一贯制学校.xlsx'];

const ANY = 'application/octet-stream';

type Look = readonly [string, (page: Page) => Promise<readonly string[]>];

const SCREENS: readonly Look[] = [
  'overview',
  'entry',
  'findings',
  'schools',
  'balance',
  'receive',
  'settings',
].map((screen) => [
  screen,
  async (page) => {
    await show(page, screen);
    if (screen === 'balance') await page.locator('#screen svg[role="img"]').waitFor();
    if (screen === 'entry') await page.locator('#screen input[data-entry]').first().focus();
    return violations(page);
  },
]);

/** Forms of schools, a county's workbook, and one with a header that no form knows. */
const RECEIVED: readonly Look[] = [
  [
    'received files',
    async (page) => {
      await show(page, 'receive');
      await page
        .locator('input[data-receive="files"]')
        .setInputFiles([
          ...[
            ...SCHOOLS.map((name) => join(EXAMPLES, 'schools', name)),
            join(EXAMPLES, 'county-messy.xlsx'),
          ].map((path) => ({ name: basename(path), mimeType: ANY, buffer: readFileSync(path) })),
          { name: '台账.xlsx', mimeType: ANY, buffer: Buffer.from(otherHeaders('甲').bytes) },
        ]);
      await page.getByText(/^(共 5 个文件|Files: 5)/).waitFor();
      await page.locator('#receive-part [data-head]').first().click();
      return violations(page);
    },
  ],
  [
    'dialog before all files are removed',
    (page) =>
      inDialog(page, () => page.getByRole('button', { name: /^(全部移出|Remove all)$/ }).click()),
  ],
  ...['schools', 'mapping', 'results'].map((part): Look => [
    `received ${part}`,
    async (page) => {
      await page.locator(`#receive-${part}`).click();
      const head = page.locator('#receive-part [data-head]').first();
      if (part === 'schools') await head.click();
      // A header that no form knows is being asked about.
      if (part === 'mapping') await page.locator('#receive-part li select').first().waitFor();
      return violations(page);
    },
  ]),
];

const PARTS: readonly Look[] = [
  [
    'repair dialog',
    async (page) => {
      await show(page, 'findings');
      return inDialog(page, () => inList(page, /^(修复全部|Repair all)/));
    },
  ],
  [
    'dialog of all repairs',
    (page) =>
      inDialog(page, () =>
        page
          .getByRole('button', { name: /^(修复全部可安全|Make all|Repair all)/ })
          .first()
          .click(),
      ),
  ],
  ['reason dialog', (page) => inDialog(page, () => inList(page, /^(批量说明|Explain several)/))],
  [
    'finding',
    async (page) => {
      await page.locator('[role="row"][aria-level="2"]').first().click();
      await page.locator('[role="row"] dl').waitFor();
      return violations(page);
    },
  ],
  [
    'filters',
    async (page) => {
      await page.getByRole('button', { name: /^(筛选|Filter)/ }).click();
      return violations(page);
    },
  ],
  [
    'school',
    async (page) => {
      // The row of the finding is selected, and the screen has followed it.
      await show(page, 'schools');
      await page.locator('#screen h3').first().waitFor();
      await page.locator('#screen li button[aria-expanded="false"]').first().click();
      return violations(page);
    },
  ],
  [
    'table of the chart',
    async (page) => {
      await show(page, 'balance');
      await page.getByRole('button', { name: /^(看表格|As a table)$/ }).click();
      return violations(page);
    },
  ],
  [
    'preview of the results',
    (page) =>
      inDialog(page, () => page.getByRole('button', { name: /^(写入表格|Write into)/ }).click()),
  ],
];

/** The bar's own dialog, over changes that no copy holds. */
const UNSAVED: Look = [
  'question before another file is opened',
  async (page) => {
    await type(page, 'A1', '1');
    return inDialog(page, () => offerFile(page, join(EXAMPLES, 'county.xlsx')));
  },
];

type Looks = readonly (readonly [BesideOptions, readonly Look[]])[];

const ON_PAGE: Looks = [
  [{ language: 'zh', theme: 'light' }, [...SCREENS, ...PARTS, UNSAVED, ...RECEIVED]],
  [{ language: 'en', theme: 'dark' }, [...SCREENS, ...PARTS, UNSAVED, ...RECEIVED]],
  [{ language: 'zh', forcedColours: true, width: 640 }, SCREENS],
];

/** The same pane, narrower and in a page of its own: what the other screens open has been looked at above. */
const IN_EXCEL: Looks = [
  [{ language: 'zh', theme: 'light' }, [...SCREENS, ...RECEIVED]],
  [{ language: 'en', theme: 'dark', width: 320 }, [...SCREENS, ...RECEIVED]],
];

describe.each([
  ['on the page', besidePage, ON_PAGE],
  ['in Excel', besideExcel, IN_EXCEL],
] as const)('axe %s', (_, place, all) => {
  it.each(all)(
    'finds nothing against the pane as %j',
    async (options, looks) => {
      const { page } = await place(visit, { ...options, workbook: 'county-messy.xlsx' });
      for (const [name, look] of looks) expect([name, ...(await look(page))]).toEqual([name]);
    },
    180_000,
  );
});
