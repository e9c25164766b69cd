import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { besideExcel } from './besideExcel';
import { showScreen } from './desk';
import { useBrowser } from './page';

const { visit } = useBrowser();

/** Brightness of what the pane is drawn on, 0 to 255. */
function ground(page: Page): Promise<number> {
  return page
    .locator('#pane section')
    .first()
    .evaluate((element) => {
      const [red = 0] = (/\d+/.exec(getComputedStyle(element).backgroundColor) ?? []).map(Number);
      return red;
    });
}

describe("the pane's theme in Excel", () => {
  it("is Excel's, whatever the machine's, until another is chosen", async () => {
    const { page } = await besideExcel(visit, { theme: 'dark' });
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(
      false,
    );
    expect(await ground(page)).toBeLessThan(64);
    await showScreen(page, 'settings');
    await page.getByRole('combobox', { name: /主题|外观/ }).selectOption('light');
    expect(await ground(page)).toBeGreaterThan(240);
  });

  it('is light in a light Excel on a dark machine', async () => {
    const { page } = await besideExcel(visit);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground(page)).toBeGreaterThan(240);
  });
});
