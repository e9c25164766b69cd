import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { bundled } from './bundled';
import type { ExcelContext } from './excelInPage';
import type { Site, VisitOptions } from './page';

/** Tests and pictures alike are made from here. */
const ROOT = process.cwd();
const BUILT = process.env['JUNHENG_ADDIN'] ?? join(ROOT, 'dist/addin');
const LIBRARY = join(ROOT, 'node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js');
const OFFICE = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const ORIGIN = 'http://localhost:3000';

/** The add-in as it was built, with Microsoft's library over the simulated Excel in place of Office.js. */
export async function excelSite(): Promise<Site> {
  const simulated = await bundled(join(ROOT, 'test/e2e/excelInPage.ts'));
  const office = `${readFileSync(LIBRARY, 'utf8')}\n${readFileSync(simulated, 'utf8')}`;
  return {
    start: `${ORIGIN}/taskpane.html`,
    answer: ({ href, origin, pathname }) => {
      if (href === OFFICE) return office;
      return origin === ORIGIN ? readFileSync(join(BUILT, pathname)) : undefined;
    },
  };
}

/** Which Excel it is: the newest on the web unless told. */
export interface ExcelKind {
  /** Requirement set, such as `1.7` for Excel 2019. */
  readonly api?: string;
  readonly platform?: 'PC' | 'Mac' | 'OfficeOnline';
}

/** Sets up the Excel that a page will find around it. */
export async function inExcel(
  page: Page,
  workbook: { readonly name: string; readonly bytes: Uint8Array },
  { language = 'zh', theme = 'light', api, platform }: VisitOptions & ExcelKind,
): Promise<void> {
  const context: ExcelContext = {
    displayLanguage: language === 'en' ? 'en-US' : 'zh-CN',
    officeTheme: { isDarkTheme: theme === 'dark' },
    document: { url: `https://example.gov.cn/${encodeURIComponent(workbook.name)}` },
  };
  await page.addInitScript(
    (told) => {
      Object.assign(window, told);
    },
    {
      __workbook: Buffer.from(workbook.bytes).toString('base64'),
      __excelContext: context,
      ...(api === undefined ? {} : { __excelApi: api }),
      ...(platform === undefined ? {} : { __excelPlatform: platform }),
    },
  );
}
